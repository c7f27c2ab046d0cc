using Azure.Data.Tables;
using Retention.App.Observability;
using Retention.App.Queues;
using Retention.App.Senders;
using Retention.App.Settings;
using Retention.App.Storage;
using Retention.App.Surveys;
using Retention.Decisions;
using Retention.Shoppers;

namespace Retention.App;

/// <summary>Writes down what became of a step: in the shopper's state, the message's row and the journal. Commit, then schedule, then journal.</summary>
internal sealed class StepRecords(
    Identity identity, ShopperStore shoppers, Schedule schedule, GivenBack givenBack, Journal journal, AppSettings settings, SurveyTurns turns, Counts counts, TimeProvider time, ILogger<StepRecords> logger)
{
    /// <summary>
    /// Records a provider's answer. Nobody else touches a claimed journey before its lease has passed, so it is written until it is. False when it
    /// stands already: then the journey is looked at again, for its next wake-up and its line in the journal may be missing.
    /// </summary>
    /// <param name="walk">The journey, as it stands in storage since the claim: only when somebody else wrote meanwhile is it read again.</param>
    /// <param name="claim">What was claimed.</param>
    /// <param name="outcome">What is known of it.</param>
    /// <param name="message">The message: while the outcome is unknown, the provider will have to be asked by its address.</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task<bool> RecordAsync(Walk walk, Claim claim, SendOutcome outcome, OutgoingMessage? message, CancellationToken cancellation)
    {
        for (var loaded = walk.Loaded; ; loaded = await identity.FollowAsync(walk.Seen.Shop.Id, walk.Seen.Shopper.Id, cancellation))
        {
            if (loaded.Shopper.Journey(walk.Journey.Id) is not { Claim: { } held } journey || held.Attempt != claim.Attempt || (held.IsUnknown && outcome is SendOutcome.Unknown))
                return false; // It was settled meanwhile, or written here by a commit whose answer was lost: what follows from it may not be done yet.
            var now = time.GetUtcNow();
            var fresh = walk with { Loaded = loaded, Journey = journey, Seen = walk.Seen with { Shopper = loaded.Shopper, Journey = journey, Now = now } };
            var (state, answer, why) = Read(fresh, held, outcome);
            var (next, entry) = Steps.Answered(fresh.Seen, walk.Flow, answer);
            var row = MessageRow(fresh, claim, state, now, outcome is SendOutcome.Unknown && !loaded.Shopper.IsErased ? message : null);
            row["ProviderId"] = (outcome as SendOutcome.Sent)?.ProviderId;
            row["Why"] = why;
            // Before the commit: done twice it is one, and one who was asked must not be missing in the report.
            if (outcome is SendOutcome.Sent && walk.Flow.IsSurvey)
                await turns.AskedAsync(walk.Seen.Shop.Id, loaded.Shopper, journey, now, cancellation);
            if (!await CommitAsync(fresh, next, entry, row, cancellation))
                continue;
            counts.Add("message", state.ToString());
            logger.MessageOutcome(walk.Seen.Shop.Id, walk.Flow.Key, claim.Message, claim.Attempt, state.ToString());
            return true;
        }
    }

    /// <summary>It can't be found out whether the message was taken. False when somebody else changed the shopper meanwhile.</summary>
    public async Task<bool> LoseAsync(Walk walk, Claim claim, CancellationToken cancellation)
    {
        var (next, entry) = Steps.Answered(walk.Seen, walk.Flow, new Answer.Lost());
        if (!await CommitAsync(walk, next, entry, MessageRow(walk, claim, MessageState.Lost, walk.Seen.Now), cancellation))
            return false;
        Tell(walk, entry);
        return true;
    }

    /// <summary>Writes down why no message goes now, or ever. False when somebody else changed the shopper meanwhile.</summary>
    public async Task<bool> SilentAsync(Walk walk, Decision decision, CancellationToken cancellation)
    {
        if (Steps.Silent(walk.Seen, walk.Flow, decision) is not var (next, entry))
        {
            await schedule.WakeAsync(walk.Seen.Shop.Id, walk.Seen.Shopper.Id, walk.Journey, walk.Journey.WakeAt, cancellation);
            return true;
        }

        // What only waits longer is still waiting; what ends here does not, also where its claim was given back.
        var claim = walk.Journey.Claim ?? (decision is Decision.Defer ? null : await givenBack.FindAsync(walk, cancellation));
        var row = claim is null ? null : MessageRow(walk, claim, MessageState.Dropped, walk.Seen.Now);
        if (!await CommitAsync(walk, next, Named(entry, claim), row, cancellation))
            return false;
        Tell(walk, entry);
        return true;
    }

    /// <summary>
    /// Writes down that the merchant took the step off the list. False when somebody else changed the shopper meanwhile, a worker who claims the
    /// message say; null when it was handed over already.
    /// </summary>
    public async Task<bool?> CancelAsync(Walk walk, CancellationToken cancellation)
    {
        if (Steps.Cancelled(walk.Seen, walk.Flow) is not var (next, entry))
            return null;
        var claim = await givenBack.FindAsync(walk, cancellation);
        if (!await CommitAsync(walk, next, Named(entry, claim), claim is null ? null : MessageRow(walk, claim, MessageState.Dropped, walk.Seen.Now), cancellation))
            return false;
        // The next step may be due at the same moment: then the wake-up is its own by now.
        if (next.Journey(walk.Journey.Id) is not { } goesOn || Keys.Instant(goesOn.WakeAt) != Keys.Instant(walk.Journey.WakeAt))
            await schedule.ForgetAsync(walk.Seen.Shop.Id, walk.Seen.Shopper.Id, walk.Journey, cancellation);
        Tell(walk, entry);
        return true;
    }

    /// <summary>Writes the decisions about a journey into the journal again: whoever took them may have died just before.</summary>
    public async Task JournalAgainAsync(string shop, Shopper shopper, string journeyId, CancellationToken cancellation)
    {
        await foreach (var row in shoppers.Rows(shop, shopper, Keys.Decisions(journeyId), cancellation))
            await journal.WriteAsync(shop, ShopperStore.OwnerOf(row), row.Read(Stored.Default.ListEntry), cancellation);
    }

    /// <summary>The row of a message: its state and, as long as it is given itself, what is needed to ask the provider for it.</summary>
    public static TableEntity MessageRow(Walk walk, Claim claim, MessageState state, DateTimeOffset now, OutgoingMessage? message = null)
    {
        var row = ShopperStore.Beside(walk.Seen.Shop.Id, walk.Seen.Shopper.Id, Keys.Message(claim.Message));
        row["State"] = state.ToString();
        row["Channel"] = walk.Flow.Steps[walk.Journey.Step].Channel.ToString();
        row["Attempt"] = claim.Attempt;
        row["Flow"] = walk.Journey.Flow;
        row["FlowVersion"] = walk.Journey.FlowVersion;
        row["Subject"] = walk.Journey.Subject;
        row["Step"] = walk.Journey.Step;
        row["Template"] = claim.Template;
        row["WordsVersion"] = claim.WordsVersion;
        row["ClaimedAt"] = claim.At;
        row["At"] = now;
        row["To"] = message?.To;
        row["Title"] = message?.Title;
        return row;
    }

    private (MessageState State, Answer Answer, string? Why) Read(Walk walk, Claim claim, SendOutcome outcome)
    {
        switch (outcome)
        {
            case SendOutcome.Sent:
                return (MessageState.Sent, new Answer.Sent(), null);
            case SendOutcome.Refused(var why):
                return (MessageState.Refused, new Answer.Refused(), why);
            case SendOutcome.TryLater(var until, var why):
                // Certainly not taken: the claim is given back, and the step waits, longer each time.
                var patience = walk.Seen.Now + (settings.SendPatience * Math.Min(60, 1 << Math.Min(walk.Journey.Waits, 6)));
                return (MessageState.Waiting, new Answer.Later(until ?? patience), why);
            case SendOutcome.Unknown(var why):
                return (MessageState.Unknown, new Answer.Unknown(claim.At + settings.SettleAfter), why);
            default:
                throw new InvalidOperationException($"No such outcome: {outcome.GetType().Name}.");
        }
    }

    // So that the log of the message tells how it ended.
    private static Entry Named(Entry entry, Claim? claim) =>
        claim is null ? entry : entry with { Message = claim.Message, Attempt = claim.Attempt, Template = claim.Template, WordsVersion = claim.WordsVersion };

    private async Task<bool> CommitAsync(Walk walk, Shopper next, Entry entry, TableEntity? message, CancellationToken cancellation)
    {
        var (shop, shopper) = (walk.Seen.Shop.Id, walk.Loaded.Shopper.Id);
        var decision = ShopperStore.Beside(shop, shopper, Keys.Decision(walk.Journey.Id, entry.At, entry.Turn)).With([entry], Stored.Default.ListEntry);
        if (!await shoppers.CommitAsync(shop, walk.Loaded, next, message is null ? [decision] : [decision, message], cancellation))
            return false;
        if (next.Journey(walk.Journey.Id) is { } goesOn)
            await schedule.WakeAsync(shop, shopper, goesOn, entry.Until ?? goesOn.WakeAt, cancellation);
        await journal.WriteAsync(shop, shopper, [entry], cancellation);
        return true;
    }

    private void Tell(Walk walk, Entry entry)
    {
        counts.Add(entry.Outcome == Outcome.Deferred ? "put off" : "not sent", entry.Reason!);
        logger.NotSent(walk.Seen.Shop.Id, walk.Flow.Key, entry.Reason!);
    }
}
