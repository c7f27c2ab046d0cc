namespace Retention.App.Cases;

/// <summary>How far a case has come. The numbers are stored: only ever add.</summary>
public enum CaseState
{
    /// <summary>Nobody has answered yet.</summary>
    Open,

    /// <summary>A letter went to the shopper.</summary>
    Answered,

    /// <summary>A person of the shop has closed it.</summary>
    Closed,
}

/// <summary>What opened a case. The numbers are stored: only ever add.</summary>
public enum CaseKind
{
    /// <summary>A low score in the survey.</summary>
    Score,

    /// <summary>There is a problem.</summary>
    Problem,

    /// <summary>Anything else that a shopper wrote to the shop.</summary>
    Question,

    /// <summary>A review that tells of something wrong.</summary>
    Review,
}
