using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Retention.App.Tests.Merchant;

/// <summary>Whatever is posted to a page of the merchant's, the answer is one in words and never a fault of ours.</summary>
[Collection("Azurite")]
public sealed class OddPostTests(AzuriteFixture azurite)
{
    /// <summary>What no page posts, and what the door says to it; the import reads for itself.</summary>
    private static readonly (string Name, Func<HttpContent?> Content, HttpStatusCode Said)[] Odd =
    [
        ("no body", () => null, HttpStatusCode.UnsupportedMediaType),
        ("no content type", () => Of("mode=off", type: null), HttpStatusCode.UnsupportedMediaType),
        ("JSON", () => Of("""{"mode":"off"}""", "application/json"), HttpStatusCode.UnsupportedMediaType),
        ("a truncated multipart", () => Of("--x\r\nContent-Disposition: form-data; name=\"mode\"\r\n\r\nof", "multipart/form-data; boundary=x"), HttpStatusCode.BadRequest),
        ("a multipart without a boundary", () => Of("--x--", "multipart/form-data"), HttpStatusCode.BadRequest),
        ("1 MB", () => Of($"text={new string('a', 1024 * 1024)}", Urlencoded), HttpStatusCode.BadRequest),
        ("too many keys", () => Of(string.Join('&', Enumerable.Range(0, 5_000).Select(number => $"a{number}=1")), Urlencoded), HttpStatusCode.BadRequest),
        ("a key that is too long", () => Of($"{new string('a', 4_000)}=1", Urlencoded), HttpStatusCode.BadRequest),
    ];

    private const string Urlencoded = "application/x-www-form-urlencoded";

    [Fact]
    public async Task No_post_to_any_route_gives_a_fault_of_ours_and_each_is_answered_in_words()
    {
        await using var app = await TestApp.StartAsync(azurite, change: settings => settings with { ShopifyClientId = PageTokens.ClientId });
        var walked = await TenancyWalkTests.Walked.LiveAsync(app);
        var posts = TenancyWalkTests.Routes(app).Where(route => route.StartsWith("POST ", StringComparison.Ordinal)).ToArray();
        posts.Length.ShouldBeGreaterThan(10);
        var wrong = new List<string>();
        foreach (var route in posts)
        {
            foreach (var (name, content, said) in Odd)
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, TenancyWalkTests.Fill(route, walked)) { Content = content(), Headers = { Authorization = new AuthenticationHeaderValue("Bearer", PageTokens.Shopify(app.Clock.Now)) } };
                using var answer = await app.Http.SendAsync(request);
                var expected = route is "POST /app/setup/import" or "POST /app/setup/consent" or "POST /app/reviews/import" ? HttpStatusCode.BadRequest : said;
                if (answer.StatusCode != expected || !(await answer.Content.ReadAsStringAsync()).Contains("<h1", StringComparison.Ordinal))
                    wrong.Add($"{route}, {name}: {(int)answer.StatusCode}");
            }
        }

        wrong.ShouldBeEmpty();
    }

    private static ByteArrayContent Of(string body, string? type)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        if (type is not null)
            content.Headers.TryAddWithoutValidation("Content-Type", type).ShouldBeTrue();
        return content;
    }
}
