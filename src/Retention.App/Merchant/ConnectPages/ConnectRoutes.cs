using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Retention.App.Merchant.Doors;
using Retention.App.Merchant.SetupPages;
using Retention.App.Settings;
using Retention.App.Storage;
using Retention.App.Storefronts;
using Retention.App.Storefronts.WooCommerce;
using Retention.App.Webhooks;

namespace Retention.App.Merchant.ConnectPages;

/// <summary>
/// Connects WooCommerce shops: by approval in the shop's own admin (facts/woocommerce.md 2), or by pasted keys where the shop is new here. Whoever
/// approved in that very shop's admin, and came back in the browser that began, is its merchant; nobody else becomes one.
/// </summary>
internal static class ConnectRoutes
{
    /// <summary>Where it is.</summary>
    public const string Path = "/connect/woocommerce";

    private const int LongestCall = 4 * 1024;

    // Whoever was led to approve what another began comes back at once, and ends it. The other, who knows the word too, must not be faster.
    private static readonly TimeSpan Settles = TimeSpan.FromSeconds(3);

    /// <summary>Maps it.</summary>
    public static void Map(WebApplication app)
    {
        app.MapGet(Path, (HttpContext context, AppSettings settings) => Page(context, settings, context.Request.Query["shop"], null));
        app.MapPost($"{Path}/approve", ApproveAsync);
        app.MapPost($"{Path}/keys", KeysAsync);
        app.MapPost($"{Path}/callback", CallbackAsync);
        app.MapGet($"{Path}/return", ReturnAsync);
    }

    /// <summary>The address of the page for a shop.</summary>
    public static string PageOf(string shop) => $"{Path}{QueryString.Create("shop", shop)}";

    private static async Task<IResult> ApproveAsync(HttpContext context, ShopConnecting connecting, Approvals approvals, BrowserCookie browser, ConnectLimits limits, AppSettings settings, CancellationToken cancellation)
    {
        var (typed, address, refusal) = await ReadAsync(context, limits, settings);
        if (refusal is not null)
            return refusal;
        if (settings.PublicUrl.Scheme != Uri.UriSchemeHttps)
            return Results.NotFound();
        if (await connecting.LookAsync(address, cancellation) is { } trouble)
            return Page(context, settings, typed, trouble);
        var word = await approvals.BeginAsync(Keys.Shop(WooCommerceDoor.Platform, address), address, browser.Set(context), cancellation);
        var ours = $"{settings.PublicUrl.AbsoluteUri.TrimEnd('/')}{Path}";
        return Results.Redirect($"{address}/wc-auth/v1/authorize{QueryString.Create(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["app_name"] = "Retention",
            ["scope"] = "read_write",
            ["user_id"] = word,
            ["return_url"] = $"{ours}/return",
            ["callback_url"] = $"{ours}/callback",
        })}");
    }

    private static async Task<IResult> KeysAsync(HttpContext context, ShopConnecting connecting, ConnectLimits limits, SessionCookie session, AppSettings settings, IHostApplicationLifetime host, CancellationToken cancellation)
    {
        var (typed, address, refusal) = await ReadAsync(context, limits, settings);
        if (refusal is not null)
            return refusal;
        var form = await context.Request.ReadFormAsync(cancellation);
        if (PastedKeys.Read(form["key"], form["secret"]) is not { } keys)
            return Page(context, settings, typed, ShopTroubles.Of(ShopTroubles.KeysWrong, "These are no keys.") with { Remedy = PastedKeys.Wanted });
        var proof = await connecting.ProveAsync(address, keys, cancellation);
        if (proof is not Answer<ShopIdentity>.Said { Value: var identity })
            return Page(context, settings, typed, proof.Trouble);
        // Other programs hold keys of a shop, too. What it told us so far is for its merchant alone.
        if (await connecting.ConnectAsync(address, keys, identity, change: null, onlyNew: true, host.ApplicationStopping) is not { } connected)
            return Page(context, settings, typed, ShopTroubles.Of(ShopTroubles.Rights, "This shop was connected before.") with { Remedy = "Approve it in your shop, or open Retention there or by your link, and reconnect it on its page Set up." });
        return Enter(context, session, connected);
    }

    // Server to server, unsigned, and naming no shop. Anything but 200 makes the shop delete the keys again.
    private static async Task<IResult> CallbackAsync(HttpContext context, ShopConnecting connecting, Approvals approvals, CancellationToken cancellation)
    {
        if (await CallAsync(context, cancellation) is not var (word, keys, permissions) || await approvals.CallAsync(word, cancellation) is not { } approval)
            return Results.BadRequest();
        if (permissions != "read_write" || await connecting.ProveAsync(approval.Address, keys, cancellation) is not Answer<ShopIdentity>.Said)
            return Results.BadRequest();
        await approvals.ProvenAsync(word, keys, cancellation);
        return Results.Ok();
    }

    private static async Task<IResult> ReturnAsync(HttpContext context, ShopConnecting connecting, Approvals approvals, SessionCookie session, AppSettings settings, TimeProvider time, IHostApplicationLifetime host, CancellationToken cancellation)
    {
        var word = context.Request.Query["user_id"].ToString();
        if (await approvals.ReturnAsync(word, BrowserCookie.Read(context), cancellation) is not { } approval)
            return Closed(context, "This was not begun in this browser, or is too old", "Begin again here, and approve in your shop within 15 minutes.", isOver: true);
        if (context.Request.Query["success"] != "1")
        {
            await approvals.EndAsync(word, cancellation);
            return Page(context, settings, approval.Address, ShopTroubles.Of(ShopTroubles.Rights, "It was not approved in your shop.") with { Remedy = "Nothing was changed." });
        }

        if (approval is not { Keys: { } keys, CalledAt: { } at })
            return Page(context, settings, approval.Address, ShopTroubles.Of(ShopTroubles.KeysGone, "Your shop did not hand over keys that work.") with { Remedy = "Try again, or paste keys below. A firewall in your shop may hold back its call to us." });
        if (time.GetUtcNow() < at + Settles)
        {
            context.Response.Headers["Refresh"] = "2";
            return Closed(context, "One moment", "Your shop is being connected. This page goes on by itself.", StatusCodes.Status200OK);
        }

        var proof = await connecting.ProveAsync(approval.Address, keys, cancellation);
        if (proof is not Answer<ShopIdentity>.Said { Value: var identity })
            return Page(context, settings, approval.Address, proof.Trouble); // The word stays: the same page may be loaded again.
        if (!await approvals.EndAsync(word, cancellation))
            return Results.Redirect(SetupRoutes.Path); // Loaded twice: the other is connecting.
        return Enter(context, session, (await connecting.ConnectAsync(approval.Address, keys, identity, change: null, onlyNew: false, host.ApplicationStopping))!);
    }

    // What was typed, as an address that we call; a refusal where it is none, where another page posted it, or where it is too much.
    private static async Task<(string Typed, string Address, IResult? Refusal)> ReadAsync(HttpContext context, ConnectLimits limits, AppSettings settings)
    {
        if (!MerchantDoor.IsOwnRequest(context.Request) || await FormReading.ReadAsync(context) != FormRead.Well)
            return ("", "", Closed(context, "This form came from another page", "Open the page again and press the button there.", isOver: true));
        if (!limits.May(context))
            return ("", "", Closed(context, "Too many tries", "Wait ten minutes, then try again.", StatusCodes.Status429TooManyRequests));
        var typed = (await context.Request.ReadFormAsync(context.RequestAborted))["shop"].ToString();
        return ShopAddress.Read(typed, settings) switch
        {
            Answer<Uri>.Said said => (typed, ShopAddress.Text(said.Value), null),
            Answer<Uri>.Not not => (typed, "", Page(context, settings, typed, not.Why)),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static async Task<(string Word, RestKeys Keys, string? Permissions)?> CallAsync(HttpContext context, CancellationToken cancellation)
    {
        if (context.Request.ContentLength is not (> 0 and <= LongestCall))
            return null;
        try
        {
            using var json = await JsonDocument.ParseAsync(context.Request.Body, default, cancellation);
            string? Text(string name) => json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
            return Text("user_id") is { } word && PastedKeys.Read(Text("consumer_key"), Text("consumer_secret")) is { } keys ? (word, keys, Text("key_permissions")) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static IResult Enter(HttpContext context, SessionCookie session, Connected connected)
    {
        session.Set(context, connected.Record.Shop.Id);
        return Told.Redirect(SetupRoutes.Path, "connected");
    }

    private static RazorComponentResult<ConnectPage> Page(HttpContext context, AppSettings settings, string? shop, ShopTrouble? trouble)
    {
        // The form's answer leads on to the shop, and browsers hold that against form-action, too.
        var shops = settings.IsDevelopment ? "https: http://127.0.0.1:* http://localhost:*" : "https:";
        context.Response.Headers.ContentSecurityPolicy = $"default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self' {shops}; base-uri 'none'; frame-ancestors 'none'";
        return new(new { MayApprove = settings.PublicUrl.Scheme == Uri.UriSchemeHttps, Shop = shop is { Length: <= 300 } ? shop : null, Fault = trouble?.What, trouble?.Remedy })
        {
            StatusCode = trouble is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest,
        };
    }

    private static RazorComponentResult<ClosedPage> Closed(HttpContext context, string title, string text, int status = StatusCodes.Status400BadRequest, bool isOver = false)
    {
        PagePolicy.SetClosed(context);
        return new(new { Title = title, Text = text, Link = isOver ? Path : null, LinkText = "Connect your WooCommerce shop" }) { StatusCode = status };
    }
}
