using System.Collections.Immutable;
using Retention.App.Merchant.Doors;
using Retention.App.Merchant.Staff;
using Retention.App.Settings;
using Retention.App.Storage;
using Retention.App.Wording;
using Retention.Events;
using Retention.Flows;
using Retention.Templates;
using Retention.Texts;

namespace Retention.App.Merchant.WordsPages;

/// <summary>What the editor shows.</summary>
/// <param name="Letter">Which letter.</param>
/// <param name="Form">What stands in its fields.</param>
public sealed record WordsSeen(Letter Letter, WordsForm Form)
{
    /// <summary>What is wrong with the words; then there is nothing to look at.</summary>
    public ImmutableArray<WordsFault> Faults { get; init; } = [];

    /// <summary>The letter's subject, with its values.</summary>
    public string? Subject { get; init; }

    /// <summary>What the inbox shows after it.</summary>
    public string? Preheader { get; init; }

    /// <summary>The text part, or the text message.</summary>
    public string? Text { get; init; }

    /// <summary>What a text takes and costs; null for a letter.</summary>
    public TextCost? Cost { get; init; }

    /// <summary>The address of the letter as it looks; null where there is nothing to frame.</summary>
    public string? Frame { get; init; }

    /// <summary>What is wrong with the shopper who was picked; null for nothing.</summary>
    public string? ShopperFault { get; init; }

    /// <summary>Whether the shop uses words of its own here.</summary>
    public bool IsOwn { get; init; }

    /// <summary>The staff.</summary>
    public IReadOnlyList<StaffMember> Staff { get; init; } = [];
}

/// <summary>Reads what the editor shows: the words, the staff, and the shopper who was picked.</summary>
internal sealed class WordsFacts(OwnWords ownWords, LetterPreview preview, PreviewTokens tokens, StaffStore staff, NameDirectory directory, AppSettings settings, TimeProvider time)
{
    /// <summary>The words that are used now.</summary>
    public async Task<EditedWords> WordsAsync(MerchantSession session, Letter letter, CancellationToken cancellation) =>
        await ownWords.FindAsync(session.Shop, letter, cancellation) ?? EditedWords.Of(letter.Template);

    /// <summary>All that the page shows.</summary>
    public async Task<WordsSeen> ReadAsync(MerchantSession session, Letter letter, WordsForm form, CancellationToken cancellation) =>
        await ShowAsync(session, letter, form, cancellation) with { Staff = await staff.ListAsync(session.ShopId, time.GetUtcNow(), cancellation) };

    /// <summary>What the preview shows.</summary>
    public async Task<WordsSeen> ShowAsync(MerchantSession session, Letter letter, WordsForm form, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var (shopper, fault) = await ShopperAsync(session, form, cancellation);
        var shown = await preview.RenderAsync(session.Shop, letter, form.Words, shopper, now, cancellation);
        if (shown is Previewed.NothingKnown)
            (shown, fault) = (await preview.RenderAsync(session.Shop, letter, form.Words, shopper = null, now, cancellation), "This shopper has nothing that the letter could be about. The sample is shown.");
        var seen = new WordsSeen(letter, form) { ShopperFault = fault, IsOwn = session.Shop.WordsVersion(letter.Flow.Key, letter.Template.Key) is not null };
        return shown switch
        {
            Previewed.Faulty(var faults) => seen with { Faults = faults },
            Previewed.TextMessage(var text) => seen with { Text = text, Cost = TextCost.Of(text, session.Shop.Country, settings.TextPrices, DateOnly.FromDateTime(now.UtcDateTime)) },
            Previewed.Email(var rendered, var preheader) => seen with
            {
                Subject = rendered.Subject,
                Preheader = preheader,
                Text = rendered.Text,
                Frame = tokens.Make(session.ShopId, letter.Flow.Family, letter.Template.Key, form.Words, shopper, now) is { } token ? $"{WordsRoutes.Preview}/{token}" : null,
            },
            _ => seen,
        };
    }

    /// <summary>The shopper who was picked, by our id; null for the sample, with what is wrong where one was looked for.</summary>
    public async Task<(string? Shopper, string? Fault)> ShopperAsync(MerchantSession session, WordsForm form, CancellationToken cancellation)
    {
        if (!form.IsOfShopper)
            return (null, null);
        if (Name.OfEmail(form.Email) is not { } name)
            return (null, "Write the shopper's e-mail address. The sample is shown.");
        return await directory.FindAsync(session.ShopId, directory.Hash(session.ShopId, name), cancellation) is { } shopper ? (shopper, null) : (null, "No shopper with this address is known. The sample is shown.");
    }
}
