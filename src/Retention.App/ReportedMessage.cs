using Azure.Data.Tables;
using Retention.App.Observability;
using Retention.App.Reports;
using Retention.App.Senders;
using Retention.App.Storage;
using Retention.Decisions;
using Retention.Events;
using Retention.Flows;
using Retention.Shoppers;
using Retention.Shops;

namespace Retention.App;

/// <summary>
/// Moves a step's message on by what a provider reports of it. A journey that waits for the outcome goes on first, as if the provider had been
/// asked; then the message's own row moves, forward only, with the line of the decision log that tells it.
/// </summary>
internal sealed class ReportedMessage(Identity identity, NameDirectory directory, ShopperStore shoppers, StepRecords records, Journal journal, Counts counts, TimeProvider time)
{
    /// <summary>The column with the hash of the address that was reported.</summary>
    public const string Address = "Address";

    /// <summary>The column with when the provider last reported something that moved the message (UTC, the provider's clock).</summary>
    public const string ReportedAt = "ReportedAt";

    /// <summary>Moves the message; nothing when it is erased, or was no step's.</summary>
    public async Task MoveAsync(Shop shop, string shopper, Report report, bool isRepeated, CancellationToken cancellation)
    {
        while (true)
        {
            var loaded = await identity.FollowAsync(shop.Id, shopper, cancellation);
            if (await shoppers.FindAsync(shop.Id, loaded.Shopper, Keys.Message(report.Message!), cancellation) is not { } row)
                return;
            StoredJson.Check(row.GetInt32("V") ?? 0);
            if (Awaited(loaded.Shopper, row, report) is { } journey)
            {
                // True or false, the next look finds it settled: by this, or by somebody else meanwhile.
                await SettleAsync(shop, loaded, journey, row, report, cancellation);
                isRepeated = true;
                continue;
            }

            var progress = MessageProgress.Of(row, report);
            if (!progress.IsNews)
            {
                if (isRepeated)
                    await records.JournalAgainAsync(shop.Id, loaded.Shopper, JourneyOf(row), cancellation);
                return;
            }

            if (await WriteAsync(shop.Id, loaded.Shopper, row, progress, cancellation))
                return; // Otherwise another report of the same message came first: look again.
        }
    }

    /// <summary>The claim that a message's row tells of.</summary>
    public static Claim ClaimOf(TableEntity row)
    {
        var at = row.GetDateTimeOffset("ClaimedAt")!.Value;
        return new(row.RowKey[Keys.Message("").Length..], row.GetInt32("Attempt")!.Value, at, at, row.GetString("Template")!) { WordsVersion = row.GetInt32("WordsVersion") };
    }

    // The journey that does not know yet that its message was taken: it holds the claim, or was told that the provider never took it.
    private static Journey? Awaited(Shopper shopper, TableEntity row, Report report) =>
        shopper.Journeys.FirstOrDefault(journey => journey.Claim?.Message == report.Message)
        ?? (shopper.Journey(JourneyOf(row)) is { Claim: null } open && Enum.TryParse(row.GetString("State"), out MessageState state) && !state.IsTaken() && open.Step == row.GetInt32("Step") ? open with { Claim = ClaimOf(row) } : null);

    private async Task SettleAsync(Shop shop, Loaded loaded, Journey journey, TableEntity row, Report report, CancellationToken cancellation)
    {
        // Only the newer program knows what comes after this step.
        var flow = AllFlows.Find(journey) ?? throw new NewerVersionException(StoredJson.Version + 1);
        var held = loaded with { Shopper = loaded.Shopper.With(journey) };
        if (loaded.Shopper.Journey(journey.Id)?.Claim is null)
            held = held with { Shopper = held.Shopper.Hearing(journey, flow, journey.Claim!.At) };
        var walk = new Walk(held, flow, journey, new Seen(held.Shopper, journey, shop, time.GetUtcNow()));
        counts.Add("settled by report", await records.RecordAsync(walk, journey.Claim!, new SendOutcome.Sent(report.ProviderId), message: null, cancellation) ? row.GetString("State")! : "meanwhile");
    }

    private async Task<bool> WriteAsync(string shop, Shopper shopper, TableEntity row, MessageProgress progress, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var entries = progress.Outcomes.Select(outcome => EntryOf(shopper, row, outcome, now)).ToList();
        progress.WriteInto(row, AddressOf(shop, progress.Report), now);
        var owner = ShopperStore.OwnerOf(row);
        TableEntity[] told = entries.Count == 0 ? [] : [ShopperStore.Beside(shop, owner, Keys.Reported(JourneyOf(row), now, $"{row.RowKey}|{string.Join('|', progress.Outcomes)}")).With(entries, Stored.Default.ListEntry)];
        if (!await shoppers.ChangeAsync(row, told, cancellation))
            return false;
        await journal.WriteAsync(shop, owner, entries, cancellation);
        if (progress.Moves)
            counts.Add("message", progress.State.ToString());
        return true;
    }

    private string? AddressOf(string shop, Report report) =>
        (report.Channel == Channel.Email ? Name.OfEmail(report.Address) : Name.OfPhone(report.Address)) is { } name ? directory.Hash(shop, name).Hash : null;

    private static Entry EntryOf(Shopper shopper, TableEntity row, Outcome outcome, DateTimeOffset now)
    {
        var subject = row.GetString("Subject")!;
        return new(now, row.GetString("Flow")!, subject, row.GetInt32("Step")!.Value, outcome)
        {
            About = shopper.Order(subject.Split('~')[0])?.Number,
            Message = row.RowKey[Keys.Message("").Length..],
            Attempt = row.GetInt32("Attempt"),
            Template = row.GetString("Template"),
            WordsVersion = row.GetInt32("WordsVersion"),
            FlowVersion = row.GetInt32("FlowVersion"),
        };
    }

    private static string JourneyOf(TableEntity row) => Journey.IdOf(row.GetString("Flow")!, row.GetString("Subject")!);
}
