namespace Retention.Clicks;

/// <summary>A link of a letter was followed.</summary>
/// <param name="Link">Which link: the name of its page.</param>
/// <param name="At">When (UTC).</param>
/// <param name="By">By whom, as far as the request tells.</param>
public sealed record Followed(string Link, DateTimeOffset At, Follower By)
{
    /// <summary>The link that nobody sees: whoever follows it reads the letter's source.</summary>
    public const string Hidden = "more";

    /// <summary>The letter's button, where it leads into the shop.</summary>
    public const string Button = "go";
}
