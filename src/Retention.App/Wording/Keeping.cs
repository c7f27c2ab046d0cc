using System.Collections.Immutable;
using Retention.Templates;

namespace Retention.App.Wording;

/// <summary>What became of keeping a shop's own words: a closed type of three cases.</summary>
internal abstract record Keeping
{
    private Keeping()
    {
    }

    /// <summary>They are kept, and used from now on.</summary>
    /// <param name="Version">Their version.</param>
    public sealed record Kept(int Version) : Keeping;

    /// <summary>They can't be sent.</summary>
    /// <param name="List">Why not; never empty.</param>
    public sealed record Faulty(ImmutableArray<WordsFault> List) : Keeping;

    /// <summary>There is no such shop.</summary>
    public sealed record NoShop : Keeping;
}
