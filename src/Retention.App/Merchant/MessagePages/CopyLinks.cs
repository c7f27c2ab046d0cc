using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace Retention.App.Merchant.MessagePages;

/// <summary>Which copy of a letter is looked at.</summary>
/// <param name="Shop">The shop's id.</param>
/// <param name="Shopper">Our id of the shopper.</param>
/// <param name="Message">The message's id.</param>
/// <param name="Attempt">Which attempt.</param>
internal sealed record CopyLink(string Shop, string Shopper, string Message, int Attempt);

/// <summary>
/// Addresses of letters' copies for half an hour: a frame inside an admin's frame brings neither token nor cookie of its own, so its address is sealed
/// and says by itself who may look at what.
/// </summary>
internal sealed class CopyLinks(IDataProtectionProvider protection, TimeProvider time)
{
    private const int Longest = 1_000;
    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(30);
    private readonly IDataProtector _seal = protection.CreateProtector("letter copies");

    /// <summary>Makes the sealed part of an address.</summary>
    public string Make(CopyLink link) => Base64Url.EncodeToString(_seal.Protect(Encoding.UTF8.GetBytes(
        string.Create(CultureInfo.InvariantCulture, $"{link.Shop}|{link.Shopper}|{link.Message}|{link.Attempt}|{(time.GetUtcNow() + Lasts).UtcTicks}"))));

    /// <summary>Reads it; null when it was not made here, or is too old.</summary>
    public CopyLink? Read(string text)
    {
        if (text.Length > Longest || !Base64Url.IsValid(text))
            return null;
        try
        {
            return Encoding.UTF8.GetString(_seal.Unprotect(Base64Url.DecodeFromChars(text))).Split('|') is [var shop, var shopper, var message, var attempt, var until]
                && long.Parse(until, CultureInfo.InvariantCulture) > time.GetUtcNow().UtcTicks ? new(shop, shopper, message, int.Parse(attempt, CultureInfo.InvariantCulture)) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
