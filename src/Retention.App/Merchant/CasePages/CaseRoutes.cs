using Microsoft.AspNetCore.Mvc;
using Retention.App.Cases;
using Retention.App.Merchant.Doors;
using Retention.App.Merchant.Staff;
using Retention.Cases;

namespace Retention.App.Merchant.CasePages;

/// <summary>Who is unhappy: the cases, one of them with the shopper's whole story, the answer by mail, and its end.</summary>
internal static class CaseRoutes
{
    /// <summary>Where the cases are.</summary>
    public const string Root = MerchantArea.Root + "/cases";

    private const int Most = 300;

    /// <summary>Where a case is.</summary>
    public static string Of(string id) => $"{Root}/{Uri.EscapeDataString(id)}";

    /// <summary>Maps them.</summary>
    public static void Map(RouteGroupBuilder inside)
    {
        inside.MapGet("/cases", ListAsync);
        inside.MapGet("/cases/{case}", ShowAsync);
        inside.MapPost("/cases/{case}/answer", AnswerAsync);
        inside.MapPost("/cases/{case}/close", CloseAsync);
        CaseWorkRoutes.Map(inside);
        CaseDeskRoutes.Map(inside);
    }

    private static async Task<IResult> ListAsync(MerchantSession session, HttpContext context, CaseStore cases, StaffStore staff, TimeProvider time, CancellationToken cancellation)
    {
        var (filter, now) = (CaseFilter.Read(context.Request.Query), time.GetUtcNow());
        var all = await cases.ListAsync(session.ShopId, openOnly: !filter.WithClosed, Most, cancellation);
        return Shown<CasesPage>(new { Session = session, Cases = filter.Of(all, now), Staff = await staff.ListAsync(session.ShopId, now, cancellation), Filter = filter, Now = now, Done = Told.Read(context) });
    }

    private static async Task<IResult> ShowAsync([FromRoute(Name = "case")] string id, MerchantSession session, HttpContext context, CaseReader reader, TimeProvider time, CancellationToken cancellation)
    {
        if (await reader.ReadAsync(session, id, cancellation) is not { } seen)
            return Results.NotFound();
        var saved = context.Request.Query["saved"].ToString();
        var typed = seen.Saved.FirstOrDefault(answer => answer.Name == saved)?.Fill(seen.FirstName, seen.Case.Number, session.Shop.Brand.Name) ?? "";
        return Page(session, seen, time.GetUtcNow(), Told.Read(context), fault: null, typed);
    }

    private static async Task<IResult> AnswerAsync([FromRoute(Name = "case")] string id, MerchantSession session, HttpContext context, CaseReader reader, CaseAnswering answering, TimeProvider time, CancellationToken cancellation)
    {
        var text = (await context.Request.ReadFormAsync(cancellation))["text"].ToString().Trim();
        var fault = text.Length is 0 or > CaseAnswering.MostText ? $"Write between 1 and {CaseAnswering.MostText} characters." : await answering.AnswerAsync(session.ShopId, id, text, session.User, time.GetUtcNow(), cancellation) switch
        {
            CaseAnswered.Sent => null,
            CaseAnswered.NotFound => "",
            CaseAnswered.BadLink(var why) => $"It was not sent. {why}",
            CaseAnswered.Refused(var why) => $"It was not sent: {why}",
            CaseAnswered.TryLater(var why) => $"It can't go now: {why}. Nothing was lost: try again in a minute.",
            CaseAnswered.NoAddress => "No e-mail address is known for this person.",
            CaseAnswered.Unknown => "Nobody knows yet whether it went. Look at this page again in some minutes before you write again.",
            CaseAnswered.Lost => "Whether it went can't be found out, so it is not sent again. Write to the person from your own mailbox.",
            var unknown => throw new InvalidOperationException($"No such answer: {unknown.GetType().Name}."),
        };
        return await AfterAsync(session, id, fault, "answered", text, reader, time, cancellation);
    }

    private static async Task<IResult> CloseAsync([FromRoute(Name = "case")] string id, MerchantSession session, HttpContext context, CaseAnswering answering, TimeProvider time, CancellationToken cancellation)
    {
        CaseOutcome? outcome = Enum.TryParse<CaseOutcome>((await context.Request.ReadFormAsync(cancellation))["outcome"], out var said) && Enum.IsDefined(said) ? said : null;
        return await answering.CloseAsync(session.ShopId, id, outcome, session.User, time.GetUtcNow(), cancellation) is null ? Results.NotFound() : Told.Redirect(Of(id), "closed");
    }

    /// <summary>Back to the case where all is well; else its page, with what is wrong. Of a case that is not there the fault is empty.</summary>
    internal static async Task<IResult> AfterAsync(MerchantSession session, string id, string? fault, string told, string typed, CaseReader reader, TimeProvider time, CancellationToken cancellation) => fault switch
    {
        null => Told.Redirect(Of(id), told),
        "" => Results.NotFound(),
        _ => await reader.ReadAsync(session, id, cancellation) is { } seen ? Page(session, seen, time.GetUtcNow(), done: null, fault, typed) : Results.NotFound(),
    };

    /// <summary>A page with its parameters.</summary>
    internal static IResult Shown<TPage>(object parameters, bool isFaulty = false)
        where TPage : Microsoft.AspNetCore.Components.IComponent =>
        new Microsoft.AspNetCore.Http.HttpResults.RazorComponentResult<TPage>(parameters) { StatusCode = isFaulty ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK };

    private static IResult Page(MerchantSession session, CaseSeen seen, DateTimeOffset now, string? done, string? fault, string typed) =>
        Shown<CasePage>(new { Session = session, Seen = seen, Now = now, Done = done, Fault = fault, Typed = typed }, fault is not null);
}
