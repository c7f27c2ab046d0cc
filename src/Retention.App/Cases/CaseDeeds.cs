using Retention.App.Crediting;
using Retention.App.Observability;
using Retention.App.Queues;
using Retention.App.Settings;
using Retention.App.Storage;
using Retention.App.Storefronts;
using Retention.Cases;
using Retention.Rewards;

namespace Retention.App.Cases;

/// <summary>
/// What the shop does for a shopper to make good what a case is about: credit, money back, or the goods again, within what whoever wants it may give. Above that an
/// owner is asked. A deed is written into the case before the shop is asked for it, and never asked for again by itself: where the answer was lost, it is looked for.
/// </summary>
internal sealed class CaseDeeds(CaseStore cases, ShopStore shops, ShopCredits credits, ShopDeeds deeds, GivingCredit giving, CaseWakes wakes, AppSettings settings, Counts counts, TimeProvider time)
{
    /// <summary>How long the words for what it is for may be.</summary>
    public const int MostNote = GivingCredit.MostNote;

    private static readonly TimeSpan AgainLater = TimeSpan.FromHours(1);

    /// <summary>Does what somebody wants, or asks an owner for it. Pressed twice it is one deed.</summary>
    /// <param name="record">The shop.</param>
    /// <param name="id">The case.</param>
    /// <param name="wanted">What is wanted.</param>
    /// <param name="user">Who wants it, by the id that the shop's platform gives its staff.</param>
    /// <param name="role">What that person may give.</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task<DeedAnswer> WantAsync(ShopRecord record, string id, WantedDeed wanted, string user, CaseRole role, CancellationToken cancellation)
    {
        var (shop, now) = (record.Shop, time.GetUtcNow());
        if (await cases.FindAsync(shop.Id, id, cancellation) is not { } one)
            return new DeedAnswer.NotFound();
        var key = Keys.Hash($"deed|{shop.Id}|{id}|{wanted.Once}", 32);
        if (one.Deeds.FirstOrDefault(known => known.Id == key) is { } before)
            return new DeedAnswer.Stands(before);
        if (one.Deeds.Length >= Case.MostDeeds)
            return new DeedAnswer.Not($"A case holds {Case.MostDeeds} of these. Do the rest in your shop's admin.");
        var (amount, fault) = await AmountAsync(record, one, wanted, cancellation);
        if (amount is not { } worth)
            return new DeedAnswer.Not(fault);
        var deed = new CaseDeed(key, wanted.Kind, worth, user, now, CaseDeedState.Asked) { OrderId = wanted.Kind == CaseDeedKind.Credit ? null : one.OrderId, Note = wanted.Note is { Length: > 0 } note ? note : null };
        await cases.ChangeAsync(shop.Id, id, known =>
        {
            if (known.Deeds.FirstOrDefault(other => other.Id == key) is { } theirs)
            {
                deed = theirs with { ClaimedAt = null };
                return null;
            }

            // What others gave meanwhile counts, too.
            var mayNow = CaseAuthority.Allows(shop.Settings, role, known.Deeds.Where(other => other.Counts).Select(other => other.Amount), worth);
            deed = mayNow ? deed with { State = CaseDeedState.Claimed, ClaimedAt = now } : deed with { State = CaseDeedState.Asked, ClaimedAt = null };
            return known.With(deed);
        }, cancellation);
        return deed is { State: CaseDeedState.Claimed, ClaimedAt: not null } ? new DeedAnswer.Stands(await DoAsync(record, one, deed, cancellation)) : new DeedAnswer.Stands(deed);
    }

    /// <summary>An owner says yes or no to what was asked for.</summary>
    public async Task<DeedAnswer> DecideAsync(ShopRecord record, string id, string deed, bool isYes, string user, CaseRole role, CancellationToken cancellation)
    {
        CaseDeed? mine = null;
        var now = time.GetUtcNow();
        var refusal = role == CaseRole.Owner ? null : "Only an owner can decide this.";
        var one = await cases.ChangeAsync(record.Shop.Id, id, known =>
        {
            mine = null;
            if (refusal is not null || known.Deeds.FirstOrDefault(other => other.Id == deed) is not { State: CaseDeedState.Asked } asked)
                return null;
            if (isYes && !CaseAuthority.Allows(record.Shop.Settings, role, known.Deeds.Where(other => other.Counts).Select(other => other.Amount), asked.Amount))
            {
                refusal = "This is more than an owner may give in one case. The setting case-limit/owner says how much.";
                return null;
            }

            mine = isYes ? asked with { State = CaseDeedState.Claimed, ClaimedAt = now, DecidedBy = user } : asked with { State = CaseDeedState.Denied, DecidedBy = user };
            return known.With(mine);
        }, cancellation);
        return refusal is not null ? new DeedAnswer.Not(refusal)
            : one is null || mine is null ? new DeedAnswer.NotFound()
            : new DeedAnswer.Stands(isYes ? await DoAsync(record, one, mine, cancellation) : mine);
    }

    /// <summary>Handles a wake-up: whether the shop did what it was asked for is looked up. It is only a hint.</summary>
    public async Task HandleAsync(StepMessage step, string id, string deed, CancellationToken cancellation)
    {
        StoredJson.Check(step.V);
        if (await shops.FindAsync(step.Shop, cancellation) is not { Shop.UninstalledAt: null } record || await cases.FindAsync(step.Shop, id, cancellation) is not { } one
            || one.Deeds.FirstOrDefault(known => known.Id == deed) is not { State: CaseDeedState.Claimed or CaseDeedState.Unknown, ClaimedAt: { } claimed } known)
            return;
        var now = time.GetUtcNow();
        if (now < claimed + settings.SettleAfter)
            await wakes.SettleAtAsync(step.Shop, id, deed, claimed + settings.SettleAfter, cancellation);
        else if (known.Kind == CaseDeedKind.Credit)
            await DoAsync(record, one, known, cancellation); // In the books the same gift is one: whoever died before it is followed.
        else if (deeds.Of(record) is { } platform)
            await SettleAsync(record, one, known, await platform.FindAsync(step.Shop, known.Kind, Asked(known), cancellation), now, cancellation);
    }

    private async Task<CaseDeed> DoAsync(ShopRecord record, Case one, CaseDeed deed, CancellationToken cancellation)
    {
        // Planned before the shop is asked, so that whoever dies on the way is followed.
        await wakes.SettleAtAsync(record.Shop.Id, one.Id, deed.Id, time.GetUtcNow() + settings.SettleAfter, cancellation);
        var done = deed.Kind == CaseDeedKind.Credit ? await CreditAsync(record, one, deed, cancellation)
            : deeds.Of(record) is { } platform ? After(deed, await platform.DoAsync(record.Shop.Id, deed.Kind, Asked(deed), cancellation))
            : deed with { State = CaseDeedState.NotDone, Why = "Your shop's platform can't do this." };
        return await KeepAsync(record.Shop.Id, one.Id, done, cancellation);
    }

    private async Task<CaseDeed> CreditAsync(ShopRecord record, Case one, CaseDeed deed, CancellationToken cancellation) =>
        await giving.ByHandAsync(record.Shop, one.Shopper, CreditText.Write(deed.Amount).Split(' ')[0], deed.Note ?? "", deed.By, deed.Id, cancellation) switch
        {
            Given.Done => deed with { State = CaseDeedState.Done, Why = null },
            Given.TooMuch(var most) => deed with { State = CaseDeedState.NotDone, Why = $"One shopper can be given up to {CreditText.Write(most)} within {Earning.ByHandWithin.Days} days." },
            Given.NoCurrency(var what, var remedy) => deed with { State = CaseDeedState.NotDone, Why = $"{what} {remedy}" },
            Given.NoAddress => deed with { State = CaseDeedState.NotDone, Why = "No e-mail address is known for this person, and credit needs one." },
            _ => deed with { State = CaseDeedState.NotDone, Why = "Your shop does not let us give credit now." },
        };

    private static CaseDeed After(CaseDeed deed, Answer<DoneDeed> answer) => answer switch
    {
        Answer<DoneDeed>.Said(var done) => deed with { State = CaseDeedState.Done, ShopId = done.Id, Why = done.ByHand },
        Answer<DoneDeed>.Not({ MayHaveHappened: true }) => deed with { State = CaseDeedState.Unknown, Why = "The shop's answer was lost. We look whether it did it; do not do it again by hand before." },
        Answer<DoneDeed>.Not(var why) => deed with { State = CaseDeedState.NotDone, Why = $"{why.What} {why.Remedy}" },
        _ => throw new InvalidOperationException($"No such answer: {answer}."),
    };

    private async Task SettleAsync(ShopRecord record, Case one, CaseDeed deed, Answer<string?> found, DateTimeOffset now, CancellationToken cancellation)
    {
        if (found is Answer<string?>.Said(var shopId))
        {
            await KeepAsync(record.Shop.Id, one.Id, shopId is null
                ? deed with { State = CaseDeedState.NotDone, Why = "We looked: the shop did not do it. You can ask for it again." }
                : deed with { State = CaseDeedState.Done, ShopId = shopId, Why = null }, cancellation);
            return;
        }

        await wakes.SettleAtAsync(record.Shop.Id, one.Id, deed.Id, now + AgainLater, cancellation);
        await KeepAsync(record.Shop.Id, one.Id, deed with { State = CaseDeedState.Unknown, Why = $"Whether the shop did it is not known: {found.Trouble!.What} We look again." }, cancellation);
    }

    private async Task<CaseDeed> KeepAsync(string shop, string id, CaseDeed deed, CancellationToken cancellation)
    {
        await cases.ChangeAsync(shop, id, known => known.With(deed), cancellation);
        counts.Add("case deed", $"{deed.Kind} {deed.State}");
        return deed;
    }

    // What it is worth; where that is nothing, why not.
    private async Task<(Money? Amount, string Fault)> AmountAsync(ShopRecord record, Case one, WantedDeed wanted, CancellationToken cancellation)
    {
        if (wanted.Kind == CaseDeedKind.Credit)
        {
            return credits.Of(record) is not { } credit ? (null, "Your shop's platform has no credit.")
                : await credit.CurrencyAsync(record.Shop.Id, cancellation) switch
                {
                    Answer<Currency>.Said(var currency) when CreditText.Read(wanted.Amount, currency) is { } money => (money, ""),
                    Answer<Currency>.Said(var currency) => (null, $"Write an amount like 5.00, in your shop's currency, up to {CreditText.Write(Earning.MostByHand(currency))}."),
                    var not => (null, $"{not.Trouble!.What} {not.Trouble.Remedy}"),
                };
        }

        if (one.OrderId is not { } order)
            return (null, "This case is about no order, so there is nothing to give back or to send again.");
        if (deeds.Of(record) is not { } platform)
            return (null, "Your shop's platform can't do this.");
        return await platform.WorthAsync(record.Shop.Id, wanted.Kind, order, cancellation) switch
        {
            Answer<DeedWorth>.Not(var why) => (null, $"{why.What} {why.Remedy}"),
            Answer<DeedWorth>.Said(var worth) when wanted.Kind == CaseDeedKind.Replacement => (worth.Most, ""),
            Answer<DeedWorth>.Said(var worth) when CaseAmount.Read(wanted.Amount, worth.Most.Currency) is { } money && money.Minor <= worth.Most.Minor => (money, ""),
            Answer<DeedWorth>.Said(var worth) => (null, $"Write an amount of the order up to {CreditText.Write(worth.Most)}."),
            var unknown => throw new InvalidOperationException($"No such answer: {unknown}."),
        };
    }

    private static AskedDeed Asked(CaseDeed deed) => new(deed.Id, deed.OrderId!, deed.Amount, deed.Note, deed.ClaimedAt ?? deed.At);
}
