using Microsoft.AspNetCore.Http.HttpResults;
using Retention.App.Cases;
using Retention.App.Merchant.Doors;

namespace Retention.App.Merchant.CasePages;

/// <summary>Who is unhappy: the open cases, one of them with its words, and the answer by mail.</summary>
internal static class CaseRoutes
{
    /// <summary>Where the cases are.</summary>
    public const string Root = MerchantArea.Root + "/cases";

    private const int Most = 100;

    /// <summary>Maps them.</summary>
    public static void Map(RouteGroupBuilder inside)
    {
        inside.MapGet("/cases", ListAsync);
        inside.MapGet("/cases/{case}", ShowAsync);
        inside.MapPost("/cases/{case}/answer", AnswerAsync);
        inside.MapPost("/cases/{case}/close", CloseAsync);
    }

    private static async Task<RazorComponentResult<CasesPage>> ListAsync(MerchantSession session, HttpContext context, CaseStore cases, TimeProvider time, CancellationToken cancellation)
    {
        var all = context.Request.Query["all"] == "yes";
        return new(new { Session = session, Cases = await cases.ListAsync(session.ShopId, openOnly: !all, Most, cancellation), IsAll = all, Now = time.GetUtcNow(), Done = Told.Read(context) });
    }

    private static Task<IResult> ShowAsync([Microsoft.AspNetCore.Mvc.FromRoute(Name = "case")] string id, MerchantSession session, HttpContext context, CaseStore cases, TimeProvider time, CancellationToken cancellation) =>
        PageAsync(session, id, cases, time.GetUtcNow(), Told.Read(context), fault: null, typed: "", cancellation);

    private static async Task<IResult> AnswerAsync([Microsoft.AspNetCore.Mvc.FromRoute(Name = "case")] string id, MerchantSession session, HttpContext context, CaseStore cases, CaseAnswering answering, TimeProvider time, CancellationToken cancellation)
    {
        var text = (await context.Request.ReadFormAsync(cancellation))["text"].ToString().Trim();
        if (text.Length is 0 or > CaseAnswering.MostText)
            return await PageAsync(session, id, cases, time.GetUtcNow(), done: null, $"Write between 1 and {CaseAnswering.MostText} characters.", text, cancellation);
        var fault = await answering.AnswerAsync(session.ShopId, id, text, session.User, time.GetUtcNow(), cancellation) switch
        {
            CaseAnswered.Sent => null,
            CaseAnswered.NotFound => "",
            CaseAnswered.Refused(var why) => $"It was not sent: {why}",
            CaseAnswered.TryLater(var why) => $"It can't go now: {why}. Nothing was lost: try again in a minute.",
            CaseAnswered.NoAddress => "No e-mail address is known for this person.",
            CaseAnswered.Unknown => "Nobody knows yet whether it went. Look at this page again in some minutes before you write again.",
            CaseAnswered.Lost => "Whether it went can't be found out, so it is not sent again. Write to the person from your own mailbox.",
            var unknown => throw new InvalidOperationException($"No such answer: {unknown.GetType().Name}."),
        };
        return fault switch
        {
            null => Told.Redirect($"{Root}/{Uri.EscapeDataString(id)}", "answered"),
            "" => Results.NotFound(),
            _ => await PageAsync(session, id, cases, time.GetUtcNow(), done: null, fault, text, cancellation),
        };
    }

    private static async Task<IResult> CloseAsync([Microsoft.AspNetCore.Mvc.FromRoute(Name = "case")] string id, MerchantSession session, CaseAnswering answering, TimeProvider time, CancellationToken cancellation) =>
        await answering.CloseAsync(session.ShopId, id, session.User, time.GetUtcNow(), cancellation) is null ? Results.NotFound() : Told.Redirect($"{Root}/{Uri.EscapeDataString(id)}", "closed");

    private static async Task<IResult> PageAsync(MerchantSession session, string id, CaseStore cases, DateTimeOffset now, string? done, string? fault, string typed, CancellationToken cancellation) =>
        await cases.FindAsync(session.ShopId, id, cancellation) is { } one
            ? new RazorComponentResult<CasePage>(new { Session = session, Case = one, Now = now, Done = done, Fault = fault, Typed = typed }) { StatusCode = fault is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest }
            : Results.NotFound();
}
