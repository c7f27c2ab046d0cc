using Retention.App.Simulation.Stories;
using Retention.Events;

namespace Retention.App.Simulation;

/// <summary>A moment at which a flow would write to somebody, and what is true of it.</summary>
/// <param name="Flow">The flow.</param>
/// <param name="Person">Who.</param>
/// <param name="Subject">What it would be about.</param>
/// <param name="At">When it would write (UTC).</param>
/// <param name="Without">The probability that the person orders within the flow's window without a message.</param>
/// <param name="With">The probability with one.</param>
internal sealed record Chance(string Flow, string Person, string Subject, DateTimeOffset At, double Without, double With);

/// <summary>What one person does after a moment, with a message and without: one of the two can be seen, both are known here.</summary>
/// <param name="Without">When the person orders within the window if nobody writes; null when not.</param>
/// <param name="With">When the person orders within the window if the flow writes; null when not.</param>
/// <param name="Persuaded">The order that only the message brings; null when there is none.</param>
internal sealed record Response(DateTimeOffset? Without, DateTimeOffset? With, Purchase? Persuaded);

/// <summary>
/// What each message would have changed. Nobody is put off by one: whoever orders anyway does so at the same moment, and of the others so many
/// are persuaded that the difference is the flow's <see cref="TrueEffect"/>. Each message is judged alone; what two of them do together is
/// not modelled.
/// </summary>
internal sealed class Truth
{
    private readonly History _history;
    private readonly Lazy<Dictionary<Name, string>> _persons;

    /// <summary>Knows the lives.</summary>
    public Truth(History history)
    {
        _history = history;
        _persons = new(Index);
    }

    /// <summary>Who is called so in the history; null for a name that is nobody's. A telephone or a street is no answer to who somebody is.</summary>
    public string? PersonOf(Name name) => _persons.Value.GetValueOrDefault(name);

    /// <summary>
    /// What is true when a flow may write to a person at this moment, whatever moment it chooses. Lives are known until 60 days after the
    /// history's end; a window that ends later is judged by its first part.
    /// </summary>
    public Chance Of(string flow, string person, string subject, DateTimeOffset at)
    {
        var effect = TrueEffect.Of(flow);
        var without = _history.Find(person)?.Probability(at, at + effect.Window) ?? 0;
        return new(flow, person, subject, at, without, Math.Min(1, without + effect.Lift));
    }

    /// <summary>What the person does then. Follows from person, flow and subject: asked again, the answer is the same.</summary>
    public Response ResponseTo(Chance chance)
    {
        if (_history.Find(chance.Person) is not { } life)
            return new(Without: null, With: null, Persuaded: null);
        var window = TrueEffect.Of(chance.Flow).Window;
        if (life.Next(chance.At, chance.At + window) is { } own)
            return new(own.At, own.At, Persuaded: null);
        var dice = Dice.Of(_history.Settings.Seed, $"response|{chance.Flow}|{chance.Person}|{chance.Subject}");
        // So many of those who don't order anyway that the probability grows by the effect.
        if (!dice.Comes(chance.Without < 1 ? (chance.With - chance.Without) / (1 - chance.Without) : 0))
            return new(Without: null, With: null, Persuaded: null);
        var share = -0.25 * Math.Log(1 - (dice.Share() * (1 - Math.Exp(-4)))); // Most soon, all within the window.
        var at = chance.At.AddSeconds(Math.Floor(Math.Max(60, window.TotalSeconds * Math.Min(share, 1))));
        var from = life.Interests.FirstOrDefault(interest => interest.BoughtAt is null && (interest.Kind == InterestKind.Cart ? CartId(interest) : interest.Product.Id) == chance.Subject);
        var rank = life.Purchases.Count(purchase => purchase.At < at);
        return new(Without: null, at, new() { Person = life.Person, At = at, Rank = rank, Number = 900_001 + (int)(Dice.Hash(_history.Settings.Seed, $"{chance.Flow}|{chance.Person}|{chance.Subject}") % 100_000), From = from, PersuadedBy = chance.Flow });
    }

    /// <summary>
    /// The moments at which flows with ordinary timing would write, all windows of which end within the history. A flow with other timing asks
    /// <see cref="Of"/> itself.
    /// </summary>
    public IEnumerable<Chance> Chances() =>
        from life in _history.Lives
        from moment in Moments(life)
        where moment.At + TrueEffect.Of(moment.Flow).Window <= _history.Settings.Until
        select Of(moment.Flow, life.Person.Id, moment.Subject, moment.At);

    private IEnumerable<(string Flow, string Subject, DateTimeOffset At)> Moments(Life life)
    {
        foreach (var interest in life.Interests.Where(interest => interest.At < _history.Settings.Until))
        {
            // A cart is at rest within half an hour, and is written about an hour later.
            var at = interest.Kind == InterestKind.Cart ? interest.At.AddMinutes(90) : Reminded(interest);
            if (!(interest.BoughtAt <= at) && !(SaveStory.ForgottenAt(_history, interest) <= at))
                yield return interest.Kind == InterestKind.Cart ? (TrueEffect.AbandonedCart, CartId(interest), at) : (TrueEffect.SaveForLater, interest.Product.Id, at);
        }

        foreach (var purchase in life.Purchases.Where(purchase => purchase.At < _history.Settings.Until))
        {
            yield return (TrueEffect.ThankYou, purchase.Id, purchase.At.AddHours(1));
            if (Fate.Of(_history, purchase).DeliveredAt is { } delivered)
            {
                yield return (TrueEffect.Nps, purchase.Id, delivered.AddDays(3));
                yield return (TrueEffect.ReviewRequest, purchase.Id, delivered.AddDays(14));
            }

            if (Basket.Of(_history.Settings.Seed, purchase).Min(product => product.LastsDays) is { } lasts && purchase.At.AddDays(lasts * 0.85) is var usedUp && life.Next(purchase.At, usedUp) is null)
                yield return (TrueEffect.Replenishment, purchase.Id, usedUp);
            var lapsed = purchase.At.AddDays(life.Person.Habit.Buys ? Math.Clamp(1.5 * life.Person.Habit.Gap, 60, 120) : 120);
            if (life.Next(purchase.At, lapsed) is null)
                yield return (TrueEffect.WinBack, purchase.Id, lapsed);
        }
    }

    // When the item is cheaper or back; after three days when there is no such reason.
    private DateTimeOffset Reminded(Interest interest) =>
        _history.Items.Reason(interest.Product, interest.At, interest.At.AddDays(30)) ?? interest.At.AddDays(3);

    private string CartId(Interest interest) => CartStory.CartToken(_history, interest.Subject);

    private Dictionary<Name, string> Index()
    {
        var persons = new Dictionary<Name, string>();
        foreach (var life in _history.Lives)
        {
            var person = life.Person;
            Name?[] own = [Name.OfEmail(person.Email), Name.OfEmail(person.SecondEmail), Name.OfEmail(person.SecondAccountEmail), new(NameKind.Customer, person.CustomerId), new(NameKind.Customer, person.SecondCustomerId)];
            var carts = life.Interests.Where(interest => interest.Kind == InterestKind.Cart).Select(interest => interest.Subject).Concat(life.Purchases.Select(purchase => purchase.Cart)).Concat(life.Purchases.Select(purchase => purchase.Id)).Append(CartStory.EmptiedBy(person));
            var names = own.OfType<Name>().Concat(life.Purchases.Select(purchase => new Name(NameKind.Order, purchase.Id)))
                .Concat(carts.SelectMany(cart => new Name[] { new(NameKind.Cart, CartStory.CartToken(_history, cart)), new(NameKind.Checkout, CartStory.CheckoutToken(_history, cart)) }));
            foreach (var name in names)
                persons[name] = person.Id;
        }

        return persons;
    }
}
