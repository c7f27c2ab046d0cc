using System.Security.Cryptography;
using Retention.App.Settings;
using Retention.App.Storage;

namespace Retention.App.Merchant.ConnectPages;

/// <summary>Knows the browser that began to connect a shop when it comes back. The cookie holds a random word; storage only its hash.</summary>
internal sealed class BrowserCookie(AppSettings settings)
{
    private const string Name = "retention-connect";

    /// <summary>Gives the browser a fresh word.</summary>
    public string Set(HttpContext context)
    {
        var word = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        context.Response.Cookies.Append(Name, word, new()
        {
            HttpOnly = true,
            Secure = settings.PublicUrl.Scheme == Uri.UriSchemeHttps, // Not the request's own: a proxy in front may have ended TLS.
            SameSite = SameSiteMode.Lax, // The shop sends the browser back by a redirect.
            Path = ConnectRoutes.Path,
            MaxAge = Approvals.Lasts,
        });
        return word;
    }

    /// <summary>The browser's word; null when it has none.</summary>
    public static string? Read(HttpContext context) => context.Request.Cookies[Name] is { Length: 64 } word ? word : null;
}
