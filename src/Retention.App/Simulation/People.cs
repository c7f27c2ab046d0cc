using System.Globalization;
using System.Text;
using Bogus;

namespace Retention.App.Simulation;

/// <summary>
/// Makes one person after the other. How often they buy follows what Fader, Hardie and Lee (2005) estimated for the 2,357 buyers of CDNOW: rates
/// are gamma distributed (r 0.243, alpha 4.414 weeks), the probability to leave is beta distributed (a 0.793, b 2.426). Beside them stand
/// regulars, who buy what is used up, and those who look and don't buy.
/// </summary>
internal sealed class People(SimulationSettings settings, double business)
{
    private readonly Dictionary<string, Faker> _fakers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _phones = new(StringComparer.Ordinal);
    private readonly HashSet<string> _addresses = new(StringComparer.Ordinal);
    private Person? _last;
    private int _count;

    /// <summary>The next person.</summary>
    public Person Next()
    {
        var dice = Dice.Of(settings.Seed, $"person|{_count}");
        // A household: partners share the door, the telephone and the name, and are two people.
        var partner = dice.Comes(0.015) ? _last : null;
        var place = partner?.Place ?? dice.Pick(Place.All, one => one.Weight);
        var faker = FakerOf(place, dice);
        var first = faker.Name.FirstName();
        var last = partner?.LastName ?? faker.Name.LastName();
        var hasTwoAddresses = dice.Comes(0.05);
        var phone = partner is null ? (dice.Comes(hasTwoAddresses ? 1 : 0.45) ? NextPhone(place) : null) : partner.Phone;
        return _last = new()
        {
            Index = _count++,
            FirstName = first,
            LastName = last,
            Email = Address($"{Letters(first)}.{Letters(last)}", dice),
            SecondEmail = hasTwoAddresses ? Address($"{Letters(first)[..1]}{Letters(last)}", dice) : null,
            Phone = phone,
            Place = place,
            Street = partner?.Street ?? faker.Address.StreetAddress(),
            PostalCode = partner?.PostalCode ?? dice.Random.Replace(place.PostalCode),
            // Whoever orders with two addresses does so as a guest: an account would join them.
            AccountFrom = hasTwoAddresses ? null : dice.Share() switch { < 0.45 => 0, < 0.65 => 1, _ => null },
            HasTwoAccounts = dice.Comes(0.02),
            Permission = dice.Share() switch { < 0.45 => Permission.Checkout, < 0.6 => Permission.Newsletter, _ => Permission.None },
            AllowsTexts = phone is not null && dice.Comes(0.12),
            Habit = HabitOf(dice),
        };
    }

    private Habit HabitOf(Dice dice)
    {
        // A growing shop: at its end half as many again come as at its opening.
        var joins = business * ((Math.Sqrt(1 + (1.25 * dice.Share())) - 1) / 0.5);
        var (cartsBought, savesBought) = (dice.Beta(2, 18), dice.Beta(2, 28));
        switch (dice.Share())
        {
            case < 0.46: // Looks, and comes again now and then.
                return new(joins, Buys: false, Gap: 0, Regularity: 1, Leaves: 1, Carts: 0.0022, Saves: 0.0008, cartsBought, savesBought, Favourite: null);
            case < 0.53: // Coffee is used up.
                var favourite = dice.Pick(Product.Consumables, product => product.Weight);
                var gap = favourite.LastsDays!.Value * dice.Between(0.8, 1.4);
                return new(joins, Buys: true, gap, Regularity: 6, dice.Beta(2, 24), Carts: 0.002 + (0.3 / gap), Saves: 0.001, cartsBought, savesBought, favourite);
            default:
                var mean = 1 / Math.Max(1e-9, dice.Gamma(0.243, 4.414 * 7));
                return new(joins, Buys: true, mean, Regularity: 1, dice.Beta(0.793, 2.426), Carts: 0.0025 + (0.4 / mean), Saves: 0.0012 + (0.05 / mean), cartsBought, savesBought, Favourite: null);
        }
    }

    private Faker FakerOf(Place place, Dice dice)
    {
        if (!_fakers.TryGetValue(place.Names, out var faker))
            _fakers[place.Names] = faker = new Faker(place.Names);
        faker.Random = dice.Random;
        return faker;
    }

    private string? NextPhone(Place place)
    {
        var rank = _phones[place.PhoneRange] = _phones.GetValueOrDefault(place.PhoneRange, -1) + 1;
        return place.Phone(rank);
    }

    // Domains that IANA keeps free for examples (RFC 2606): nobody gets mail by mistake.
    private string Address(string name, Dice dice)
    {
        var domain = dice.Comes(0.5) ? "example.org" : "example.com";
        var address = $"{name}@{domain}";
        for (var number = 2; !_addresses.Add(address); number++)
            address = $"{name}{(number < 6 ? number : dice.Whole(10, 9999)).ToString(CultureInfo.InvariantCulture)}@{domain}";
        return address;
    }

    // Names as they are typed into an address: no accents, and something else where the script is another.
    private static string Letters(string name)
    {
        var plain = string.Concat(name.Normalize(NormalizationForm.FormD).ToLowerInvariant().Replace("ß", "ss", StringComparison.Ordinal).Where(char.IsAsciiLetter));
        return plain.Length > 0 ? plain : "tokyo";
    }
}
