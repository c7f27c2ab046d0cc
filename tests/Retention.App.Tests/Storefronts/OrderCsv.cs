using System.Globalization;
using System.Text;
using Retention.App.Storefronts;
using Retention.App.Storefronts.OrderExport;

namespace Retention.App.Tests.Storefronts;

/// <summary>Exports of orders as a shop's admin makes them, and what is read out of them.</summary>
internal static class OrderCsv
{
    /// <summary>When the orders of the examples were placed, an hour apart.</summary>
    public static readonly DateTimeOffset At = new(2026, 10, 20, 9, 30, 0, TimeSpan.Zero);

    /// <summary>The columns of an export of 2026, those that nobody reads among them.</summary>
    public static readonly string[] Columns =
    [
        "Name", "Email", "Financial Status", "Paid at", "Fulfillment Status", "Fulfilled at", "Accepts Marketing", "Currency", "Subtotal", "Shipping", "Taxes", "Total", "Discount Code", "Discount Amount",
        "Shipping Method", "Created at", "Lineitem quantity", "Lineitem name", "Lineitem price", "Lineitem compare at price", "Lineitem sku", "Lineitem requires shipping", "Lineitem taxable",
        "Lineitem fulfillment status", "Billing Name", "Billing Street", "Billing City", "Billing Zip", "Billing Province", "Billing Country", "Billing Phone", "Shipping Name", "Shipping Street",
        "Shipping City", "Shipping Zip", "Shipping Province", "Shipping Country", "Notes", "Cancelled at", "Payment Method", "Refunded Amount", "Id", "Tags", "Risk Level", "Source", "Phone",
    ];

    /// <summary>The header.</summary>
    public static string Header { get; } = string.Join(',', Columns);

    /// <summary>One line; what is given stands in its column.</summary>
    public static string Line(params (string Column, string Value)[] values)
    {
        var line = Columns.Select(column => values.LastOrDefault(value => value.Column == column).Value ?? "").Select(Quoted);
        return string.Join(',', line);
    }

    /// <summary>The first line of a paid order.</summary>
    public static string Order(int number, params (string Column, string Value)[] values) => Line(
    [
        ("Name", $"#{number}"), ("Email", $"shopper{number}@example.test"), ("Financial Status", "paid"), ("Paid at", Time(At.AddHours(number - 1000))), ("Created at", Time(At.AddHours(number - 1000))),
        ("Currency", "EUR"), ("Total", "39.80"), ("Accepts Marketing", "no"), ("Lineitem quantity", "2"), ("Lineitem name", "Blue Mug - large"), ("Lineitem price", "19.90"), ("Billing Name", "Ann Lee"),
        ("Billing Country", "US"), ("Billing Province", "CA"), ("Id", $"{5_000_000_000 + number}"), .. values,
    ]);

    /// <summary>A file of so many orders.</summary>
    public static string File(int orders, int first = 1001) => string.Join("\r\n", [Header, .. Enumerable.Range(first, orders).Select(number => Order(number)), ""]);

    /// <summary>A moment as the export writes it, in New York.</summary>
    public static string Time(DateTimeOffset at) => at.ToOffset(TimeSpan.FromHours(-5)).ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture).Remove(23, 1);

    /// <summary>All that is read out of a file: events, faults, and how many pages it took.</summary>
    public static Task<(PastEvent[] Events, ImportFault[] Faults, int Pages, bool HasFailed)> ReadAsync(string text, int piece = 64 * 1024) => ReadAsync(Encoding.UTF8.GetBytes(text), piece);

    public static async Task<(PastEvent[] Events, ImportFault[] Faults, int Pages, bool HasFailed)> ReadAsync(byte[] bytes, int piece = 64 * 1024)
    {
        var file = new ImportFile(piece, (number, _) => Task.FromResult(number > 0 && number * piece >= bytes.Length ? null : bytes.AsSpan(Math.Min(number * piece, bytes.Length), Math.Min(piece, bytes.Length - Math.Min(number * piece, bytes.Length))).ToArray()));
        var history = new OrderFileHistory(file, bytes.Length, recent: At.AddYears(-1));
        var (events, faults, pages, cursor) = (new List<PastEvent>(), new List<ImportFault>(), 0, (string?)null);
        while (true)
        {
            switch (await history.ReadAsync(cursor, CancellationToken.None))
            {
                case HistoryRead.Failed failed:
                    return ([.. events], [.. faults, .. failed.Faults], pages, true);
                case HistoryRead.Page page:
                    events.AddRange(page.Events);
                    faults.AddRange(page.Faults);
                    pages++;
                    page.Done.ShouldBeLessThanOrEqualTo(bytes.Length);
                    if (page.Next is null)
                        return ([.. events], [.. faults], pages, false);
                    string.Equals(page.Next, cursor, StringComparison.Ordinal).ShouldBeFalse("it goes on");
                    cursor = page.Next;
                    break;
            }
        }
    }

    private static string Quoted(string value) => value.AsSpan().ContainsAny("\",\r\n") ? $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : value;
}
