using Retention.Law;

namespace Retention.Tests.Law;

public class RulesTests
{
    [Fact]
    public void A_country_has_one_row_for_each_way_and_purpose_and_everywhere_else_has_them_all()
    {
        var rows = Rules.Consents.SelectMany(rule => rule.Countries.DefaultIfEmpty("").SelectMany(country => rule.Purposes.Select(purpose => (country, rule.Channel, purpose)))).ToArray();
        rows.ShouldBeUnique();
        foreach (var channel in Enum.GetValues<Channel>())
        {
            foreach (var purpose in Enum.GetValues<Purpose>())
                rows.ShouldContain(("", channel, purpose));
        }
    }

    [Fact]
    public void Each_row_names_its_place_and_its_source_and_countries_by_their_codes()
    {
        Rules.Consents.ShouldAllBe(rule => rule.Place.Length > 0 && rule.Source.Length > 0 && rule.Countries.All(country => country.Length == 2 && country.All(char.IsAsciiLetterUpper)));
        Rules.Offers.ShouldAllBe(rule => rule.Place.Length > 0 && rule.Source.Length > 0);
        TextHours.List.ShouldAllBe(rule => rule.Place.Length > 0 && rule.Source.Length > 0);
    }

    [Fact]
    public void What_is_stronger_than_enough_is_enough_too()
    {
        foreach (var rule in Rules.Consents.Concat(Rules.Consents.SelectMany(rule => Rules.Consents.Select(rule.And))))
        {
            rule.Enough.HasFlag(Basis.Named).ShouldBeTrue(rule.Said);
            if (rule.Enough.HasFlag(Basis.Express))
                rule.Enough.HasFlag(Basis.Confirmed).ShouldBeTrue(rule.Said);
            if (rule.Enough.HasFlag(Basis.Customer))
                rule.Enough.HasFlag(Basis.Sale).ShouldBeTrue(rule.Said);
        }
    }

    [Fact]
    public void Advertising_never_goes_unasked() => Rules.Consents.Where(rule => rule.Purposes.Contains(Purpose.Marketing)).ShouldAllBe(rule => !rule.Enough.HasFlag(Basis.Unasked) && !rule.Enough.HasFlag(Basis.Customer));

    [Theory]
    [InlineData("US", "consent")]
    [InlineData("CA", "consent; or a paid order of the last 24 months, with `soft-opt-in=on`; or an enquiry of the last 6 months, with `soft-opt-in=on`")]
    [InlineData("DE", "confirmed consent (double opt-in); or a paid order, with `soft-opt-in=on`")]
    [InlineData("GB", "consent; or a paid order, with `soft-opt-in=on`")]
    [InlineData("NO", "consent; or a paid order, with `soft-opt-in=on`")]
    [InlineData("JP", "consent; or a paid order, with `soft-opt-in=on`")]
    [InlineData("BR", "consent")]
    [InlineData(null, "consent")]
    public void What_a_letter_of_advertising_needs(string? country, string needs) => BasisText.Of(ConsentLaw.For(country, "US", Channel.Email, Purpose.Marketing)).ShouldBe(needs);

    [Fact]
    public void Where_no_country_is_known_each_rule_is_as_strict_as_the_shops_own_country_and_as_everywhere_else()
    {
        foreach (var home in Rules.Consents.SelectMany(rule => rule.Countries).Distinct(StringComparer.Ordinal))
        {
            foreach (var (channel, purpose) in Enum.GetValues<Channel>().SelectMany(channel => Enum.GetValues<Purpose>().Select(purpose => (channel, purpose))))
            {
                var unknown = ConsentLaw.For(country: null, home, channel, purpose).Enough;
                unknown.ShouldBe(ConsentLaw.For(home, home: null, channel, purpose).Enough & ConsentLaw.For("XX", home: null, channel, purpose).Enough, $"{home} {channel} {purpose}");
            }
        }
    }

    [Theory]
    [InlineData("US", false)]
    [InlineData("DE", true)]
    [InlineData("CA", true)]
    [InlineData(null, true)]
    public void An_offer_makes_advertising_of_a_letter_where_the_table_says_so(string? country, bool does) => ConsentLaw.IsOfferMarketing(country).ShouldBe(does);
}
