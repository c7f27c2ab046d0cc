using Retention.Decisions;
using Retention.Events;

namespace Retention.App.ForShoppers;

/// <summary>The page on which somebody confirms from the mailbox what was agreed to elsewhere. To open it changes nothing; the button does.</summary>
internal sealed class Confirming(ChoiceKeeping keeping)
{
    /// <summary>Where it stands under a letter.</summary>
    public const string Path = "confirm";

    /// <summary>Shows the page.</summary>
    public Task<IResult> ShowAsync(Visit visit, HttpRequest request, CancellationToken cancellation) => Task.FromResult(Refused(visit)
        ?? (request.Query.ContainsKey("done") ? Page.Of(new Notice(visit.Face, visit.Words.Confirm.DoneTitle, visit.Words.Confirm.Done(visit.Shop.Brand.Name)))
        : Page.Of<ConfirmPage>(nameof(ConfirmPage.Face), visit.Face)));

    /// <summary>Takes the confirmation: kept before it is answered.</summary>
    public async Task<IResult> PostAsync(Visit visit, PostedForm form, HttpContext http, CancellationToken cancellation)
    {
        if (Refused(visit) is { } refused)
            return refused;
        var isConfirmed = visit.Shopper.Consents.Any(word => word.Address == visit.Link.Address && word is { Channel: Channel.Email, StandsConfirmed: true, Topic: null, Purpose: Purpose.Marketing });
        var words = visit.Words.Confirm;
        var consent = new Consent(Channel.Email, Purpose.Marketing, IsGranted: true, visit.Now, Confirmations.Source) { IsConfirmed = true, Wording = $"{words.Intro(visit.Shop.Brand.Name)} {words.Send}", Evidence = $"message {visit.Link.Message}" };
        if (!isConfirmed)
            await keeping.KeepAsync(visit, Path, new ChoicesMade(visit.Now) { Consents = [consent] }, cancellation);
        return new SeeOther($"{Path}?done");
    }

    // Only from the letter that asked, for a month, and not once the person said no.
    private static IResult? Refused(Visit visit)
    {
        var isOver = DateOnly.FromDateTime(visit.Now.UtcDateTime).DayNumber - visit.Link.IssuedOn.DayNumber > Confirmations.Days;
        var isTakenBack = visit.Shopper.Refuses(visit.Link.Address) || visit.Shopper.Consents.Any(word => word.Address == visit.Link.Address && word is { Channel: Channel.Email, IsGranted: false, Topic: null, Purpose: null or Purpose.Marketing });
        return visit.Link.Flow != AskingToConfirm.Flow || visit.Shopper.IsErased ? Page.Gone(visit)
            : isOver || isTakenBack ? Page.Of(new Notice(visit.Face, visit.Words.Frame.RunOutTitle, visit.Words.Confirm.Over), StatusCodes.Status410Gone)
            : null;
    }
}
