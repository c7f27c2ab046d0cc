namespace Retention.Reviews;

/// <summary>Where a review stands. The numbers are stored: only ever add.</summary>
public enum ReviewState
{
    /// <summary>It waits for a person of the shop.</summary>
    Pending = 0,

    /// <summary>It may be shown to everybody.</summary>
    Published = 1,

    /// <summary>A person of the shop said, with a reason, that it is not shown.</summary>
    Rejected = 2,

    /// <summary>Its author took it back. What is left of it holds no word, so that what it earned is not earned twice.</summary>
    Withdrawn = 3,
}
