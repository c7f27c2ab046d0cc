using Retention.App.Letters;
using Retention.App.Storage;
using Retention.App.Wording;
using Retention.Decisions;
using Retention.Flows;

namespace Retention.App;

/// <summary>
/// While a merchant tries a flow, what would go to a shopper goes to a member of staff instead. First it is written down that the shopper gets
/// nothing; only then the copy goes, so of a worker that dies in between the merchant misses a test, and nobody gets two.
/// </summary>
internal sealed class Tryout(OwnWords ownWords, LetterSubjects subjects, LetterWriter writer, TestLetters tests, StepRecords records, TimeProvider time)
{
    /// <summary>Ends the step, and sends the copy. False when somebody else changed the shopper meanwhile.</summary>
    public async Task<bool> CopyAsync(Walk walk, CancellationToken cancellation)
    {
        var (shop, step) = (walk.Seen.Shop, walk.Flow.Steps[walk.Journey.Step]);
        var letter = step.Channel == Channel.Email && await subjects.FindAsync(walk.Seen, cancellation) is { } subject
            ? writer.Write(walk, await WordsAsync(walk, subject, cancellation), subject, Keys.MessageId(shop.Id, walk.Journey.Id, walk.Journey.Step, "test", walk.Seen.Shopper.Id), attempt: 1)
            : null;
        if (!await records.SilentAsync(walk, new Decision.Skip(Reason.OnlyTested), cancellation))
            return false;
        if (letter is not null && shop.FlowsTried.TryGetValue(walk.Flow.Family, out var member))
            await tests.CopyAsync(shop, member, letter, time.GetUtcNow(), cancellation);
        return true;
    }

    private Task<Template> WordsAsync(Walk walk, LetterSubject subject, CancellationToken cancellation)
    {
        var step = walk.Flow.Steps[walk.Journey.Step];
        return ownWords.InPlaceOfAsync(walk.Seen.Shop, new Letter(walk.Flow, step, step.Words(walk.Seen)).InLanguage(subject.LanguageAt(walk.Seen.Shop)), cancellation);
    }
}
