namespace Retention.App.ForShoppers;

/// <summary>The page that asks whoever has the letter to prove that the mailbox is theirs, before more is shown than the letter was about.</summary>
internal sealed class AskingForCode(MailedCodes codes, CodeCookie cookie)
{
    /// <summary>Mails a code.</summary>
    public const string Send = "send";

    /// <summary>Shows the page.</summary>
    public Task<IResult> ShowAsync(Visit visit, HttpRequest request, CancellationToken cancellation) =>
        Task.FromResult(visit.Shopper.IsErased ? Page.Gone(visit) : Show(new(visit.Face, request.Query.ContainsKey("sent"))));

    /// <summary>Mails a code, or takes one.</summary>
    public async Task<IResult> PostAsync(Visit visit, PostedForm form, HttpContext http, CancellationToken cancellation)
    {
        var words = visit.Words.Code;
        if (visit.Shopper.IsErased)
            return Page.Gone(visit);
        if (form.Line("do") != Send)
        {
            if (!await codes.CheckAsync(visit, form.Line("code"), cancellation))
                return Show(new(visit.Face, IsSent: true) { Fault = new("code", words.Wrong) });
            cookie.Set(visit, http);
            return new SeeOther("saved");
        }

        return await codes.SendAsync(visit, cancellation) switch
        {
            CodeSent.Sent => new SeeOther("code?sent"),
            CodeSent.TooMany => Show(new(visit.Face, IsSent: true) { Fault = new("send", words.TooMany) }),
            _ => Show(new(visit.Face, IsSent: false) { Fault = new("send", words.NotSent) }),
        };
    }

    private static IResult Show(CodeModel model) => Page.Of<CodePage>(nameof(CodePage.Model), model, isFaulty: model.Fault is not null);
}
