namespace Retention.App.Storefronts;

/// <summary>Why a shop did not answer what it was asked.</summary>
/// <param name="Key">One of its platform's vocabulary; stored and logged, never changed.</param>
/// <param name="What">What is wrong, in a sentence for the merchant. It may quote the shop's own words, so it is never logged.</param>
/// <param name="Remedy">What the merchant should do.</param>
internal sealed record ShopTrouble(string Key, string What, string Remedy)
{
    // What every platform's vocabulary has: a shop that is left alone for a while needs them.

    /// <summary>No answer in time.</summary>
    public const string TimeOutKey = "time-out";

    /// <summary>Something was to be changed, and the answer never came.</summary>
    public const string LostAnswerKey = "lost-answer";

    /// <summary>Others of us are at it.</summary>
    public const string BusyKey = "busy";

    /// <summary>The shop's own error code, like <c>woocommerce_rest_cannot_view</c> or <c>ACCESS_DENIED</c>; null where it gave none.</summary>
    public string? Code { get; init; }

    /// <summary>The HTTP status; null where nobody answered.</summary>
    public int? Status { get; init; }

    /// <summary>How long the shop wants to be left alone; null where it did not say.</summary>
    public TimeSpan? After { get; init; }

    /// <summary>Whether it was a call that changes something, and may have done so although no clear answer came.</summary>
    public bool MayHaveHappened { get; init; }

    /// <summary>Whether a page for people came where JSON was asked for: perhaps the shop's permalinks are of the other form.</summary>
    public bool IsPage { get; init; }

    /// <summary>Whether later may be better, with nobody doing anything.</summary>
    public bool IsPassing { get; init; }

    /// <summary>Whether the shop no longer takes our keys.</summary>
    public bool IsRevoked { get; init; }
}
