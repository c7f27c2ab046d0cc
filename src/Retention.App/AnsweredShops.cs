using Retention.App.Observability;
using Retention.App.Storage;
using Retention.Shops;
using Retention.Texts;

namespace Retention.App;

/// <summary>Finds to which shops a shopper's text speaks.</summary>
internal sealed class AnsweredShops(ShopStore shops, TextAccounts accounts, TextedNumbers numbers, Counts counts)
{
    /// <summary>The shops. A messaging service is one shop's; where shops share the program's own, all of them stop and start, and anything else is for those who know the number.</summary>
    public async Task<IReadOnlyList<Shop>> FindAsync(ReceivedText text, TextReply reply, CancellationToken cancellation)
    {
        if (text.Shop is { } named)
            return (await shops.FindAsync(named, cancellation))?.Shop is { } one ? [one] : [];
        var sharing = new List<Shop>();
        foreach (var record in await shops.ListAsync(cancellation))
        {
            if (record.Shop.UninstalledAt is null && await accounts.OfShopAsync(record.Shop.Id, cancellation) is null)
                sharing.Add(record.Shop);
        }

        if (sharing.Count <= 1 || reply is TextReply.Stop or TextReply.Start)
            return sharing;
        var knowing = new List<Shop>();
        foreach (var shop in sharing)
        {
            if (await numbers.OwnerAsync(shop.Id, text.From, cancellation) is not null)
                knowing.Add(shop);
        }

        if (knowing.Count == 0)
            counts.Add("text dropped", "no shop knows the number");
        return knowing;
    }
}
