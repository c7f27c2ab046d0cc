using Retention.Templates;

namespace Retention.App.Wording;

/// <summary>A version of a shop's own words, as stored.</summary>
/// <param name="Version">The version of the shop's settings with which it was kept.</param>
/// <param name="By">Who kept it: our id of a member of staff, never an address.</param>
/// <param name="At">When (UTC).</param>
/// <param name="Words">The words; null where the shop went back to ours.</param>
internal sealed record KeptWords(int Version, string By, DateTimeOffset At, EditedWords? Words)
{
    /// <summary>The language of the words; null for what was kept before words had one: then it is the shop's own.</summary>
    public string? Language { get; init; }
}
