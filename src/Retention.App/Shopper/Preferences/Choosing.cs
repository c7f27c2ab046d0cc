using Retention.Events;
using Retention.Flows;
using Retention.Shoppers;

namespace Retention.App.ForShoppers;

/// <summary>The page on which a shopper chooses what to hear at the address of the letter. Whatever is chosen is committed before it is answered.</summary>
internal sealed class Choosing(ChoiceKeeping keeping, Unsubscribing unsubscribing)
{
    /// <summary>Saves the boxes.</summary>
    public const string Save = "save";

    /// <summary>Begins a pause.</summary>
    public const string Pause = "pause";

    /// <summary>Ends it.</summary>
    public const string Resume = "resume";

    /// <summary>Stops everything.</summary>
    public const string Stop = "stop";

    /// <summary>Shows the page.</summary>
    public async Task<IResult> ShowAsync(Visit visit, HttpRequest request, CancellationToken cancellation)
    {
        var now = await NowAsync(visit, cancellation);
        var model = new PreferencesModel(visit.Face, now, now.PausedUntil is { } until ? visit.Day(until) : null, request.Query.ContainsKey("saved"), visit.Shopper.IsErased);
        return Page.Of<PreferencesPage>(nameof(PreferencesPage.Model), model);
    }

    /// <summary>Takes a choice.</summary>
    public async Task<IResult> PostAsync(Visit visit, PostedForm form, HttpContext http, CancellationToken cancellation)
    {
        var (now, at) = (await NowAsync(visit, cancellation), visit.Now);
        var wanted = form.Line("do") switch
        {
            Save => now with { Letters = form.Has("letters"), Texts = form.Has("texts"), Topics = [.. Topic.All.Select(topic => topic.Key).Intersect(form.All("topic"), StringComparer.Ordinal)] },
            Stop => now with { Letters = false, Texts = false },
            _ => now,
        };
        var made = new ChoicesMade(at)
        {
            Consents = now.Changed(wanted, at, (channel, topic) => Wording(visit.Words.Preferences, channel, topic)),
            PausedUntil = form.Line("do") switch { Pause => at + Shoppers.Pause.Offered, Resume => at, _ => null },
        };
        if (visit.Shop.UninstalledAt is not null && !wanted.Letters)
            await unsubscribing.StopAsync(new(visit.Link.Shop, visit.Link.Shopper, visit.Link.Address), cancellation); // The road is closed to that shop; a refusal is kept all the same.
        else if (!made.Consents.IsEmpty || made.PausedUntil is not null)
            await keeping.KeepAsync(visit, "preferences", made, cancellation);
        return new SeeOther("preferences?saved");
    }

    private async Task<Choices> NowAsync(Visit visit, CancellationToken cancellation) => Choices.Of(await keeping.KnownAsync(visit, cancellation), visit.Shop, visit.Link.Address, visit.Now);

    // What stood beside the box, for whoever has to prove it.
    private static string Wording(PreferencesWords words, Channel channel, string? topic) =>
        topic is not null ? words.Topic(topic) : channel == Channel.Text ? words.Texts : words.Letters;
}
