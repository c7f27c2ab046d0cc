using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Retention.App.Settings;
using Retention.App.Storage;

namespace Retention.App.ForShoppers;

/// <summary>Remembers for a while that whoever has the letter has its mailbox too: a signed cookie for the pages of that letter alone.</summary>
internal sealed class CodeCookie(RootKey root, AppSettings settings, TimeProvider time)
{
    /// <summary>Its name.</summary>
    public const string Name = "retention-mailbox";

    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(30);

    /// <summary>Sets it.</summary>
    public void Set(Visit visit, HttpContext http)
    {
        var until = (time.GetUtcNow() + Lasts).UtcTicks;
        http.Response.Cookies.Append(Name, string.Create(CultureInfo.InvariantCulture, $"{until}.{Base64Url.EncodeToString(Code(visit.Link, until))}"), new CookieOptions
        {
            Path = $"{http.Request.PathBase}/l/{visit.Token}",
            HttpOnly = true,
            Secure = settings.PublicUrl.Scheme == Uri.UriSchemeHttps,
            SameSite = SameSiteMode.Strict,
            MaxAge = Lasts,
        });
    }

    /// <summary>Whether the request brings it, for this letter, and not too late.</summary>
    public bool IsValid(Visit visit, HttpRequest request) =>
        request.Cookies[Name]?.Split('.') is [var end, var code]
        && long.TryParse(end, NumberStyles.None, CultureInfo.InvariantCulture, out var until) && until > time.GetUtcNow().UtcTicks
        && Base64Url.IsValid(code) && CryptographicOperations.FixedTimeEquals(Base64Url.DecodeFromChars(code), Code(visit.Link, until));

    private byte[] Code(LetterLink link, long until) =>
        root.Mac($"mailbox|{link.Shop}", Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{link.Message}|{link.Address}|{until}")));
}
