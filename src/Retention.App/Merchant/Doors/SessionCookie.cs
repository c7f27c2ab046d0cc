using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Retention.App.Settings;

namespace Retention.App.Merchant.Doors;

/// <summary>The cookie of somebody who came in by a one-time link: which shop, and until when, sealed. Scripts can't read it.</summary>
internal sealed class SessionCookie(IDataProtectionProvider protection, AppSettings settings, TimeProvider time)
{
    /// <summary>How long it lasts.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromDays(14);

    private const string Name = "retention-session";
    private readonly IDataProtector _seal = protection.CreateProtector("merchant session");

    /// <summary>Gives the browser a session of this shop.</summary>
    public void Set(HttpContext context, string shop)
    {
        var until = time.GetUtcNow() + Lasts;
        context.Response.Cookies.Append(Name, _seal.Protect($"{shop}|{until.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)}"), new()
        {
            HttpOnly = true,
            Secure = settings.PublicUrl.Scheme == Uri.UriSchemeHttps, // Not the request's own: a proxy in front may have ended TLS.
            SameSite = SameSiteMode.Lax, // A link in a terminal or a mail leads here; what changes something is held to its own origin besides.
            Path = "/",
            MaxAge = Lasts,
        });
    }

    /// <summary>The shop of the browser's session; null when it has none that holds.</summary>
    public string? Read(HttpContext context)
    {
        if (context.Request.Cookies[Name] is not { Length: < 2_000 } sealedText)
            return null;
        try
        {
            return _seal.Unprotect(sealedText).Split('|') is [var shop, var until]
                && long.TryParse(until, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && time.GetUtcNow().ToUnixTimeSeconds() < seconds ? shop : null;
        }
        catch (CryptographicException)
        {
            return null; // Not sealed by us.
        }
    }
}
