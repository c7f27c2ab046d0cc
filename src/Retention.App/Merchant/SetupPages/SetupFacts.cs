using System.Collections.Immutable;
using System.Globalization;
using Retention.App.Crediting;
using Retention.App.Letters;
using Retention.App.Merchant.SenderPages;
using Retention.App.Senders;
using Retention.App.Settings;
using Retention.App.Storage;
using Retention.App.Storefronts;
using Retention.App.Storefronts.WooCommerce;
using Retention.App.Webhooks;
using Retention.Rewards;
using Retention.Setup;
using Retention.Shops;

namespace Retention.App.Merchant.SetupPages;

/// <summary>Reads what the page of the seven checks shows: four point reads, whatever the shop's size, and one or two more for its platform.</summary>
internal sealed class SetupFacts(HistoryImport import, ConnectionStates connections, ReachRows reach, TextAccounts texts, Channels channels, StorefrontChanges shops, ShopCredits credits, CountingOwed owed, ShopifyFacts shopify, AppSettings settings, TimeProvider time)
{
    /// <summary>The checks alone: one point read.</summary>
    public async Task<ImmutableArray<SetupCheck>> ChecksAsync(Shop shop, CancellationToken cancellation) => ChecksOf(shop, await reach.LastAsync(shop.Id, cancellation));

    /// <summary>Reads all of it.</summary>
    public async Task<SetupSeen> ReadAsync(ShopRecord record, CancellationToken cancellation)
    {
        var shop = record.Shop;
        var counts = await reach.LastAsync(shop.Id, cancellation);
        return new(ChecksOf(shop, counts), counts, await import.FindAsync(shop.Id, cancellation))
        {
            FromShop = await shops.SourceAsync(shop.Id, cancellation),
            Texts = await texts.OfShopAsync(shop.Id, cancellation) is var (account, service) ? new(account, service) : null,
            TextsRefused = shop.TextHold is { } hold && hold.Until > time.GetUtcNow() ? hold : null,
            HasTexts = await channels.ServeAsync(Channel.Text, shop.Id, cancellation),
            TextsInbound = $"{settings.PublicUrl.AbsoluteUri.TrimEnd('/')}/webhooks/twilio/inbound",
            WooCommerce = record.Platform == WooCommerceDoor.Platform ? new(await connections.LastAsync(shop.Id, cancellation), settings.PublicUrl.Scheme == Uri.UriSchemeHttps) : null,
            Credit = await CreditAsync(record, cancellation),
            Owed = await owed.LastAsync(shop.Id, cancellation) is { } count ? OwedText(count) : null,
            Shopify = await shopify.ReadAsync(record, cancellation),
            Sender = new(settings.NeedsSenderDomain, settings.SendGridFrom, settings.SharedSenderPerDay, settings.SendGridParseHost is not null),
        };
    }

    private async Task<string?> CreditAsync(ShopRecord record, CancellationToken cancellation) => await credits.GivingAsync(record, cancellation) is not { } credit ? null
        : await credit.TermsAsync(record.Shop.Id, cancellation) switch
        {
            Answer<CreditTerms>.Said(var terms) => terms.Why,
            var answer => $"{answer.Trouble!.What} {answer.Trouble.Remedy}",
        };

    private static string OwedText(OwedCount count) => count.Owed.IsEmpty
        ? string.Create(CultureInfo.InvariantCulture, $"You owe no credit (counted on {count.Day:d MMMM yyyy}).")
        : string.Create(CultureInfo.InvariantCulture, $"You owe {Sums(count.Owed)} of credit to {count.Shoppers} shopper{(count.Shoppers == 1 ? "" : "s")}; {(count.Soon.IsEmpty ? "none" : Sums(count.Soon))} of it runs out within {OwedCount.SoonDays} days (counted on {count.Day:d MMMM yyyy}).");

    private static string Sums(ImmutableArray<Money> sums) => string.Join(" and ", sums.Select(CreditText.Write));

    private ImmutableArray<SetupCheck> ChecksOf(Shop shop, ReachCounts? counts)
    {
        var color = shop.Brand.Color is null ? (BrandColor?)null : BrandColor.Read(shop.Brand.Color);
        var known = new SetupKnown
        {
            From = shop.From ?? settings.SendGridFrom,
            SharedPerDay = settings.NeedsSenderDomain && shop.From is null ? settings.SharedSenderPerDay : null,
            IsTestOnly = channels.Letters is Outbox,
            ContrastOnButton = color is { } shown ? BrandColor.Contrast(shown.Hex, shown.TextOnIt) : null,
            ContrastOnPaper = color is { } seen ? BrandColor.Contrast(seen.Hex, "#ffffff") : null,
            Reach = counts,
        };
        return SetupChecks.Of(shop, known);
    }
}

/// <summary>What the page of the seven checks shows.</summary>
/// <param name="Checks">The checks, in order.</param>
/// <param name="Reach">How many may be written to; null while it was not counted.</param>
/// <param name="Import">The last import; null when there was none.</param>
public sealed record SetupSeen(ImmutableArray<SetupCheck> Checks, ReachCounts? Reach, ImportProgress? Import)
{
    /// <summary>The shop's own way of sending texts; null where it has none.</summary>
    public TextsSeen? Texts { get; init; }

    /// <summary>What is imported of the shop's past from the shop itself; null where it can't be asked.</summary>
    public HistorySource? FromShop { get; init; }

    /// <summary>Whether the shop's texts go anywhere, be it by the program's account.</summary>
    public bool HasTexts { get; init; }

    /// <summary>Why the shop's texts wait; null while they do not.</summary>
    public TextHold? TextsRefused { get; init; }

    /// <summary>Where Twilio is to bring what shoppers answer.</summary>
    public required string TextsInbound { get; init; }

    /// <summary>What the part about the WooCommerce shop shows; null for shops of another platform.</summary>
    public WooCommerceSeen? WooCommerce { get; init; }

    /// <summary>In which form the shop owes credit, and why; null where it can't give any.</summary>
    public string? Credit { get; init; }

    /// <summary>What the shop owes its shoppers in credit, in a sentence; null before it was counted.</summary>
    public string? Owed { get; init; }

    /// <summary>What the part about the Shopify shop shows; null for shops of another platform.</summary>
    public ShopifySeen? Shopify { get; init; }

    /// <summary>What the part about the sender has to know.</summary>
    public required SenderSeen Sender { get; init; }
}

/// <summary>A WooCommerce shop's connection.</summary>
/// <param name="State">How it was found last; null when nobody looked yet.</param>
/// <param name="MayApprove">Whether the shop's admin can be asked to approve: WooCommerce hands keys to https addresses only.</param>
public sealed record WooCommerceSeen(ConnectionState? State, bool MayApprove);

/// <summary>A shop's own way of sending texts.</summary>
/// <param name="Account">Its account's id; null where it has only a messaging service within the program's account.</param>
/// <param name="Service">Its messaging service's id.</param>
public sealed record TextsSeen(string? Account, string Service);
