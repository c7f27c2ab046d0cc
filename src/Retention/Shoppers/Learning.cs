using System.Collections.Immutable;
using Retention.Events;

namespace Retention.Shoppers;

/// <summary>
/// What an event adds to what is known, and what is different now. Every piece of knowledge is joined so that any order of the same events,
/// however often, ends in the same.
/// </summary>
internal static class Learning
{
    /// <summary>Learns one event.</summary>
    public static (Shopper Known, ImmutableArray<Change> Changes) Learn(Shopper shopper, Happened happened, IReadOnlyCollection<KnownName> names, DateTimeOffset now) => happened switch
    {
        OrderReported(var order) => LearnOrder(Hear(Speaking(shopper, order.UpdatedAt, order.Locale), order.Consents, names), order.Id, known => known.With(order, names), now, order),
        RefundReported(var order) => LearnOrder(shopper, order, known => known with { IsRefunded = true }, now),
        OrderRemoved(var order) => LearnOrder(shopper, order, known => known with { IsRemoved = true }, now),
        RiskReported(var order, true) => LearnOrder(shopper, order, known => known with { IsRisky = true }, now),
        ShipmentReported parcel => LearnOrder(shopper, parcel.OrderId, known => known.With(Parcel(known, parcel)), now),
        ReviewGiven(var order, var at) review => LearnOrder(shopper, order, known => known.With(known with { ReviewedAt = at, ReviewedItems = [.. review.Items.Select(ItemOf)] }), now),
        ReviewWithdrawn(var order, var item, _) => LearnOrder(shopper, order, known => known.With(known with { WithdrawnItems = [item ?? KnownOrder.Every] }), now),
        NotArrivedYet(var order, var at) => LearnOrder(shopper, order, known => known.With(known with { MissedAt = at }), now),
        SurveyAnswered(var order, var score, var at) => LearnOrder(shopper, order, known => known.With(Scored(known, score, at)), now),
        SurveyFilled({ } order, { IsComplete: true } filled, var at) => (shopper, [new SurveyCompleted(order, filled.Survey, at)]),
        ProblemRaised(null, var at) asked => (Speaking(shopper, at, asked.Locale) with { AskedAt = Joined.Later(shopper.AskedAt, at) }, [new CaseRaised(null, at)]),
        ProblemRaised(var order, var at) asked => And(LearnOrder(Speaking(shopper, at, asked.Locale), order, known => known.With(known with { ProblemAt = at }), now), new CaseRaised(order, at)),
        CreditEnds(var order, var last, var days, var at) => (shopper, [new CreditEnding(order, last, days, at)]),
        FriendInvited friend => (Speaking(shopper, friend.At, friend.Locale), []),
        // Who wrote about no order is asked by the address of the last one.
        CaseClosed(null, var at) closed => (shopper with { AskedClosedAt = Joined.Later(shopper.AskedClosedAt, closed.UpTo ?? at) }, [new CaseEnded(shopper.Orders.LastOrDefault(order => order.EmailKey is not null)?.Id, IsAboutOrder: false, at)]),
        CaseClosed(var order, var at) closed => And(LearnOrder(shopper, order, known => known.With(known with { CaseClosedAt = closed.UpTo ?? at }), now), new CaseEnded(order, IsAboutOrder: true, at)),
        CaseSettled settled => (shopper, [new CaseConfirmed(settled.OrderId, settled.At)]),
        CartReported(var cart) => LearnCart(Hear(Speaking(shopper, cart.UpdatedAt, cart.Locale), cart.Consents, names), KnownCart.Of(cart, names)),
        CartBoughtElsewhere bought => LearnBought(shopper, bought, names),
        ItemSaved saved => LearnItem(Speaking(shopper, saved.At, saved.Locale), new KnownItem { Id = saved.Item.Id, SavedAt = saved.At, PriceWhenSaved = saved.Item.Price, WantsStock = saved.WantsStock, EmailKey = names.HashOf(NameKind.Email) }.With(KnownItem.Of(saved.Item)), saved.At),
        ItemForgotten(var item, var at) => LearnItem(shopper, new KnownItem { Id = item, ForgottenAt = at }, at),
        ItemWished wished => shopper.Item(wished.ItemId) is { } mine ? (shopper.With(mine with { Wish = ItemWish.Later(mine.Wish, new(wished.At, wished.WantsStock, wished.WantsPrice)) }), []) : (shopper, []),
        ItemReported(var item) told => LearnItem(shopper, KnownItem.Of(item), told.TurnAt ?? item.At),
        CustomerReported customer => (LearnProfile(Hear(shopper, customer.Consents, names), customer, names), []),
        ConsentReported(var consent) => (Hear(shopper, [consent], names), []),
        ChoicesMade made => (LearnChoices(shopper, made, names), []),
        AddressSuppressed told => (LearnSuppression(shopper, told, names), []),
        ShopperErased => (shopper.Refusing(Addresses(shopper, names)) with { ErasedAt = Joined.Earlier(shopper.ErasedAt, now) }, [new PersonErased(now)]),
        _ => (shopper, []),
    };

    private static (Shopper Known, ImmutableArray<Change> Changes) LearnOrder(Shopper shopper, string id, Func<KnownOrder, KnownOrder> learn, DateTimeOffset now, Order? report = null)
    {
        var before = shopper.Order(id) ?? new KnownOrder { Id = id };
        var after = learn(before);
        var known = shopper.With(after);
        // Paid when? As the storefront told; else, where it was known as unpaid, when it was last changed; else when it was placed.
        // So an old order that is merely touched is never taken for a fresh one.
        var paidAt = after.PaidAt ?? (before.Stage == OrderStage.Unpaid ? report?.UpdatedAt : null) ?? after.PlacedAt ?? default;
        var changes = ImmutableArray.CreateBuilder<Change>();
        if (after.PlacedAt is { } placed && before.PlacedAt is null)
            changes.Add(new OrderPlaced(id, placed));
        AddBought(changes, shopper, known, now);
        if (after.IsPaid && !before.IsPaid)
            changes.Add(new OrderPaid(id, paidAt));
        if (after.Stage == OrderStage.Cancelled && before.Stage != OrderStage.Cancelled)
            changes.Add(new OrderCancelled(id, now));
        if (after.IsRefunded && !before.IsRefunded)
            changes.Add(new OrderRefunded(id, now));
        if (after.IsRemoved && !before.IsRemoved)
            changes.Add(new OrderDeleted(id, now));
        // A parcel that is heard of before its order, or before its money (cash on delivery), is news once the order is paid.
        var isNew = after.IsPaid && !before.IsPaid;
        if (after is { DeliveredAt: { } arrived, IsPaid: true } && (isNew || after.DeliveredAt != before.DeliveredAt))
            changes.Add(new OrderArrived(id, arrived));
        else if (after is { SentAt: { } sent, DeliveredAt: null, IsPaid: true } && (isNew || after.SentAt != before.SentAt || (after.Country is not null && before.Country is null)))
            changes.Add(new OrderSent(id, sent));
        if (after.MissedAt is { } missed && after.MissedAt != before.MissedAt)
            changes.Add(new OrderMissed(id, missed));
        if (after.ReviewedAt is { } reviewed && before.ReviewedAt is null)
            changes.Add(new OrderReviewed(id, reviewed));
        if (after is { ScoredAt: { } scored, Score: { } score } && before.ScoredAt is null)
            changes.Add(new OrderScored(id, score, scored));
        return (known, changes.ToImmutable());
    }

    private static (Shopper Known, ImmutableArray<Change> Changes) And((Shopper Known, ImmutableArray<Change> Changes) learnt, Change more) => (learnt.Known, learnt.Changes.Add(more));

    // An order can be the end of carts that it does not name, too.
    private static void AddBought(ImmutableArray<Change>.Builder changes, Shopper before, Shopper after, DateTimeOffset now)
    {
        foreach (var cart in after.Carts)
        {
            if (after.HasBought(cart) && !(before.Cart(cart.Id) is { } known && before.HasBought(known)))
                changes.Add(new CartBought(cart.Id, now));
        }
    }

    private static KnownOrder Parcel(KnownOrder known, ShipmentReported parcel) => parcel.Stage switch
    {
        ShipmentStage.Delivered => known with { DeliveredAt = parcel.At },
        ShipmentStage.Failed => known with { FailedAt = parcel.At },
        _ => known with { SentAt = parcel.At },
    };

    // Which item it was, and nothing of what was said of it.
    private static string ItemOf(ItemReview review) => review.ItemId ?? review.Item[..Math.Min(review.Item.Length, 40)];

    private static KnownOrder Scored(KnownOrder known, int score, DateTimeOffset at) =>
        known with { ScoredAt = at, Score = score, ProblemAt = score <= KnownOrder.Detractor ? at : known.ProblemAt };

    private static (Shopper Known, ImmutableArray<Change> Changes) LearnCart(Shopper shopper, KnownCart report)
    {
        var before = shopper.Cart(report.Id);
        var after = before?.With(report) ?? report;
        var known = shopper.With(after);
        if (after.UpdatedAt is not { } touched)
            return (known, []);
        if (known.HasBought(after))
            return (known, before is null || !shopper.HasBought(before) ? [new CartBought(after.Id, touched)] : []);
        if (after.IsEmpty)
            return (known, before is { IsEmpty: true } ? [] : [new CartEmptied(after.Id, touched)]);
        // Also when only its owner's address is news: before there was nobody to write to.
        var isNews = before?.UpdatedAt is null || touched > before.UpdatedAt || before.IsEmpty || after.Contact != before.Contact;
        return (known, isNews ? [new CartLeft(after.Id, touched)] : []);
    }

    private static (Shopper Known, ImmutableArray<Change> Changes) LearnBought(Shopper shopper, CartBoughtElsewhere bought, IReadOnlyCollection<KnownName> names)
    {
        var (cart, checkout) = (names.HashOf(NameKind.Cart), names.HashOf(NameKind.Checkout));
        if ((cart ?? checkout) is not { } id)
            return (shopper, []);
        var report = new KnownCart { Id = id, CheckoutKey = checkout, CompletedAt = bought.At, IsBoughtElsewhere = true };
        var known = shopper.With(shopper.Cart(id)?.With(report) ?? report);
        var changes = ImmutableArray.CreateBuilder<Change>();
        AddBought(changes, shopper, known, bought.At);
        return (known, changes.ToImmutable());
    }

    private static (Shopper Known, ImmutableArray<Change> Changes) LearnItem(Shopper shopper, KnownItem report, DateTimeOffset at)
    {
        var before = shopper.Item(report.Id);
        // Of an item that nobody saved nothing is kept: reports are told only to those who wait.
        if (before is null && report.SavedAt is null && report.ForgottenAt is null)
            return (shopper, []);
        var after = before?.With(report) ?? report;
        var changes = ImmutableArray.CreateBuilder<Change>();
        if (after.IsSaved && after.SavedAt != before?.SavedAt)
            changes.Add(new ItemKept(after.Id, after.SavedAt!.Value));
        if (!after.IsSaved && before is { IsSaved: true })
            changes.Add(new ItemDropped(after.Id, at));
        if (after.IsSaved && before is { ToldAt: not null } && after.ToldAt > before.ToldAt)
        {
            if (after.IsCheaper && !before.IsCheaper)
                changes.Add(new PriceFell(after.Id, at));
            if (after.IsScarce && before.Available > KnownItem.Few)
                changes.Add(new StockFell(after.Id, at));
            if (after.WaitsForStock && after.IsAvailable && !before.IsAvailable)
                changes.Add(new StockCame(after.Id, at));
        }

        return (shopper.With(after), changes.ToImmutable());
    }

    private static Shopper LearnProfile(Shopper shopper, CustomerReported customer, IReadOnlyCollection<KnownName> names) =>
        shopper with { Profile = Profile.Newer(shopper.Profile, new(customer.UpdatedAt, names.HashOf(NameKind.Email), customer.Country, customer.Region) { HasAccount = customer.HasAccount }) };

    private static Shopper Speaking(Shopper shopper, DateTimeOffset at, string? locale) =>
        locale is null ? shopper : shopper with { Locale = SpokenLocale.Later(shopper.Locale, new(at, locale)) };

    private static Shopper Hear(Shopper shopper, ImmutableArray<Consent> consents, IReadOnlyCollection<KnownName> names)
    {
        foreach (var consent in consents)
        {
            if (names.HashOf(consent.Channel == Channel.Email ? NameKind.Email : NameKind.Phone) is { } address)
                shopper = shopper.With(ConsentWord.Of(consent, address));
        }

        return shopper;
    }

    private static Shopper LearnChoices(Shopper shopper, ChoicesMade made, IReadOnlyCollection<KnownName> names)
    {
        foreach (var (consent, address) in shopper.AddressesOf(made, names))
            shopper = shopper.With(ConsentWord.Of(consent, address));
        if (made.IsDiscreet is { } wanted)
            shopper = shopper with { Discretion = Discretion.Later(shopper.Discretion, new(made.At, wanted)) };
        shopper = shopper with
        {
            Profiling = made.ObjectsToProfiling is { } objects ? Joined.Later(shopper.Profiling, new(made.At, objects)) : shopper.Profiling,
            Spacing = made.Spacing is { } days ? Joined.Later(shopper.Spacing, new(made.At, days)) : shopper.Spacing,
            ChosenLocale = made.Locale is { } tag ? SpokenLocale.Later(shopper.ChosenLocale, new(made.At, tag)) : shopper.ChosenLocale,
            Pause = made.PausedUntil is { } until ? Pause.Later(shopper.Pause, new(made.At, until)) : shopper.Pause,
        };
        return made.Spacing is not null || made.PausedUntil is not null ? shopper.LookedAtAnew(Decisions.Reason.ShopperSpacing, Decisions.Reason.PausedByShopper) : shopper;
    }

    private static Shopper LearnSuppression(Shopper shopper, AddressSuppressed told, IReadOnlyCollection<KnownName> names) =>
        names.HashOf(told.Channel == Channel.Email ? NameKind.Email : NameKind.Phone) is { } address ? shopper.With(new Suppression(address, told.Channel, told.Cause, told.At)) : shopper;

    // Whoever asked to be forgotten is not written to again, whatever is heard later under the addresses known today.
    private static IEnumerable<string> Addresses(Shopper shopper, IReadOnlyCollection<KnownName> names) =>
        shopper.Names.Concat(names).Where(name => name.Kind == NameKind.Email).Select(name => name.Hash);
}
