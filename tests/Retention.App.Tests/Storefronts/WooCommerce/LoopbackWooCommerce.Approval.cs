using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Web;

namespace Retention.App.Tests.Storefronts.WooCommerce;

// Its page to approve: keys are made, and posted from server to server (facts/woocommerce.md 2).
internal sealed partial class LoopbackWooCommerce
{
    private int _keys;

    /// <summary>What a merchant's click on Approve does. Gives the status of the answer to the shop's call, and where the browser goes then; nowhere unless it was exactly 200.</summary>
    /// <param name="authorize">The address that the browser was sent to.</param>
    /// <param name="app">Reaches the program where it listens.</param>
    /// <param name="scope">Other permissions than those that were asked for.</param>
    public async Task<(HttpStatusCode Answer, string? Return)> ApproveAsync(Uri authorize, HttpClient app, string? scope = null)
    {
        var asked = HttpUtility.ParseQueryString(authorize.Query);
        authorize.AbsolutePath.ShouldEndWith("/wc-auth/v1/authorize");
        foreach (var name in new[] { "app_name", "scope", "user_id", "return_url", "callback_url" })
            asked[name].ShouldNotBeNullOrEmpty(name);
        asked["callback_url"]!.ShouldStartWith("https://"); // Else the shop refuses it.
        var number = Interlocked.Increment(ref _keys);
        var (key, secret) = ($"ck_made{new Uri(Address).Port}_{number}", $"cs_made{new Uri(Address).Port}_{number}");
        Keys[key] = (secret, scope ?? asked["scope"]!);
        var call = new JsonObject { ["key_id"] = number, ["user_id"] = asked["user_id"], ["consumer_key"] = key, ["consumer_secret"] = secret, ["key_permissions"] = scope ?? asked["scope"] };
        using var answer = await app.PostAsync(new Uri(new Uri(asked["callback_url"]!).PathAndQuery, UriKind.Relative), new StringContent(call.ToJsonString(), Encoding.UTF8, "application/json"));
        if (answer.StatusCode == HttpStatusCode.OK)
            return (answer.StatusCode, $"{new Uri(asked["return_url"]!).PathAndQuery}?success=1&user_id={Uri.EscapeDataString(asked["user_id"]!)}");
        Keys.TryRemove(key, out _);
        return (answer.StatusCode, null);
    }
}
