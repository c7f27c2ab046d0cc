namespace Retention.App.Letters;

/// <summary>The pages that one letter leads to. Their addresses are keys: whoever has the letter may open them.</summary>
/// <param name="Review">Review what was ordered.</param>
/// <param name="Answer">Answer the survey.</param>
/// <param name="Arrived">Say that it has not arrived.</param>
/// <param name="Problem">Tell of a problem.</param>
/// <param name="Contact">Write to the shop.</param>
/// <param name="Saved">See what was saved for later.</param>
/// <param name="Why">Why this letter came.</param>
/// <param name="Preferences">Choose what to hear.</param>
/// <param name="Unsubscribe">Stop these letters; also what a mail program posts to (RFC 8058).</param>
internal sealed record LetterPages(Uri Review, Uri Answer, Uri Arrived, Uri Problem, Uri Contact, Uri Saved, Uri Why, Uri Preferences, Uri Unsubscribe)
{
    /// <summary>For a letter that goes to nobody, such as a sample: its links lead nowhere.</summary>
    public static readonly LetterPages Nowhere = Under(new Uri("https://example.com/letter"));

    /// <summary>For a letter to the shop's own staff: all of its links lead to one page.</summary>
    public static LetterPages All(Uri page) => new(page, page, page, page, page, page, page, page, page);

    /// <summary>The pages under the address of a letter.</summary>
    public static LetterPages Under(Uri letter)
    {
        Uri Page(string path) => new($"{letter.AbsoluteUri}/{path}");
        return new(Page("review"), Page("answer"), Page("arrived"), Page("contact?about=problem"), Page("contact"), Page("saved"), Page("why"), Page("preferences"), Page("unsubscribe"));
    }
}
