using Azure.Data.Tables;
using Retention.App.Storage;
using Retention.Events;

namespace Retention.App.Privacy;

/// <summary>The addresses and telephone numbers in a row beside a shopper's state.</summary>
internal static class PersonalNames
{
    /// <summary>Reads them; none where the row has none, or a newer program wrote it.</summary>
    public static IEnumerable<Name> Of(TableEntity row) =>
        row.GetInt32("V") > StoredJson.Version ? [] : new[] { Name.OfEmail(Told(row).Email), Name.OfPhone(Told(row).Phone) }.OfType<Name>();

    private static (string? Email, string? Phone) Told(TableEntity row) => row.RowKey.Split('|')[0] switch
    {
        "order" => row.Read(Stored.Default.Order) is var order ? (order.Email, order.Phone) : default,
        "cart" => row.Read(Stored.Default.Cart) is var cart ? (cart.Email, cart.Phone) : default,
        "item" => (row.Read(Stored.Default.ItemSaved).Email, null),
        "written" => (row.Read(Stored.Default.ProblemRaised).Email, null),
        Keys.Profile => row.Read(Stored.Default.CustomerReported) is var customer ? (customer.Email, customer.Phone) : default,
        _ => row.GetString("To") is { } to ? (to, to) : default, // Messages, and what was asked to be confirmed.
    };
}
