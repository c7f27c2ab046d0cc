using Retention.App.Explaining;
using Retention.App.Storage;

namespace Retention.App.ForShoppers;

/// <summary>The page that asks whoever has the letter to prove that the mailbox is theirs, before more is shown or allowed than a letter may.</summary>
internal sealed class AskingForCode(MailedCodes codes, ShopperAddresses addresses, CodeCookie cookie)
{
    /// <summary>Mails a code.</summary>
    public const string Send = "send";

    /// <summary>Asked for so, it leads back to the page of choices; otherwise, unless for another page, to what was saved.</summary>
    public const string ForPreferences = "preferences";

    /// <summary>Asked for so, it leads back to what the shopper has at the shop.</summary>
    public const string ForRewards = ShowingRewards.Path;

    /// <summary>Asked for so, it leads back to the page about what is kept.</summary>
    public const string ForData = "data";

    /// <summary>Shows the page.</summary>
    public async Task<IResult> ShowAsync(Visit visit, HttpRequest request, CancellationToken cancellation)
    {
        if (visit.Shopper.IsErased)
            return Page.Gone(visit);
        var to = request.Query.ContainsKey("sent") ? await addresses.FindAsync(visit.Shop.Id, visit.Shopper, visit.Address, cancellation) : null;
        return Show(new(visit.Face, IsSent: to is not null) { To = to is null ? null : Plain.Masked(to.Email), For = For(request.Query["for"].ToString()) });
    }

    /// <summary>Mails a code, or takes one.</summary>
    public async Task<IResult> PostAsync(Visit visit, PostedForm form, HttpContext http, CancellationToken cancellation)
    {
        var (words, page) = (visit.Words.Code, For(form.Line("for")));
        if (visit.Shopper.IsErased)
            return Page.Gone(visit);
        if (form.Line("do") != Send)
        {
            if (!await codes.CheckAsync(visit, form.Line("code"), cancellation))
                return Show(new(visit.Face, IsSent: true) { For = page, Fault = new("code", words.Wrong) });
            cookie.Set(visit, http);
            return new SeeOther(page is null ? "saved" : $"{page}?proven");
        }

        return await codes.SendAsync(visit, cancellation) switch
        {
            CodeSent.Sent => new SeeOther(page is null ? "code?sent" : $"code?sent&for={page}"),
            CodeSent.TooMany => Show(new(visit.Face, IsSent: true) { For = page, Fault = new("send", words.TooMany) }),
            _ => Show(new(visit.Face, IsSent: false) { For = page, Fault = new("send", words.NotSent) }),
        };
    }

    // Only what is known leads anywhere.
    private static string? For(string page) => page is ForPreferences or ForData or ForRewards ? page : null;

    private static IResult Show(CodeModel model) => Page.Of<CodePage>(nameof(CodePage.Model), model, isFaulty: model.Fault is not null);
}
