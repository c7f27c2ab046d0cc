using System.Text;
using Retention.App.Settings;
using Retention.App.Storage;
using Retention.Events;
using Retention.Referrals;
using Retention.Shops;

namespace Retention.App.Referrals;

/// <summary>
/// The links by which shoppers invite friends: <c>/r/{code}-{shop}</c>. A code follows from the shopper and a key of the shop's own, so that it is the same whenever it is
/// asked for, and tells nothing; it works from when its owner first asked for it.
/// </summary>
internal sealed class ReferralLinks(ReferralStore store, RootKey root, NameDirectory directory, ShopperAddresses addresses, AppSettings settings)
{
    /// <summary>The code of a shopper's link.</summary>
    public string CodeOf(string shop, string shopper) => ReferralCode.Of(root.Mac($"referrals|{shop}", Encoding.UTF8.GetBytes(shopper)));

    /// <summary>The address of a link.</summary>
    public Uri UrlOf(string shop, string code) => new($"{settings.PublicUrl.AbsoluteUri.TrimEnd('/')}/r/{code}-{shop}");

    /// <summary>The shop and the code of such a link's last part; null when it is none.</summary>
    public static (string Shop, string Code)? Read(string text) =>
        text.Split('-') is [var code, ['s', .. var id] shop] && ReferralCode.IsOne(code) && id.Length == 16 && id.All(char.IsAsciiHexDigitLower) ? (shop, code) : null;

    /// <summary>A shopper's link; null while it was never asked for.</summary>
    public async Task<Uri?> FindAsync(string shop, string shopper, CancellationToken cancellation) =>
        CodeOf(shop, shopper) is var code && await store.OwnerAsync(shop, code, cancellation) is not null ? UrlOf(shop, code) : null;

    /// <summary>Makes a shopper's link work. False when the address is no longer kept.</summary>
    /// <param name="shop">The shop.</param>
    /// <param name="shopper">The shopper.</param>
    /// <param name="address">The hash of the address to which the credit shall belong.</param>
    /// <param name="now">The moment (UTC).</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task<bool> MakeAsync(Shop shop, Shoppers.Shopper shopper, string address, DateTimeOffset now, CancellationToken cancellation)
    {
        if (await addresses.FindAsync(shop.Id, shopper, address, cancellation) is not { } known || Name.OfEmail(known.Email) is not { } email)
            return false;
        await store.AddCodeAsync(shop.Id, CodeOf(shop.Id, shopper.Id), new(shopper.Id, address, MailboxOf(shop.Id, email.Value)), now, cancellation);
        return true;
    }

    /// <summary>The hash of the mailbox behind an address.</summary>
    public string MailboxOf(string shop, string email) => directory.Hash(shop, new(NameKind.Email, Mailbox.Of(email))).Hash;
}
