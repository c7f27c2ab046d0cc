using Retention.App.Storefronts.WooCommerce;
using Retention.App.Tests.Architecture;

namespace Retention.App.Tests.Storefronts.WooCommerce;

/// <summary>docs/woocommerce.md tells merchants what goes wrong in the words of the program.</summary>
public class TroubleTableTests
{
    [Fact]
    public void Every_trouble_stands_in_the_guide_as_the_program_says_it() => Rows(File.ReadAllText(Path.Combine(Source.Root, "docs", "woocommerce.md"))).ShouldBe(ShopTroubles.All.Keys.Select(Row));

    [Fact]
    public void A_guide_that_says_it_otherwise_is_caught() => Rows($"{Row(ShopTroubles.TimeOut)} Really.").ShouldNotBe([Row(ShopTroubles.TimeOut)]);

    [Fact]
    public void The_guide_names_every_topic_that_is_listened_to()
    {
        var guide = File.ReadAllText(Path.Combine(Source.Root, "docs", "woocommerce.md"));
        WebhookPlan.OfWooCommerce.Concat(WebhookPlan.OfPlugin).ShouldAllBe(topic => guide.Contains($"`{topic}`"));
    }

    private static string Row(string key) =>
        $"| `{key}`{(ShopTroubles.Of(key).IsPassing ? " (passing)" : "")} | {ShopTroubles.All[key].What} | {ShopTroubles.All[key].Remedy} |";

    private static string[] Rows(string guide) => [.. guide.Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal) && ShopTroubles.All.Keys.Any(key => line.StartsWith($"| `{key}`", StringComparison.Ordinal)))];
}
