using Retention.App.Letters;
using Retention.App.Queues;
using Retention.App.Reputation;
using Retention.App.Senders;
using Retention.App.Settings;
using Retention.App.Storage;
using Retention.App.Wording;
using Retention.Decisions;
using Retention.Flows;
using Retention.Shoppers;

namespace Retention.App;

/// <summary>
/// The way out: what happens when a step is due. Load the shopper, decide, render, claim, send, record. Between claim and record there is
/// nothing but the provider's call, so a message is handed over at most once, whatever dies when.
/// </summary>
internal sealed class StepIsDue(
    ShopStore shops, Identity identity, ShopperStore shoppers, LastLook lastLook, OwnWords ownWords, MessageWriter writer, SentCopies copies, Channels channels, SentCounter sent, WarmUps warmUps, Settlement settlement, StepRecords records, Tryout tryout,
    SentAddresses sentTo, Schedule schedule, AppSettings settings, TimeProvider time)
{
    private static readonly TimeSpan ForNewerPrograms = TimeSpan.FromHours(1);

    /// <summary>Handles one wake-up. It is only a hint: for a journey that ended, or a step that is not due, it changes nothing.</summary>
    /// <param name="step">Which journey to look at.</param>
    /// <param name="isRepeated">Whether the message was delivered before: then its journal is written again.</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task HandleAsync(StepMessage step, bool isRepeated, CancellationToken cancellation)
    {
        StoredJson.Check(step.V);
        // After a conflict too: who wrote in between may have been this very worker, whose commit was taken and its answer lost.
        for (; ; isRepeated = true)
        {
            // Read anew each time: the brake may have been pulled since.
            if ((await shops.FindAsync(step.Shop, cancellation))?.Shop is not { } shop)
                return;
            var loaded = await identity.FollowAsync(shop.Id, step.Shopper, cancellation);
            if (isRepeated)
                await records.JournalAgainAsync(shop.Id, loaded.Shopper, step.Journey, cancellation);
            if (loaded.Shopper.Journey(step.Journey) is not { } journey)
                return;
            if (AllFlows.Find(journey) is not { } flow)
            {
                // A newer program began it and may still be on its way: its wake-up must not end here.
                await schedule.WakeAsync(shop.Id, loaded.Shopper.Id, journey, time.GetUtcNow() + ForNewerPrograms, cancellation);
                return;
            }

            var walk = new Walk(loaded, flow, journey, new Seen(loaded.Shopper, journey, shop, time.GetUtcNow()));
            var isDone = journey.Claim is { } claim ? await SettleAsync(walk, claim, cancellation) : await DecideAsync(walk, attempt: 1, cancellation);
            if (isDone)
                return; // Otherwise somebody else changed the shopper meanwhile: load and decide again.
        }
    }

    // What costs a look at storage or a question to the shop is asked only when nothing else objects.
    private async Task<bool> DecideAsync(Walk walk, int attempt, CancellationToken cancellation)
    {
        var decision = Due.Decide(walk.Flow, walk.Seen);
        if (decision is Decision.Send || IsTryout(decision))
        {
            walk = walk with { Seen = walk.Seen with { Checks = await lastLook.AskAsync(walk, cancellation) } };
            decision = Due.Decide(walk.Flow, walk.Seen);
        }

        return decision is Decision.Send(var template) ? await SendAsync(walk, template, attempt, cancellation)
            : IsTryout(decision) ? await tryout.CopyAsync(walk, cancellation)
            : await records.SilentAsync(walk, decision, cancellation);
    }

    private static bool IsTryout(Decision decision) => decision is Decision.Skip(var reason) && reason == Reason.OnlyTested;

    private async Task<bool> SendAsync(Walk walk, Template template, int attempt, CancellationToken cancellation)
    {
        var (shop, journey, now) = (walk.Seen.Shop, walk.Journey, walk.Seen.Now);
        var step = walk.Flow.Steps[journey.Step];
        if (!await channels.ServeAsync(step.Channel, shop.Id, cancellation))
            return await records.SilentAsync(walk, new Decision.Skip(Reason.NoSender), cancellation); // Whatever the settings say: nobody brings it there.
        var subject = await writer.FindAsync(walk, cancellation);
        template = await ownWords.InPlaceOfAsync(shop, new Letter(walk.Flow, step, template).InLanguage(subject?.LanguageAt(shop)), cancellation);
        var id = walk.MessageId;
        if (subject is null || writer.Write(walk, template, subject, id, attempt) is not { } message)
            return await records.SilentAsync(walk, step.Channel == Channel.Email ? new Decision.Stop(Reason.NoEmail) : new Decision.Skip(Reason.NoPhone), cancellation);
        if (message is OutgoingLetter)
            await sentTo.RememberAsync(channels.Letters.Name, message.To, shop.Id, walk.Loaded.Shopper.Id, cancellation);

        var claim = new Claim(id, attempt, now, now + settings.ClaimLease, template.Key) { WordsVersion = template.Version, Checks = walk.Seen.Checks == Checks.None ? null : walk.Seen.Checks };
        var claimed = Steps.Claimed(walk.Seen, walk.Flow, claim);
        claim = claimed.Journey(journey.Id)!.Claim!;
        if (await shoppers.ReplaceAsync(shop.Id, walk.Loaded, claimed, [StepRecords.MessageRow(walk, claim, MessageState.Claimed, now, message), .. copies.RowsOf(shop.Id, walk.Loaded.Shopper.Id, message, now)], cancellation) is not { } held)
            return false;

        // Whoever slept here for long (a suspended machine) may have been taken for dead: then the provider is asked first.
        if (time.GetUtcNow() > claim.LeaseUntil - settings.SendDeadline)
            return await WakeAsync(walk, claim.At + settings.SettleAfter, cancellation);

        if (walk.Seen.Checks.SentToday is not null)
            await sent.AddAsync(shop.Id, now, cancellation);
        if (message.Channel == Channel.Email)
            warmUps.Count(shop.Id);
        if (walk.Seen.Checks.Shared is not null)
            await sent.AddSharedAsync(shop.Id, now, cancellation);
        var outcome = await channels.SendAsync(message, cancellation);
        return await records.RecordAsync(walk with { Loaded = held }, claim, outcome, message, cancellation);
    }

    // A claim whose outcome nobody recorded: its claimer died, or the provider's answer never came. The provider is asked, never told again.
    private async Task<bool> SettleAsync(Walk walk, Claim claim, CancellationToken cancellation) => await settlement.AskAsync(walk, claim, cancellation) switch
    {
        Settled.Later(var at) => await WakeAsync(walk, at, cancellation),
        Settled.Sent => await records.RecordAsync(walk, claim, new SendOutcome.Sent(ProviderId: null), message: null, cancellation),
        Settled.Lost => await records.LoseAsync(walk, claim, cancellation),
        // Never accepted: decided anew, for an order may have been cancelled meanwhile.
        Settled.NeverAccepted => await DecideAgainAsync(walk, claim.Attempt + 1, cancellation),
        var unknown => throw new InvalidOperationException($"No such settlement: {unknown.GetType().Name}."),
    };

    // The provider took its time to answer: what the merchant has switched meanwhile counts, and so does the hour.
    private async Task<bool> DecideAgainAsync(Walk walk, int attempt, CancellationToken cancellation) =>
        (await shops.FindAsync(walk.Seen.Shop.Id, cancellation))?.Shop is not { } shop
        || await DecideAsync(walk with { Seen = walk.Seen with { Shop = shop, Now = time.GetUtcNow() } }, attempt, cancellation);

    private async Task<bool> WakeAsync(Walk walk, DateTimeOffset at, CancellationToken cancellation)
    {
        await schedule.WakeAsync(walk.Seen.Shop.Id, walk.Seen.Shopper.Id, walk.Journey, at, cancellation);
        return true;
    }
}

/// <summary>One look at one journey: what was loaded and what is seen.</summary>
/// <param name="Loaded">The shopper as read.</param>
/// <param name="Flow">The flow.</param>
/// <param name="Journey">The journey.</param>
/// <param name="Seen">What the decision may look at.</param>
internal sealed record Walk(Loaded Loaded, Flow Flow, Journey Journey, Seen Seen)
{
    /// <summary>The id of the step's message. An order or a cart is one person's; for an item many wait. A merge keeps the address under which it was saved.</summary>
    public string MessageId => Keys.MessageId(Seen.Shop.Id, Journey.Id, Journey.Step, Flow.Steps[Journey.Step].Channel, Seen is { Order: null, Cart: null, Item: not null } ? Seen.EmailKey : null);
}
