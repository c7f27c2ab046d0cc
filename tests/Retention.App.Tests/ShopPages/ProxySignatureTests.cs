using Retention.App.ShopPages;

namespace Retention.App.Tests.ShopPages;

/// <summary>What Shopify passes on is believed by its signature alone (facts/shopify.md 4.1).</summary>
public class ProxySignatureTests
{
    private const string Secret = "hush";
    private const string Query = "?extra=1&extra=2&shop=shop-name.myshopify.com&logged_in_customer_id=1&path_prefix=%2Fapps%2Fawesome_reviews&timestamp=1317327555";
    private static readonly DateTimeOffset At = DateTimeOffset.FromUnixTimeSeconds(1317327555);

    [Fact]
    public void The_documents_own_query_has_the_signature_that_they_print()
    {
        ProxySignature.Of(Query, Secret).ShouldBe("4c68c8624d737112c91818c11017d24d334b524cb5c2b8ba08daa056f7395ddb");
        var call = Read(Query).ShouldNotBeNull();
        (call.Domain, call.Customer, call.Path, call.Of("extra")).ShouldBe(("shop-name.myshopify.com", "1", "/apps/awesome_reviews", "1"));
    }

    [Fact]
    public void Values_count_as_they_are_read_and_empty_ones_count_too()
    {
        const string odd = "?q=a%26b%3D%25+%C3%A9&empty=&Shop=x&shop=a.myshopify.com&logged_in_customer_id=&path_prefix=%2Fapps%2Fretain&timestamp=1317327555";
        // Written by hand from the algorithm's words, so that one mistake is not made twice.
        const string words = "Shop=xempty=logged_in_customer_id=path_prefix=/apps/retainq=a&b=% éshop=a.myshopify.comtimestamp=1317327555";
        var signature = Convert.ToHexStringLower(System.Security.Cryptography.HMACSHA256.HashData("hush"u8, System.Text.Encoding.UTF8.GetBytes(words)));
        var call = ProxySignature.Read($"{odd}&signature={signature}", [Secret], At).ShouldNotBeNull();
        (call.Customer, call.Of("q"), call.Of("empty")).ShouldBe((null, "a&b=% é", ""));
        ProxySignature.Read($"{odd.Replace("&empty=", "", StringComparison.Ordinal)}&signature={signature}", [Secret], At).ShouldBeNull("an empty value that was taken out");
    }

    [Theory]
    [InlineData("&extra=2", "&extra=3", "an altered parameter")]
    [InlineData("&extra=2", "", "one of two that was taken out")]
    [InlineData("customer_id=1", "customer_id=2", "another customer")]
    [InlineData("shop-name", "other-shop", "another shop")]
    [InlineData("&timestamp=1317327555", "&timestamp=1317327556", "another time")]
    [InlineData("&timestamp=1317327555", "", "no time")]
    public void What_was_altered_on_the_way_is_not_believed(string from, string to, string why) =>
        ProxySignature.Read($"{Query.Replace(from, to, StringComparison.Ordinal)}&signature={ProxySignature.Of(Query, Secret)}", [Secret], At).ShouldBeNull(why);

    [Theory]
    [InlineData("shop=other.myshopify.com")]
    [InlineData("timestamp=1317327555")]
    [InlineData("logged_in_customer_id=2")]
    [InlineData("path_prefix=%2Fapps%2Fother")]
    [InlineData("signature=4c68c8624d737112c91818c11017d24d334b524cb5c2b8ba08daa056f7395ddb")]
    public void What_Shopify_adds_may_come_once_only_however_it_is_signed(string second)
    {
        var both = $"{Query}&{second}";
        ProxySignature.Read($"{both}&signature={ProxySignature.Of(both, Secret)}", [Secret], At).ShouldBeNull();
        var first = $"?{second}&{Query[1..]}";
        ProxySignature.Read($"{first}&signature={ProxySignature.Of(first, Secret)}", [Secret], At).ShouldBeNull();
        ProxySignature.Read($"{Query}&signature={ProxySignature.Of(Query, Secret)}&hmac=a&hmac=b", [Secret], At).ShouldBeNull("nor the older scheme's signature");
    }

    [Fact]
    public void A_call_is_believed_for_90_seconds_before_and_after()
    {
        var signed = $"{Query}&signature={ProxySignature.Of(Query, Secret)}";
        foreach (var (seconds, isBelieved) in new[] { (-91, false), (-90, true), (90, true), (91, false) })
            (ProxySignature.Read(signed, [Secret], At.AddSeconds(seconds)) is not null).ShouldBe(isBelieved, $"{seconds} s");
    }

    [Fact]
    public void Any_of_our_secrets_will_do_while_one_is_changed_and_no_other()
    {
        var signed = $"{Query}&signature={ProxySignature.Of(Query, "the-older-one")}";
        ProxySignature.Read(signed, ["the-newer-one", "the-older-one"], At).ShouldNotBeNull();
        ProxySignature.Read(signed, ["the-newer-one"], At).ShouldBeNull();
        ProxySignature.Read(signed, [], At).ShouldBeNull("a door without a secret is closed");
    }

    [Theory]
    [InlineData("shop=shop-name.myshopify.com", "shop=shop-name.example.com")]
    [InlineData("path_prefix=%2Fapps%2Fawesome_reviews", "path_prefix=https%3A%2F%2Fevil.example%2Fx")]
    [InlineData("path_prefix=%2Fapps%2Fawesome_reviews", "path_prefix=%2F%2Fevil.example")]
    [InlineData("logged_in_customer_id=1", "logged_in_customer_id=a%7Cb")]
    public void Signed_or_not_what_is_no_shop_no_customer_and_no_path_is_refused(string from, string to)
    {
        var query = Query.Replace(from, to, StringComparison.Ordinal);
        ProxySignature.Read($"{query}&signature={ProxySignature.Of(query, Secret)}", [Secret], At).ShouldBeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData("?")]
    [InlineData("?signature=")]
    [InlineData("?signature=zz68c8624d737112c91818c11017d24d334b524cb5c2b8ba08daa056f7395ddb")]
    [InlineData("?shop=shop-name.myshopify.com&signature=é")]
    public void What_is_no_signature_is_refused_without_a_fault(string query) => ProxySignature.Read(query, [Secret], At).ShouldBeNull();

    private static ProxyCall? Read(string query) => ProxySignature.Read($"{query}&signature={ProxySignature.Of(query, Secret)}", [Secret], At);
}
