using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Retention.App.Storefronts.Shopify;
using Retention.App.Tests.Architecture;
using Retention.App.Webhooks;

namespace Retention.App.Tests.Storefronts.Shopify;

/// <summary>What Shopify is told of the app is what the program does.</summary>
public sealed partial class ShopifyTomlTests
{
    // What the translation knows and says of that it is not used: we don't ask to be told.
    private static readonly string[] NotAskedFor = ["customers_whats_app_marketing_consent/update", "orders/edited", "returns/close"];

    [Fact]
    public void Every_topic_that_is_asked_for_is_read() =>
        Topics().Where(topic => ShopifyTranslation.Read(topic, Encoding.UTF8.GetBytes("{}"), DateTimeOffset.UnixEpoch) is Translated.Ignored(var why) && why.Contains("not used", StringComparison.Ordinal)).ShouldBeEmpty();

    [Fact]
    public void Every_topic_that_is_read_is_asked_for()
    {
        var source = File.ReadAllText(Path.Combine(Source.Root, "src", "Retention.App", "Webhooks", "ShopifyTranslation.cs"));
        var read = Literal().Matches(source).Select(match => match.Groups["topic"].Value).Distinct(StringComparer.Ordinal).ToArray();
        read.Length.ShouldBeGreaterThan(25);
        read.Except(NotAskedFor, StringComparer.Ordinal).ShouldBe(Topics(), ignoreOrder: true);
    }

    [Fact]
    public void The_three_of_the_law_are_asked_for_as_such() =>
        Strings(Line("compliance_topics")).ShouldBe(["customers/data_request", "customers/redact", "shop/redact"]);

    [Fact]
    public void The_scopes_are_those_that_the_program_knows_and_nothing_is_asked_for_twice()
    {
        Strings(Line("scopes")).Single().Split(',').ShouldBe(ShopifyScopes.Wanted);
        ShopifyScopes.Wanted.ShouldBeUnique(StringComparer.Ordinal);
        ShopifyScopes.List.ShouldAllBe(one => one.For.Length > 10);
    }

    [Fact]
    public void The_version_of_its_webhooks_is_that_of_what_we_ask() => Strings(Line("api_version")).ShouldBe([ShopifyApi.Version]);

    [Fact]
    public void An_operator_s_file_has_no_place_left_to_fill()
    {
        var file = ShopifyConfig.For(new("https://retention.shop.example/"), "0123456789abcdef0123456789abcdef");
        file.ShouldNotContain("\"CLIENT_ID\"", Case.Sensitive);
        file.ShouldNotContain("app.example");
        file.ShouldContain("client_id = \"0123456789abcdef0123456789abcdef\"");
        file.ShouldContain("application_url = \"https://retention.shop.example/app\"");
        file.ShouldContain("url = \"https://retention.shop.example/storefront/shopify\"");
        Regex.Count(file, Regex.Escape("uri = \"https://retention.shop.example/webhooks/shopify\"")).ShouldBe(7);
    }

    [Theory]
    [InlineData("0123456789abcdef", true)]
    [InlineData("0123\"\nx=\"89abcdef", false)]
    [InlineData("", false)]
    public void Nothing_else_gets_between_the_quotes(string clientId, bool isOne) => ShopifyConfig.IsClientId(clientId).ShouldBe(isOne);

    private static string[] Topics() => [.. Lines().Where(line => line.StartsWith("topics =", StringComparison.Ordinal) || line.StartsWith("compliance_topics =", StringComparison.Ordinal)).SelectMany(Strings)];

    private static string Line(string key) => Lines().Single(line => line.StartsWith($"{key} =", StringComparison.Ordinal));

    private static IEnumerable<string> Lines() => ShopifyConfig.Text.Split('\n').Select(line => line.Trim());

    private static IEnumerable<string> Strings(string line)
    {
        var value = line[(line.IndexOf('=', StringComparison.Ordinal) + 1)..].Trim();
        return value[0] == '[' ? JsonSerializer.Deserialize<string[]>(value)! : [JsonSerializer.Deserialize<string>(value)!];
    }

    [GeneratedRegex("\"(?<topic>[a-z_]+/[a-z_]+)\"", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Literal();
}
