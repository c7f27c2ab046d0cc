using Azure.Data.Tables;
using Retention.Events;
using Retention.Shoppers;

namespace Retention.App.Storage;

/// <summary>Whom an address's hash stands for, as far as it is kept.</summary>
/// <param name="Email">The address.</param>
/// <param name="FirstName">The given name that was told with it; null when not known.</param>
internal sealed record Addressee(string Email, string? FirstName);

/// <summary>Finds the address of which only the hash is at hand, in the rows beside a shopper's state.</summary>
internal sealed class ShopperAddresses(ShopperStore shoppers, NameDirectory directory)
{
    // Whoever has more rows is no person: an address of a marketplace, say.
    private const int MostRows = 300;

    /// <summary>The address with this hash; null when it is no longer kept.</summary>
    public async Task<Addressee?> FindAsync(string shop, Shopper shopper, string hash, CancellationToken cancellation)
    {
        foreach (var beginning in new[] { "order|", Keys.Profile, "cart|", "item|", Keys.AllWritten })
        {
            await foreach (var row in shoppers.Rows(shop, shopper, beginning, cancellation).Take(MostRows).WithCancellation(cancellation))
            {
                if (Of(row) is { Email: { } email, FirstName: var name } && IsOf(shop, email, hash))
                    return new(email, name);
            }
        }

        return null;
    }

    /// <summary>The storefront's id of the customer who has the address or number with this hash; null for guests. The customer's own record tells it, else the newest order.</summary>
    public async Task<string?> CustomerAsync(string shop, Shopper shopper, string hash, CancellationToken cancellation)
    {
        await foreach (var row in shoppers.Rows(shop, shopper, Keys.Profile, cancellation))
        {
            if (row.RowKey == Keys.Profile && row.Read(Stored.Default.CustomerReported) is var customer && (IsOf(shop, customer.Email, hash) || IsNumber(shop, customer.Phone, hash)))
                return customer.CustomerId;
        }

        Order? newest = null;
        await foreach (var row in shoppers.Rows(shop, shopper, "order|", cancellation).Take(MostRows).WithCancellation(cancellation))
        {
            if (row.Read(Stored.Default.Order) is { CustomerId: not null } order && !(order.PlacedAt <= newest?.PlacedAt) && (IsOf(shop, order.Email, hash) || IsNumber(shop, order.Phone, hash)))
                newest = order;
        }

        return newest?.CustomerId;
    }

    private bool IsNumber(string shop, string? phone, string hash) => Name.OfPhone(phone) is { } known && directory.Hash(shop, known).Hash == hash;

    private bool IsOf(string shop, string? email, string hash) => Name.OfEmail(email) is { } known && directory.Hash(shop, known).Hash == hash;

    private static (string? Email, string? FirstName) Of(TableEntity row) => row.RowKey.Split('|')[0] switch
    {
        "order" => row.Read(Stored.Default.Order) is var order ? (order.Email, order.FirstName) : default,
        "cart" => row.Read(Stored.Default.Cart) is var cart ? (cart.Email, cart.FirstName) : default,
        "item" => row.Read(Stored.Default.ItemSaved) is var item ? (item.Email, item.FirstName) : default,
        "written" => row.Read(Stored.Default.ProblemRaised) is var written ? (written.Email, written.FirstName) : default,
        Keys.Profile => row.Read(Stored.Default.CustomerReported) is var customer ? (customer.Email, customer.FirstName) : default,
        _ => default,
    };
}
