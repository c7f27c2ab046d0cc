using System.Globalization;
using System.Text.Json;
using Retention.Flows;

namespace Retention.Tests;

public class CultureTests
{
    // The Thai calendar is 543 years ahead, Turkish has two letters i: neither changes a decision.
    [Theory]
    [InlineData("th-TH")]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    public void A_story_is_decided_alike_in_every_culture(string culture)
    {
        var expected = Story();
        expected.Length.ShouldBeGreaterThan(20_000, "otherwise the stories tell nothing");
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Some.Noon.ToString("yyyy").ShouldBe(culture switch { "th-TH" => "2569", "ar-SA" => "1447", _ => "2026" }, "the culture itself is there");
            Story().ShouldBe(expected);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static string Story()
    {
        var shop = Some.WholeShop() with { TimeZone = "Europe/Istanbul", Settings = Some.WholeShop().Settings with { EmailWindow = Retention.Decisions.SendWindow.Email, TextWindow = Retention.Decisions.SendWindow.Text } };
        var lives = Enumerable.Range(0, 40).Select(seed => new World(shop, seed).Live(Lives.Muddled(Lives.Of(seed), seed)));
        return string.Join('\n', lives.Select(world => JsonSerializer.Serialize(new { world.Entries, world.Shopper, Flows = AllFlows.Switches.Select(flow => flow.Key) })));
    }
}
