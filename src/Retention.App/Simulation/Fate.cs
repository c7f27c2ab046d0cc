namespace Retention.App.Simulation;

/// <summary>One parcel of an order.</summary>
/// <param name="Id">The storefront's id.</param>
/// <param name="SentAt">When it is handed to the carrier.</param>
/// <param name="DeliveredAt">When it arrives; null when it never does, or nobody tells.</param>
/// <param name="FailedAt">When the carrier gives it up; null when it doesn't.</param>
internal sealed record Parcel(string Id, DateTimeOffset SentAt, DateTimeOffset? DeliveredAt, DateTimeOffset? FailedAt);

/// <summary>What becomes of an order. Follows from the order alone, so that the truth about it can be asked without telling its story.</summary>
internal sealed record Fate
{
    /// <summary>When it is paid; null when it never is.</summary>
    public DateTimeOffset? PaidAt { get; private init; }

    /// <summary>Whether it comes as paid at once: the storefront tells one state under two names.</summary>
    public bool IsPaidAtOnce { get; private init; }

    /// <summary>When it is called off; null when it isn't.</summary>
    public DateTimeOffset? CancelledAt { get; private init; }

    /// <summary>When the storefront calls it a high risk; null when it doesn't.</summary>
    public DateTimeOffset? RiskyAt { get; private init; }

    /// <summary>When money goes back; null when it doesn't.</summary>
    public DateTimeOffset? RefundedAt { get; private init; }

    /// <summary>When the merchant erases it; null when it stays.</summary>
    public DateTimeOffset? RemovedAt { get; private init; }

    /// <summary>When the merchant writes something beside it, which changes nothing; null when nothing is written.</summary>
    public DateTimeOffset? NotedAt { get; private init; }

    /// <summary>Its parcels.</summary>
    public IReadOnlyList<Parcel> Parcels { get; private init; } = [];

    /// <summary>When all of it has arrived; null when it never has.</summary>
    public DateTimeOffset? DeliveredAt => Parcels.Count > 0 && Parcels.All(parcel => parcel.DeliveredAt is not null) ? Parcels.Max(parcel => parcel.DeliveredAt) : null;

    /// <summary>The fate of an order.</summary>
    public static Fate Of(History history, Purchase purchase)
    {
        var dice = Dice.Of(history.Settings.Seed, $"fate|{purchase.Id}");
        var (placed, isTest, isPersuaded) = (purchase.At, purchase.IsTest, purchase.PersuadedBy is not null);
        var (payment, trouble) = (dice.Share(), isPersuaded || isTest ? 1 : dice.Share());
        if (trouble < 0.015) // Never paid: the storefront gives up.
            return new() { CancelledAt = placed + dice.Days(3, 5) };
        var isPaidAtOnce = isTest || payment < 0.17;
        var paid = isPaidAtOnce ? placed : payment < 0.88 ? placed + dice.Minutes(0.05, 0.7) : placed + dice.Days(0.1, 3);
        var isRisky = trouble is >= 0.015 and < 0.027;
        if (isTest || trouble < 0.046) // Called off before it is sent: half of the risky ones, and some that were regretted.
        {
            var isCancelled = isTest ? dice.Comes(0.5) : !isRisky || dice.Comes(0.5);
            if (isCancelled || isTest)
                return new() { PaidAt = paid, IsPaidAtOnce = isPaidAtOnce, RiskyAt = isRisky ? paid + dice.Minutes(1, 6) : null, CancelledAt = isCancelled ? paid + dice.Minutes(8, 1200) : null };
        }

        var parcels = Send(history.Rhythm, purchase, paid, dice);
        var arrived = parcels.Max(parcel => parcel.DeliveredAt ?? parcel.FailedAt ?? parcel.SentAt.AddDays(20));
        var isRefunded = !isPersuaded && dice.Comes(parcels.Any(parcel => parcel.FailedAt is not null) ? 0.8 : 0.045);
        return new()
        {
            PaidAt = paid,
            IsPaidAtOnce = isPaidAtOnce,
            RiskyAt = isRisky ? paid + dice.Minutes(1, 6) : null,
            Parcels = parcels,
            RefundedAt = isRefunded ? arrived + dice.Days(1, 18) : null,
            NotedAt = dice.Comes(0.15) ? paid + dice.Days(0.02, 12) : null,
            RemovedAt = dice.Comes(0.002) ? arrived + dice.Days(20, 40) : null,
        };
    }

    private static Parcel[] Send(Rhythm rhythm, Purchase purchase, DateTimeOffset paid, Dice dice)
    {
        var parcels = new Parcel[dice.Comes(0.08) ? 2 : 1];
        var sent = paid;
        for (var index = 0; index < parcels.Length; index++)
        {
            sent = rhythm.HandedOut(sent + dice.Days(0.1, 1.5), dice);
            var arrives = rhythm.Brought(sent + (purchase.Person.Place.Country == Place.Home ? dice.Days(1.5, 6) : dice.Days(5, 17)), dice);
            var loss = dice.Share();
            parcels[index] = new($"{purchase.Id}{index + 1}", sent, loss < 0.05 ? null : arrives, loss < 0.012 ? arrives + dice.Days(3, 9) : null);
        }

        return parcels;
    }
}
