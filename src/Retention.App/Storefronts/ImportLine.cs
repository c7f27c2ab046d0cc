namespace Retention.App.Storefronts;

/// <summary>What became of a line of a file about consent. It holds nothing of what stands there, which is personal.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="What">One of the texts below; stored, so only ever add.</param>
public sealed record ImportLine(int Line, string What)
{
    /// <summary>It says something that was not known.</summary>
    public const string New = "new";

    /// <summary>What it says was known already, or is overtaken by what is known.</summary>
    public const string Known = "known";

    /// <summary>It says neither yes nor no.</summary>
    public const string Silent = "silent";
}
