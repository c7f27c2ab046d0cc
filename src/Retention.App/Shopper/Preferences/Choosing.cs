using Retention.Events;
using Retention.Flows;
using Retention.Shoppers;

namespace Retention.App.ForShoppers;

/// <summary>
/// The page on which a shopper chooses what to hear at the address of the letter. Whatever is chosen is committed before it is answered. A letter
/// may have been passed on: to hear less takes the letter, to hear more takes its mailbox too.
/// </summary>
internal sealed class Choosing(ChoiceKeeping keeping, Unsubscribing unsubscribing, CodeCookie cookie)
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
        var model = new PreferencesModel(visit.Face, now, now.PausedUntil is { } until ? visit.Day(until) : null, Told(request.Query), visit.Shopper.IsErased);
        return Page.Of<PreferencesPage>(nameof(PreferencesPage.Model), model);
    }

    /// <summary>Takes a choice.</summary>
    public async Task<IResult> PostAsync(Visit visit, PostedForm form, HttpContext http, CancellationToken cancellation)
    {
        var (now, at) = (await NowAsync(visit, cancellation), visit.Now);
        var wanted = form.Line("do") switch
        {
            Save => now with { Letters = form.Has("letters"), IsDiscreet = form.Has("discreet"), Texts = form.Has("texts"), Topics = [.. Topic.All.Select(topic => topic.Key).Intersect(form.All("topic"), StringComparer.Ordinal)] },
            Stop => now with { Letters = false, Texts = false },
            _ => now,
        };
        var said = now.Changed(wanted, at, (channel, topic) => Wording(visit.Words.Preferences, channel, topic));
        var resumes = form.Line("do") == Resume && now.PausedUntil is not null;
        var asksForCode = (resumes || said.Any(consent => consent.IsGranted) || (now.IsDiscreet && !wanted.IsDiscreet)) && !cookie.IsValid(visit, http.Request);
        if (asksForCode)
            (wanted, resumes) = (now.TurningOff(wanted), false);
        var made = new ChoicesMade(at)
        {
            Consents = now.Changed(wanted, at, (channel, topic) => Wording(visit.Words.Preferences, channel, topic)),
            IsDiscreet = wanted.IsDiscreet == now.IsDiscreet ? null : wanted.IsDiscreet,
            PausedUntil = form.Line("do") == Pause ? at + Shoppers.Pause.Offered : resumes ? at : null,
        };
        if (visit.Shop.UninstalledAt is not null && !wanted.Letters)
            await unsubscribing.StopAsync(new(visit.Link.Shop, visit.Link.Shopper, visit.Link.Address), cancellation); // The road is closed to that shop; a refusal is kept all the same.
        else if (!made.Consents.IsEmpty || made.PausedUntil is not null || made.IsDiscreet is not null)
            await keeping.KeepAsync(visit, "preferences", made, cancellation);
        return new SeeOther(asksForCode ? "preferences?code" : "preferences?saved");
    }

    private static ChoiceTold Told(IQueryCollection query) =>
        query.ContainsKey("saved") ? ChoiceTold.Saved : query.ContainsKey("code") ? ChoiceTold.TakesCode : query.ContainsKey("proven") ? ChoiceTold.Proven : ChoiceTold.Nothing;

    private async Task<Choices> NowAsync(Visit visit, CancellationToken cancellation) => Choices.Of(await keeping.KnownAsync(visit, cancellation), visit.Shop, visit.Link.Address, visit.Now);

    // What stood beside the box, for whoever has to prove it.
    private static string Wording(PreferencesWords words, Channel channel, string? topic) =>
        topic is not null ? words.Topic(topic) : channel == Channel.Text ? words.Texts : words.Letters;
}
