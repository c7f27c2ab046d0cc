using System.Globalization;
using Retention.Events;

namespace Retention.App.Storefronts.OrderExport;

/// <summary>Reads the cells of one line of an order export. What can't be read becomes a fault with its column and what to do.</summary>
internal sealed class ExportCells(ExportColumns columns, CsvRecord row, ICollection<ImportFault> faults)
{
    private static readonly string[] Times = ["yyyy-MM-dd HH:mm:ss zzz", "yyyy-MM-ddTHH:mm:sszzz", "yyyy-MM-dd HH:mm:ss 'UTC'", "yyyy-MM-ddTHH:mm:ss'Z'"];

    /// <summary>The same for another line of the order.</summary>
    public ExportCells On(CsvRecord other) => ReferenceEquals(other, row) ? this : new(columns, other, faults);

    /// <summary>What stands in the column; null when nothing does.</summary>
    public string? Text(string column) => columns.Text(row, column);

    /// <summary>What has to stand there; null, with a fault, when it does not.</summary>
    public string? Needed(string column) => Text(column) ?? Fault<string?>(column, "It is empty.", "Every order needs it; give the file as your shop exported it.");

    /// <summary>The storefront's id of the order: by it what the shop tells later finds the same order.</summary>
    public string? Id() => Needed("Id") is not { } id ? null
        : id.All(char.IsAsciiDigit) ? id
        : Fault<string?>("Id", "It is not a whole number.", "A spreadsheet rounds long numbers, like 8.2E+12: give the file as your shop exported it.");

    /// <summary>A moment with its time zone; null when there is none.</summary>
    public DateTimeOffset? Time(string column, bool isNeeded = false)
    {
        var text = isNeeded ? Needed(column) : Text(column);
        if (text is null)
            return null;
        return DateTimeOffset.TryParseExact(text, Times, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time.ToUniversalTime()
            : Fault<DateTimeOffset?>(column, "It is not a moment with its time zone.", "Write it like 2026-11-22 09:30:00 -0500.");
    }

    /// <summary>The currency.</summary>
    public Currency? Currency() => Needed("Currency") is not { } code ? null
        : Retention.Currency.Read(code) ?? Fault<Currency?>("Currency", "It is not a currency.", "Write three letters, like EUR.");

    /// <summary>An amount; null when there is none.</summary>
    public Money? Money(string column, Currency currency) => Text(column) is not { } text ? null
        : Retention.Money.Read(text, currency) ?? Fault<Money?>(column, "It is not an amount.", "Write it like 19.90: a point, and no sign for the currency.");

    /// <summary>The address; null when there is none.</summary>
    public string? Email() => Text("Email") is not { } text ? null
        : Name.OfEmail(text) is not null ? text
        : Fault<string?>("Email", "It is not one e-mail address.", "Correct it, or leave it empty.");

    /// <summary>How far the order came, by the names of the export (help.shopify.com, "Order status").</summary>
    public (OrderStage Stage, bool IsPaid, bool IsRefunded)? Stage() => Needed("Financial Status")?.ToLowerInvariant().Replace(' ', '_') switch
    {
        null => null,
        "paid" => (OrderStage.Paid, true, false),
        "refunded" or "partially_refunded" => (OrderStage.Paid, true, true),
        "voided" => (OrderStage.Cancelled, false, false),
        "pending" or "authorized" or "partially_paid" or "expired" or "unpaid" => (OrderStage.Unpaid, false, false),
        _ => Fault<(OrderStage, bool, bool)?>("Financial Status", "It is none of the known ones.", "It is paid, pending, authorized, partially_paid, refunded, partially_refunded, expired or voided."),
    };

    /// <summary>The item of this line; null when it has none.</summary>
    public OrderLine? Line(Currency currency)
    {
        if (Text("Lineitem name") is not { } title)
            return null;
        if (!int.TryParse(Text("Lineitem quantity") ?? "1", NumberStyles.None, CultureInfo.InvariantCulture, out var quantity) || quantity > 1_000_000)
            return Fault<OrderLine?>("Lineitem quantity", "It is not a whole number.", "Write how many were bought, like 2.");
        // A price of the largest kind times its quantity may not fit.
        var price = Money("Lineitem price", currency);
        return quantity == 0 ? null : new(title, Variant: null, quantity, price is { } each && Math.Abs(each.Minor) <= long.MaxValue / quantity ? each.Times(quantity) : null, Image: null);
    }

    private T? Fault<T>(string column, string what, string remedy)
    {
        faults.Add(new(what, remedy) { Line = row.Line, Column = column });
        return default;
    }
}
