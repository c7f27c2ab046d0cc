using Retention.App.Letters;
using Retention.App.Settings;
using Retention.App.Storage;
using Retention.Decisions;
using Retention.Flows;
using Retention.Shoppers;
using Retention.Shops;
using Retention.Templates;

namespace Retention.App.Wording;

/// <summary>
/// Shows a letter before anybody gets it, as the real one would be written. Its links that would belong to a shopper lead to a page that says that
/// this was a test. Read of a shopper: the state, and the rows of what the letter is about (at most three).
/// </summary>
internal sealed class LetterPreview(Identity identity, LetterSubjects subjects, LetterRenderer renderer, AppSettings settings)
{
    /// <summary>Where the links of letters lead that nobody subscribed to.</summary>
    public Uri TestPage { get; } = new($"{settings.PublicUrl.AbsoluteUri.TrimEnd('/')}{TestPages.Path}");

    /// <summary>The letter in these words.</summary>
    /// <param name="shop">The shop.</param>
    /// <param name="letter">Which letter.</param>
    /// <param name="words">The words in place of its own.</param>
    /// <param name="shopper">About whose newest order, cart or item, by our id; null for a made-up one.</param>
    /// <param name="now">Now (UTC).</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task<Previewed> RenderAsync(Shop shop, Letter letter, EditedWords words, string? shopper, DateTimeOffset now, CancellationToken cancellation)
    {
        var tidy = words.Tidy();
        if (WordsCheck.Of(letter, tidy, shop.Brand.Url) is { IsEmpty: false } faults)
            return new Previewed.Faulty(faults);
        var about = shopper is null ? SampleSubject.Of(letter.Flow.About, shop, now) : await NewestAsync(shop, letter, shopper, now, cancellation);
        if (about is null)
            return new Previewed.NothingKnown();
        // A letter that offers a code is shown with one, whether or not the shop has set it by now.
        var shown = shop.Settings.Code is null ? shop with { Settings = shop.Settings with { Code = "YOURCODE" } } : shop;
        var content = LetterWriter.Content(shown, letter.Flow, tidy.In(letter.Template), about, LetterPages.All(TestPage));
        return letter.Step.Channel == Channel.Text
            ? new Previewed.TextMessage(TextMessageWriter.Body(content.Paragraphs, shop.Settings.KeepsTypography))
            : new Previewed.Email(renderer.Render(content), content.Preheader);
    }

    private async Task<LetterSubject?> NewestAsync(Shop shop, Letter letter, string shopper, DateTimeOffset now, CancellationToken cancellation)
    {
        var known = (await identity.FollowAsync(shop.Id, shopper, cancellation)).Shopper;
        var about = letter.Flow.About switch
        {
            SubjectKind.Order => known.Orders.LastOrDefault(order => order.EmailKey is not null)?.Id,
            SubjectKind.Cart => known.Carts.LastOrDefault(cart => !cart.IsEmpty)?.Id,
            SubjectKind.Item => known.Items.Where(item => item.IsSaved).MaxBy(item => item.SavedAt)?.Id,
            _ => null,
        };
        if (about is null)
            return null;
        // As if a journey about it were due now.
        var journey = new Journey { Flow = letter.Flow.Key, FlowVersion = letter.Flow.Version, Subject = about, StartedAt = now, DueAt = now };
        return await subjects.FindAsync(new Seen(known, journey, shop, now), cancellation);
    }
}
