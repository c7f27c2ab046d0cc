namespace Retention.Surveys;

/// <summary>A survey that a shop keeps, in the version that is shown now: what decisions need of it. Its file stands in rows of its own.</summary>
/// <param name="Key">The survey's key.</param>
/// <param name="Version">The version that is shown.</param>
/// <param name="Title">What it is called, in its own language.</param>
public sealed record KeptSurvey(string Key, int Version, string Title)
{
    /// <summary>When it is sent; null for one that only a flow of its own sends.</summary>
    public Asking? Asking { get; init; }

    /// <summary>Whether it is sent.</summary>
    public bool IsOn { get; init; }
}
