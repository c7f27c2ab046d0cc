namespace Retention.Cases;

/// <summary>How a case ended, in the words of whoever closed it. The numbers are stored: only ever add.</summary>
public enum CaseOutcome
{
    /// <summary>The problem is solved.</summary>
    Solved,

    /// <summary>Money was given back.</summary>
    Refunded,

    /// <summary>The goods were sent again.</summary>
    Replaced,

    /// <summary>Credit was given.</summary>
    Credited,

    /// <summary>A question was answered, or something was explained.</summary>
    Explained,

    /// <summary>There was nothing to do.</summary>
    NothingToDo,

    /// <summary>The shopper did not answer any more.</summary>
    NoAnswer,

    /// <summary>It could not be solved.</summary>
    NotSolved,
}
