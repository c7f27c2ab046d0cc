using System.Collections.Immutable;
using Retention.App.Letters;
using Retention.Templates;

namespace Retention.App.Wording;

/// <summary>What a letter in these words looks like: a closed type of four cases.</summary>
internal abstract record Previewed
{
    private Previewed()
    {
    }

    /// <summary>An e-mail.</summary>
    /// <param name="Letter">Both its parts.</param>
    /// <param name="Preheader">What the inbox shows after the subject.</param>
    public sealed record Email(RenderedLetter Letter, string Preheader) : Previewed;

    /// <summary>A text message.</summary>
    /// <param name="Text">All of it.</param>
    public sealed record TextMessage(string Text) : Previewed;

    /// <summary>The words can't be written.</summary>
    /// <param name="List">Why not; never empty.</param>
    public sealed record Faulty(ImmutableArray<WordsFault> List) : Previewed;

    /// <summary>The shopper has nothing that the letter could be about, or no address.</summary>
    public sealed record NothingKnown : Previewed;
}
