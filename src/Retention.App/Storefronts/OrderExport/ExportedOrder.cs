using System.Collections.Immutable;
using Retention.App.Numbers;
using Retention.App.Storage;
using Retention.Events;

namespace Retention.App.Storefronts.OrderExport;

/// <summary>An order as it stands in an export: a first line with all that it is, and a further one for each item more.</summary>
internal static class ExportedOrder
{
    /// <summary>The states that the order went through, each at its time, as the shop would have told them.</summary>
    /// <param name="columns">The file's columns.</param>
    /// <param name="rows">The order's lines.</param>
    /// <param name="recent">Before this moment only the last state is told (UTC).</param>
    /// <param name="faults">What could not be read; the order is left out then.</param>
    public static IEnumerable<PastEvent> Read(ExportColumns columns, IReadOnlyList<CsvRecord> rows, DateTimeOffset recent, ICollection<ImportFault> faults)
    {
        if (columns.Text(rows[0], "Id") is null && columns.Text(rows[0], "Financial Status") is null)
        {
            faults.Add(new("It goes on with an order whose first line does not stand above it.", "Keep the lines of an order together, as your shop exported them.") { Line = rows[0].Line });
            return [];
        }

        var before = faults.Count;
        var cells = new ExportCells(columns, rows[0], faults);
        var order = Order(cells, rows);
        if (order is null || faults.Count > before)
            return [];
        var moments = OrderMoments.Of(order, cells.Time("Cancelled at"));
        var content = Keys.Hash(string.Join('|', rows.SelectMany(row => row.Fields)));
        return moments.Skip(Math.Max(0, moments.Count(moment => moment.UpdatedAt < recent) - 1)).Index()
            .Select(moment => new PastEvent(Keys.Hash($"{moment.Item.Id}|{content}|{moment.Item.UpdatedAt.UtcTicks}", length: 24), moment.Item.UpdatedAt, new OrderReported(moment.Index == 0 ? moment.Item : moment.Item with { Consents = [] })));
    }

    private static Order? Order(ExportCells cells, IReadOnlyList<CsvRecord> rows)
    {
        var (id, number, placed, currency, stage) = (cells.Id(), cells.Needed("Name"), cells.Time("Created at", isNeeded: true), cells.Currency(), cells.Stage());
        if (id is null || number is null || placed is not { } at || currency is not { } money || stage is null)
            return null;
        return new()
        {
            Id = id,
            Number = number,
            Stage = stage.Value.Stage,
            IsRefunded = stage.Value.IsRefunded,
            PlacedAt = at,
            UpdatedAt = at,
            PaidAt = stage.Value.IsPaid ? cells.Time("Paid at") ?? at : null,
            FulfilledAt = cells.Time("Fulfilled at"),
            IsRisky = string.Equals(cells.Text("Risk Level"), "high", StringComparison.OrdinalIgnoreCase),
            Email = cells.Email(),
            FirstName = cells.Text("Billing Name")?.Split(' ')[0],
            Country = cells.Text("Billing Country") is { Length: 2 } country ? country.ToUpperInvariant() : null,
            Region = cells.Text("Billing Province") is { Length: <= 3 } region ? region.ToUpperInvariant() : null,
            Phone = Phone(cells.Text("Phone")?.TrimStart('\''), cells.Text("Billing Country")?.ToUpperInvariant()), // A spreadsheet's mark for text.
            Street = cells.Text("Shipping Street"),
            PostalCode = cells.Text("Shipping Zip")?.TrimStart('\''),
            Consents = Consents(cells.Text("Accepts Marketing"), at),
            Total = cells.Money("Total", money),
            Lines = [.. rows.Select(row => cells.On(row).Line(money)).OfType<OrderLine>()],
        };
    }

    // A "no" is a word too, of its day: otherwise an older order's "yes" would outlive it. A blank cell says nothing.
    private static ImmutableArray<Consent> Consents(string? isAccepted, DateTimeOffset at) => isAccepted?.ToUpperInvariant() switch
    {
        "YES" => [new(Channel.Email, Purpose.Marketing, IsGranted: true, at, "order export")],
        "NO" => [new(Channel.Email, Purpose.Marketing, IsGranted: false, at, "order export")],
        _ => [],
    };

    private static string? Phone(string? written, string? country) => PhoneNumbers.Normalise(written, country) ?? written;
}
