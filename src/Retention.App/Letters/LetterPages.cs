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
    /// <summary>See what the shopper has at the shop.</summary>
    public Uri Rewards { get; init; } = Preferences;

    /// <summary>The way into the shop, past which clicks are counted; null for a letter whose button leads there by itself.</summary>
    public Uri? Go { get; init; }

    /// <summary>Invite friends; null for a letter to the shop's own staff.</summary>
    public Uri? Friends { get; init; }

    /// <summary>The link that no reader sees: whoever follows it is a program. Null for a letter that has none.</summary>
    public Uri? Hidden { get; init; }

    /// <summary>Say whether a closed case is settled.</summary>
    public required Uri Settled { get; init; }

    /// <summary>For a letter that goes to nobody, such as a sample: its links lead nowhere.</summary>
    public static readonly LetterPages Nowhere = Under(new Uri("https://example.com/letter"));

    /// <summary>For a letter to the shop's own staff: all of its links lead to one page.</summary>
    public static LetterPages All(Uri page) => new(page, page, page, page, page, page, page, page, page) { Settled = page };

    /// <summary>The pages of a letter that goes to a shopper, with the links by which it is told who follows them.</summary>
    public static LetterPages Counted(Uri letter) => Under(letter) with { Go = new($"{letter.AbsoluteUri}/{Clicks.Followed.Button}"), Hidden = new($"{letter.AbsoluteUri}/{Clicks.Followed.Hidden}") };

    /// <summary>The pages under the address of a letter.</summary>
    public static LetterPages Under(Uri letter)
    {
        Uri Page(string path) => new($"{letter.AbsoluteUri}/{path}");
        return new(Page("review"), Page("answer"), Page("arrived"), Page("contact?about=problem"), Page("contact"), Page("saved"), Page("why"), Page("preferences"), Page("unsubscribe")) { Friends = Page("friends"), Settled = Page("settled"), Rewards = Page("rewards") };
    }
}
