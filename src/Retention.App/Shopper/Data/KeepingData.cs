using Retention.App.Settings;

namespace Retention.App.ForShoppers;

/// <summary>
/// The page that says what is kept about somebody: to whoever holds the letter what kinds of things and how many, to whoever has its mailbox all of it, as a
/// file. An erasure is only asked for here: a letter goes to the mailbox, and what that leads to erases.
/// </summary>
internal sealed class KeepingData(DataParts parts, MyData mine, CodeCookie cookie, ErasureLetters letters, AppSettings settings)
{
    /// <summary>Asks for the file.</summary>
    public const string Download = "download";

    /// <summary>Asks for the letter that confirms an erasure.</summary>
    public const string Erase = "erase";

    /// <summary>Shows the page.</summary>
    public async Task<IResult> ShowAsync(Visit visit, HttpRequest request, CancellationToken cancellation) =>
        Page.Of<DataPage>(nameof(DataPage.Model), new DataModel(visit.Face, await parts.ReadAsync(visit, cancellation), Told(request.Query), visit.Shopper.IsErased, settings.OperatorContact));

    /// <summary>Gives the file, or sends the letter.</summary>
    public async Task<IResult> PostAsync(Visit visit, PostedForm form, HttpContext http, CancellationToken cancellation)
    {
        if (visit.Shopper.IsErased)
            return new SeeOther("data");
        switch (form.Line("do"))
        {
            case Download when cookie.IsValid(visit, http.Request):
                http.Response.Headers.CacheControl = "no-store";
                return await mine.FileAsync(visit, cancellation);
            case Download:
                return new SeeOther($"code?for={AskingForCode.ForData}");
            case Erase:
                return new SeeOther(await letters.SendAsync(visit, cancellation) switch { CodeSent.Sent => "data?asked", CodeSent.TooMany => "data?many", _ => "data?failed" });
            default:
                return new SeeOther("data");
        }
    }

    private static DataTold Told(IQueryCollection query) =>
        query.ContainsKey("proven") ? DataTold.Proven : query.ContainsKey("asked") ? DataTold.Asked : query.ContainsKey("many") ? DataTold.TooMany : query.ContainsKey("failed") ? DataTold.NotSent : DataTold.Nothing;
}
