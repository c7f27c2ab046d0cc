using System.Collections.Immutable;
using Retention.Shops;

namespace Retention.Rewards;

/// <summary>What a shop gives, and how much of it at most. Amounts are in the shop's own currency.</summary>
public sealed record EarningRules
{
    /// <summary>How many percent of what was kept of an order; null for nothing.</summary>
    public decimal? PurchasePercent { get; init; }

    /// <summary>For a review, whatever it says; null for nothing.</summary>
    public Money? Review { get; init; }

    /// <summary>For a review with a photo, in place of <see cref="Review"/>; null for the same.</summary>
    public Money? Photo { get; init; }

    /// <summary>For a survey that was answered to its end, whatever was answered; null for nothing.</summary>
    public Money? Survey { get; init; }

    /// <summary>For a friend's kept purchase; null for nothing.</summary>
    public Money? Referral { get; init; }

    /// <summary>How often a kind earns within a calendar month (UTC) at most, by the key of <see cref="CreditReason"/>.</summary>
    public ImmutableDictionary<string, int> MostPerMonth { get; init; } = ImmutableDictionary<string, int>.Empty;

    /// <summary>How much all kinds together earn one shopper within a calendar month (UTC) at most; null for no such limit.</summary>
    public Money? MostOfAll { get; init; }

    /// <summary>The rules of a shop.</summary>
    public static EarningRules Of(FlowSettings settings) => new()
    {
        PurchasePercent = settings.PurchasePercent,
        Review = settings.ReviewCredit,
        Photo = settings.ReviewPhotoCredit,
        Survey = settings.SurveyCredit,
        Referral = settings.ReferralCredit,
        MostOfAll = settings.CreditPerMonth,
        MostPerMonth = ImmutableDictionary.CreateRange(StringComparer.Ordinal, new KeyValuePair<string, int>[]
        {
            new(CreditReason.Purchase, settings.PurchaseCreditsPerMonth),
            new(CreditReason.Review, settings.ReviewCreditsPerMonth),
            new(CreditReason.Survey, settings.SurveyCreditsPerMonth),
            new(CreditReason.Referral, settings.ReferralCreditsPerMonth),
        }),
    };

    /// <summary>Whether anything at all can be earned.</summary>
    public bool GiveSomething => PurchasePercent is not null || Review is not null || Survey is not null || Referral is not null;

    /// <summary>What the occasion is worth by these rules, before any limit; null for nothing. Percent are rounded half up.</summary>
    public Money? WorthOf(Occasion occasion) => occasion switch
    {
        Occasion.Purchase(_, var kept) => PurchasePercent is { } percent ? PartOf(kept, percent) : null,
        Occasion.Review { HasPhoto: true } => Review is null ? null : Photo ?? Review,
        Occasion.Review => Review,
        Occasion.Survey => Survey,
        Occasion.Referral => Referral,
        _ => throw new InvalidOperationException($"No such occasion: {occasion.GetType().Name}."),
    };

    private static Money PartOf(Money whole, decimal percent) =>
        whole with { Minor = (long)Math.Round(whole.Minor * percent / 100, MidpointRounding.AwayFromZero) };
}
