using Azure.Data.Tables;
using Retention.App.Storage;
using Retention.Events;
using Retention.Shoppers;

namespace Retention.App.Explaining;

/// <summary>One thing that happened to a shopper.</summary>
/// <param name="At">When (UTC).</param>
/// <param name="Rank">Of the same moment what comes first: an event before what was decided with it.</param>
/// <param name="Text">What, in plain words.</param>
public sealed record StoryLine(DateTimeOffset At, int Rank, string Text)
{
    /// <summary>The decision; null for what is none.</summary>
    public Entry? Entry { get; init; }

    /// <summary>What belongs together: an event and what was decided with it.</summary>
    public string? Group { get; init; }

    /// <summary>The kind of event; null for what is none.</summary>
    public string? Kind { get; init; }
}

/// <summary>All that is kept beside a shopper's state, read once: what happened, what was said about consent, and which messages there are.</summary>
internal sealed record Story
{
    /// <summary>How many rows are read. Who has more is no person: an address of a marketplace, say.</summary>
    public const int MostRows = 5_000;

    /// <summary>The shopper as known now.</summary>
    public required Shopper Shopper { get; init; }

    /// <summary>What happened, in order.</summary>
    public required IReadOnlyList<StoryLine> Lines { get; init; }

    /// <summary>The rows of the consent ledger, in order.</summary>
    public required IReadOnlyList<TableEntity> Ledger { get; init; }

    /// <summary>The rows of the messages.</summary>
    public required IReadOnlyList<TableEntity> Messages { get; init; }

    /// <summary>The shopper's addresses, masked.</summary>
    public required IReadOnlyList<string> Addresses { get; init; }

    /// <summary>Whether there is more than was read.</summary>
    public required bool IsCut { get; init; }

    /// <summary>Reads it, also what is kept under those who were merged into this shopper; at most <see cref="MostRows"/> rows, a request for each thousand.</summary>
    public static async Task<Story> ReadAsync(string shop, Shopper shopper, ShopperStore shoppers, CancellationToken cancellation)
    {
        var rows = new List<TableEntity>();
        // Letters as they were sent stand after all else and are not read here: see Keys.Letter.
        await foreach (var row in shoppers.Rows(shop, shopper, beginning: "", cancellation).Take(MostRows).WithCancellation(cancellation))
            rows.Add(row);

        return new()
        {
            Shopper = shopper,
            IsCut = rows.Count == MostRows,
            Lines = [.. Of(rows, "event|").SelectMany(EventLines).Concat(Of(rows, "decision|").SelectMany(row => Entries(row, "")))
                .Concat(Of(rows, "consent|").Select(ConsentLine)).Concat(Of(rows, "told|").Select(ToldLine)).OrderBy(line => line.At).ThenBy(line => line.Rank)],
            Ledger = [.. Of(rows, "consent|").OrderBy(row => row.GetDateTimeOffset("At"))],
            Messages = [.. Of(rows, "message|")],
            Addresses = [.. AddressesIn(rows).Select(Plain.Masked).Distinct(StringComparer.Ordinal)],
        };
    }

    private static IEnumerable<TableEntity> Of(IEnumerable<TableEntity> rows, string beginning) => rows.Where(row => row.RowKey.StartsWith(beginning, StringComparison.Ordinal));

    private static IEnumerable<StoryLine> EventLines(TableEntity row) =>
        Entries(row, row.RowKey).Prepend(new(row.GetDateTimeOffset("At") ?? DateTimeOffset.MinValue, Rank: 0, Plain.Event(row.GetString("Kind"), row.GetString("Topic"))) { Group = row.RowKey, Kind = row.GetString("Kind") });

    private static IEnumerable<StoryLine> Entries(TableEntity row, string group) =>
        row.Read(Stored.Default.ListEntry).Select(entry => new StoryLine(entry.At, Rank: 2, Plain.Entry(entry)) { Entry = entry, Group = group });

    private static StoryLine ConsentLine(TableEntity row) => new(row.GetDateTimeOffset("At")!.Value, Rank: 1, Word(row));

    // That the shop's own record was told, or why not.
    private static StoryLine ToldLine(TableEntity row)
    {
        var what = $"{(row.GetBoolean("IsGranted") == true ? "yes" : "no")} to advertising by {(row.GetString("Channel") == nameof(Channel.Text) ? "text" : "e-mail")}";
        return new(row.GetDateTimeOffset("At")!.Value, Rank: 1, row.GetString("State") switch
        {
            "told" => $"Told the shop's customer record: {what}",
            "same" => $"The shop's customer record said so already: {what}",
            "asked" => $"The shop's customer record is being told: {what}",
            "newer-there" => $"Not told to the shop, whose customer record has a newer word: {what}",
            "no-customer" => $"Not told to the shop, which has no such customer: {what}",
            "other-address" => $"Not told to the shop, whose customer has another address now: {what}",
            var refused => $"Not told to the shop, which said \"{refused}\": {what}",
        });
    }

    /// <summary>A word of the consent ledger, in plain words.</summary>
    public static string Word(TableEntity row)
    {
        var what = row.GetString("Purpose") is { } purpose ? purpose.ToLowerInvariant() : "everything";
        var about = row.GetString("Topic") is { } topic ? $"{what} about {topic}" : what;
        var way = row.GetString("Channel") == nameof(Channel.Text) ? "text" : "e-mail";
        var wording = row.GetString("Wording") is { } words ? $", the words were \"{words}\"" : "";
        return $"Consent {row.GetString("Word")}: {about} by {way}, at \"{row.GetString("Source")}\"{(row.GetBoolean("IsConfirmed") == true ? ", confirmed from the address" : "")}{wording}";
    }

    private static IEnumerable<string> AddressesIn(IEnumerable<TableEntity> rows)
    {
        foreach (var row in rows)
        {
            var address = row.RowKey.Split('|')[0] switch
            {
                "order" => row.Read(Stored.Default.Order).Email,
                "cart" => row.Read(Stored.Default.Cart).Email,
                "item" => row.Read(Stored.Default.ItemSaved).Email,
                "written" => row.Read(Stored.Default.ProblemRaised).Email,
                Keys.Profile => row.Read(Stored.Default.CustomerReported).Email,
                _ => null,
            };
            if (Name.OfEmail(address) is { } name)
                yield return name.Value;
        }
    }
}
