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

    /// <summary>Whether a form stops everything: that is always taken, however much was posted before.</summary>
    public static bool StopsAll(PostedForm form) => form.Line("do") == Stop;

    /// <summary>Shows the page.</summary>
    public async Task<IResult> ShowAsync(Visit visit, HttpRequest request, CancellationToken cancellation)
    {
        var known = await keeping.KnownAsync(visit, cancellation);
        var now = Choices.Of(known, visit.Shop, visit.Address, visit.Now);
        var model = new PreferencesModel(visit.Face, now, now.PausedUntil is { } until ? visit.Day(until) : null, Told(request.Query), visit.Shopper.IsErased)
        {
            AboutTexts = known.Consents.LastOrDefault(word => word is { Channel: Channel.Text, Purpose: not null } or { Channel: Channel.Text, IsGranted: false }) is { } word ? visit.Words.Why.Word(word.IsGranted, visit.Day(word.At), word.Source) : null,
            NextOn = known.Journeys.IsEmpty ? null : visit.Day(known.Journeys.Min(journey => journey.WakeAt)),
        };
        return Page.Of<PreferencesPage>(nameof(PreferencesPage.Model), model);
    }

    /// <summary>Takes a choice.</summary>
    public async Task<IResult> PostAsync(Visit visit, PostedForm form, HttpContext http, CancellationToken cancellation)
    {
        var now = Choices.Of(await keeping.KnownAsync(visit, cancellation), visit.Shop, visit.Address, visit.Now);
        var wanted = Wanted(now, form, visit.Now);
        var asksForCode = now.AsksForMore(wanted) && !cookie.IsValid(visit, http.Request);
        if (asksForCode)
            wanted = now.TurningOff(wanted);
        var words = visit.Words.Preferences;
        if (visit.Shop.UninstalledAt is not null && !wanted.Letters)
            await unsubscribing.StopAsync(new(visit.Link.Shop, visit.Link.Shopper, visit.Address), cancellation); // The road is closed to that shop; a refusal is kept all the same.
        else if (now.Made(wanted, visit.Now, (channel, topic) => Wording(words, channel, topic), words.Beside) is { } made)
            await keeping.KeepAsync(visit, "preferences", made, cancellation);
        return new SeeOther(asksForCode ? "preferences?code" : "preferences?saved");
    }

    // What no field says stays as it is, but an empty box is a no.
    private static Choices Wanted(Choices now, PostedForm form, DateTimeOffset at) => form.Line("do") switch
    {
        Save => now with
        {
            Letters = form.Has("letters"),
            IsDiscreet = form.Has("discreet"),
            Texts = form.Has("texts"),
            Topics = [.. Topic.All.Select(topic => topic.Key).Intersect(form.All("topic"), StringComparer.Ordinal)],
            ObjectsToProfiling = form.Has("profiling"),
            Spacing = form.Number("spacing", 0, 365) is { } days && Choices.Spacings.Contains(days) ? days : now.Spacing,
            Language = form.Has("language") && IsOffered(form.Line("language")) ? form.Line("language") : now.Language,
        },
        Stop => now with { Letters = false, Texts = false },
        Pause => now with { PausedUntil = at + Shoppers.Pause.Offered },
        Resume => now with { PausedUntil = null },
        _ => now,
    };

    private static bool IsOffered(string language) => language.Length == 0 || ShopperWords.List.Any(words => words.Language == language);

    private static ChoiceTold Told(IQueryCollection query) =>
        query.ContainsKey("saved") ? ChoiceTold.Saved : query.ContainsKey("code") ? ChoiceTold.TakesCode : query.ContainsKey("proven") ? ChoiceTold.Proven : ChoiceTold.Nothing;

    // What stood beside the box, for whoever has to prove it.
    private static string Wording(PreferencesWords words, Channel channel, string? topic) =>
        topic is not null ? words.Topic(topic) : channel == Channel.Text ? words.Texts : words.Letters;
}
