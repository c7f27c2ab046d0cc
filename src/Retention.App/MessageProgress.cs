using System.Collections.Immutable;
using Azure.Data.Tables;
using Retention.App.Reports;
using Retention.App.Storage;
using Retention.Shoppers;

namespace Retention.App;

/// <summary>How far a report brings a message. What it brings is news once: told again, or told late, it is none.</summary>
/// <param name="State">The state that it comes into; the one that it has where it moves no further.</param>
/// <param name="Outcomes">What the decision log tells of it, in order; none where it tells nothing new.</param>
/// <param name="Report">The report.</param>
internal sealed record MessageProgress(MessageState State, ImmutableArray<Outcome> Outcomes, Report Report)
{
    private const string DeferredAt = "DeferredAt";
    private const string ComplainedAt = "ComplainedAt";
    private const string UnsubscribedAt = "UnsubscribedAt";

    /// <summary>Whether there is anything to write down.</summary>
    public required bool IsNews { get; init; }

    /// <summary>Whether the message's state is another one now.</summary>
    public required bool Moves { get; init; }

    /// <summary>Compares a report with what the message's row says.</summary>
    /// <exception cref="NewerVersionException">The row holds a state that only a newer program knows.</exception>
    public static MessageProgress Of(TableEntity row, Report report)
    {
        if (!Enum.TryParse(row.GetString("State"), out MessageState before))
            throw new NewerVersionException(StoredJson.Version + 1);
        var state = report.Kind.State();
        var moves = before.MayBecome(state);
        var outcomes = ImmutableArray.CreateBuilder<Outcome>();
        // Nobody had written down that it was taken, or it was written down that this can't be found out: now it is proven.
        if (moves && !before.IsTaken())
            outcomes.Add(Outcome.Sent);
        if (moves && state != MessageState.Sent)
            outcomes.Add(state.Outcome());
        if (report.Kind == ReportKind.Complained && row.GetDateTimeOffset(ComplainedAt) is null)
            outcomes.Add(Outcome.Complained);
        if (report.Kind == ReportKind.Unsubscribed && row.GetDateTimeOffset(UnsubscribedAt) is null)
            outcomes.Add(Outcome.Unsubscribed);
        var isFirstDelay = report.Kind == ReportKind.Deferred && before is MessageState.Sent && row.GetDateTimeOffset(DeferredAt) is null;
        return new(moves ? state : before, outcomes.ToImmutable(), report) { Moves = moves, IsNews = moves || isFirstDelay || outcomes.Count > 0 };
    }

    /// <summary>Writes it into the message's row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="address">The hash of the address that was reported; null when none was.</param>
    /// <param name="now">Now (UTC).</param>
    public void WriteInto(TableEntity row, string? address, DateTimeOffset now)
    {
        if (Moves)
        {
            row["State"] = State.ToString();
            row["At"] = now;
            row["To"] = null; // Nobody has to ask the provider any more.
            row["Title"] = null;
            row["Why"] = Report.Code;
            row["ProviderId"] = Report.ProviderId ?? row.GetString("ProviderId");
            row[ReportedMessage.Address] = address;
            row[ReportedMessage.ReportedAt] = Report.At;
        }

        if (Report.Kind == ReportKind.Deferred)
            row[DeferredAt] = Report.At;
        if (Outcomes.Contains(Outcome.Complained))
            row[ComplainedAt] = Report.At;
        if (Outcomes.Contains(Outcome.Unsubscribed))
            row[UnsubscribedAt] = Report.At;
    }
}
