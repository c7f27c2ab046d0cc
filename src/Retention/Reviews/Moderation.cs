namespace Retention.Reviews;

/// <summary>What is decided of a review.</summary>
/// <param name="State">Where it stands.</param>
/// <param name="Reason">Why it waits or is not shown; null for one that is published.</param>
public sealed record Verdict(ReviewState State, ReviewReason? Reason);

/// <summary>Decides what becomes of a review when it comes in. It looks at words, and whether there are photos, alone. Nothing is rejected but by a person. Pure.</summary>
public static class Moderation
{
    /// <summary>Judges it.</summary>
    /// <param name="words">What was written.</param>
    /// <param name="showing">What the shop shows.</param>
    /// <param name="wasRejected">Whether it takes the place of one that was rejected.</param>
    /// <param name="hasPhotos">Whether photos came with it: no rule knows what is on them, so a person looks first, whatever the shop shows at once.</param>
    public static Verdict Judge(ReviewWords words, ReviewShowing showing, bool wasRejected, bool hasPhotos = false) =>
        ContentRules.Find(words) is { } found ? new(ReviewState.Pending, found)
        : wasRejected ? new(ReviewState.Pending, ReviewReason.WasRejected)
        : hasPhotos && showing == ReviewShowing.AtOnce ? new(ReviewState.Pending, ReviewReason.Photos)
        : showing == ReviewShowing.AtOnce ? new(ReviewState.Published, Reason: null)
        : new(ReviewState.Pending, ReviewReason.LookFirst);

    /// <summary>Judges one that comes from another program.</summary>
    /// <param name="words">What was written.</param>
    /// <param name="showing">What the shop shows.</param>
    /// <param name="wasShown">Whether it was shown there, which a person of the shop let stand; null where that is not told.</param>
    public static Verdict JudgeImported(ReviewWords words, ReviewShowing showing, bool? wasShown) =>
        wasShown == false ? new(ReviewState.Pending, ReviewReason.HiddenThere)
        : Judge(words, wasShown == true && showing == ReviewShowing.AfterALook ? ReviewShowing.AtOnce : showing, wasRejected: false);
}
