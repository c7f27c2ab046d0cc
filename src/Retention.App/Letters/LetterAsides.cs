using Retention.Flows;
using Retention.Flows.SaveForLater;
using Retention.Languages;

namespace Retention.App.Letters;

/// <summary>What a letter offers beside its button. Everybody gets the same, whatever they thought of it.</summary>
internal static class LetterAsides
{
    /// <summary>The offers, in order; most letters have none.</summary>
    public static IReadOnlyList<LetterButton> Of(Flow flow, LetterWords words, LetterPages pages)
    {
        if (flow.LeadsTo == Destination.Review)
            return [new(words.NotArrived, pages.Arrived), new(words.Problem, pages.Problem)];
        return flow.Family == SaveForLater.Flow.Family ? [new(words.Saved, pages.Saved)] : [];
    }
}
