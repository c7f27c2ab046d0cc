using Retention.App.ForShoppers;
using Retention.App.Merchant.TierPages;
using Retention.App.Tiers;
using Retention.Shoppers;
using Retention.Shops;
using Retention.Tiers;

namespace Retention.App.Tests.Tiers;

/// <summary>What the merchant sets, and what the shopper sees of it.</summary>
public sealed class TierPageTests
{
    private static readonly Currency Euro = new("EUR");
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

    private static Dictionary<string, string> Typed => new(StringComparer.Ordinal)
    {
        ["measure"] = "Spend",
        ["name-0"] = "Silver",
        ["threshold-0"] = "100",
        ["benefits-0"] = "Free shipping.",
        ["words-0"] = "de: Silber | Versand frei.",
        ["name-1"] = "Gold",
        ["threshold-1"] = "250,50",
        ["code-1"] = "GOLD-10",
        ["credit-1"] = "5",
        ["early"] = "8814 gold 2026-12-24",
        ["tells"] = "yes",
        ["gift-product"] = "12",
        ["gift-title"] = "Blue Mug",
        ["gift-price"] = "9.00",
        ["gift-reviews"] = "10",
    };

    [Fact]
    public void What_is_typed_is_understood_and_written_back_as_it_was()
    {
        var settings = TierForm.Read(Typed, before: null, Euro).Settings!;
        settings.Levels.Select(level => (level.Key, level.Threshold)).ShouldBe([("level1", 10_000L), ("level2", 25_050L)]);
        (settings.Levels[0].NameIn("de"), settings.Levels[0].BenefitsIn("fr"), settings.Levels[1].Credit).ShouldBe(("Silber", "Free shipping.", new Money(500, Euro)));
        settings.Early.ShouldBe([new EarlyItem("8814", "level2", new(2026, 12, 24))]);
        settings.Gift.ShouldBe(new ReviewGift(new("12", "Blue Mug", new Money(900, Euro)), 10));
        var again = TierForm.Read(TierForm.Of(settings).Typed, settings, Euro).Settings!;
        again.Version.ShouldBe(2);
        again.Levels.Select(level => level.Key).ShouldBe(settings.Levels.Select(level => level.Key));
        again.Early.ShouldBe(settings.Early);
    }

    [Theory]
    [InlineData("threshold-0", "none", "threshold-0")]
    [InlineData("threshold-1", "99", "threshold-1")]
    [InlineData("name-1", "Silver", "name-1")]
    [InlineData("early", "8814 Platinum 2026-12-24", "early")]
    [InlineData("early", "8814 Gold soon", "early")]
    [InlineData("gift-product", "a mug", "gift-product")]
    [InlineData("words-0", "Silber", "words-0")]
    [InlineData("code-1", "50 % off", "code-1")]
    public void What_is_not_understood_is_named_and_nothing_is_kept(string field, string text, string fault)
    {
        var form = TierForm.Read(new Dictionary<string, string>(Typed, StringComparer.Ordinal) { [field] = text }, before: null, Euro);
        form.Settings.ShouldBeNull();
        form.Faults.ContainsKey(fault).ShouldBeTrue(string.Join(", ", form.Faults.Keys));
    }

    [Fact]
    public void A_shopper_sees_the_level_what_it_brings_and_the_way_to_the_next_in_every_language()
    {
        var settings = TierForm.Read(Typed, before: null, Euro).Settings!;
        var shop = new Shop { Id = "s", Brand = new("Mugs"), ConnectedAt = Now.AddYears(-2), Country = "DE", Settings = new() { Tiers = settings } };
        var shopper = new Shopper { Id = "a", Tier = new("level1", new(2026, 11, 1), settings.Version) }
            .With(new KnownOrder { Id = "1", Stage = Events.OrderStage.Paid, PlacedAt = Now.AddDays(-19), Kept = new Money(15_000, Euro) });
        foreach (var words in ShopperWords.List)
        {
            var seen = new TierReading(new TestClock(Now)).Read(shop, shopper, words)!;
            (seen.Level, seen.Levels.Single(level => level.IsReached).Name).ShouldBe((words.Language == "de" ? "Silber" : "Silver", words.Language == "de" ? "Silber" : "Silver"));
            seen.Next!.ShouldContain("Gold");
            seen.Next!.ShouldContain("100"); // 250.50 less 150.00 is 100.50.
            seen.Codes.ShouldBeEmpty();
            seen.Gift!.ShouldContain("Blue Mug");
            seen.KeptUntil.ShouldNotBeNull();
        }

        new TierReading(new TestClock(Now)).Read(shop with { Settings = new() }, shopper, ShopperWords.List[0]).ShouldBeNull();
    }
}
