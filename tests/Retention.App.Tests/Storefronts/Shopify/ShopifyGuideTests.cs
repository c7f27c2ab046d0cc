using System.Globalization;
using Retention.App.Storefronts.Shopify;
using Retention.App.Tests.Architecture;
using Retention.Decisions;

namespace Retention.App.Tests.Storefronts.Shopify;

/// <summary>docs/shopify.md says what the program does.</summary>
public sealed class ShopifyGuideTests
{
    private static string Guide { get; } = File.ReadAllText(Path.Combine(Source.Root, "docs", "shopify.md"));

    [Fact]
    public void Every_scope_stands_there_with_what_it_is_for() => Rows("| `").ShouldBe(ShopifyScopes.List.Select(one => $"| `{one.Scope}` | {one.For} |"));

    [Fact]
    public void What_shops_may_send_stands_there() => Rows("| a ").Concat(Rows("| any other")).ShouldBe(Allowance.Table.Select(Row));

    private static string[] Rows(string beginning) => [.. Guide.Split('\n').Where(line => line.StartsWith(beginning, StringComparison.Ordinal))];

    private static string Row((string Shop, int? UpToDays, Allowance Most) row) =>
        string.Create(CultureInfo.InvariantCulture, $"| {row.Shop} | {(row.UpToDays is { } days ? $"{days} days" : "always")} | {row.Most.PerDay:N0} | {row.Most.Advertising:N0} |");
}
