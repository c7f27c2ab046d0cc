using Microsoft.AspNetCore.Mvc;
using Retention.App.Cases;
using Retention.App.Letters;
using Retention.App.Merchant.Doors;
using Retention.App.Merchant.Staff;
using Retention.Cases;

namespace Retention.App.Merchant.CasePages;

/// <summary>What people of a shop do about one case: whose it is, notes, tags, tasks, and what the shop does to make it good.</summary>
internal static class CaseWorkRoutes
{
    /// <summary>Maps them.</summary>
    public static void Map(RouteGroupBuilder inside)
    {
        inside.MapPost("/cases/{case}/owner", OwnerAsync);
        inside.MapPost("/cases/{case}/note", ([FromRoute(Name = "case")] string id, MerchantSession session, HttpContext context, CaseWork work, CaseReader reader, TimeProvider time, CancellationToken cancellation) =>
            DoAsync(id, session, context, form => work.NoteAsync(session.ShopId, id, form["text"].ToString().Trim(), session.User, time.GetUtcNow(), cancellation), reader, time, cancellation));
        inside.MapPost("/cases/{case}/tags", ([FromRoute(Name = "case")] string id, MerchantSession session, HttpContext context, CaseWork work, CaseReader reader, TimeProvider time, CancellationToken cancellation) =>
            DoAsync(id, session, context, form => work.TagAsync(session.ShopId, id, form["tags"].ToString(), cancellation), reader, time, cancellation));
        inside.MapPost("/cases/{case}/task", ([FromRoute(Name = "case")] string id, MerchantSession session, HttpContext context, CaseWork work, CaseReader reader, TimeProvider time, CancellationToken cancellation) =>
            DoAsync(id, session, context, form => work.TaskAsync(session.ShopId, id, Clean.Line(form["text"].ToString()) ?? "", form["due"].ToString().Trim(), cancellation), reader, time, cancellation));
        inside.MapPost("/cases/{case}/task/{number:int}", ([FromRoute(Name = "case")] string id, int number, MerchantSession session, HttpContext context, CaseWork work, CaseReader reader, TimeProvider time, CancellationToken cancellation) =>
            DoAsync(id, session, context, form => work.DoneAsync(session.ShopId, id, number, form["done"] != "no", session.User, time.GetUtcNow(), cancellation), reader, time, cancellation));
        inside.MapPost("/cases/{case}/deed", WantAsync);
        inside.MapPost("/cases/{case}/deed/{deed}/yes", ([FromRoute(Name = "case")] string id, string deed, MerchantSession session, CaseDeeds deeds, CaseReader reader, TimeProvider time, CancellationToken cancellation) => DecideAsync(id, deed, isYes: true, session, deeds, reader, time, cancellation));
        inside.MapPost("/cases/{case}/deed/{deed}/no", ([FromRoute(Name = "case")] string id, string deed, MerchantSession session, CaseDeeds deeds, CaseReader reader, TimeProvider time, CancellationToken cancellation) => DecideAsync(id, deed, isYes: false, session, deeds, reader, time, cancellation));
    }

    private static async Task<IResult> OwnerAsync([FromRoute(Name = "case")] string id, MerchantSession session, HttpContext context, CaseWork work, StaffStore staff, CaseReader reader, TimeProvider time, CancellationToken cancellation)
    {
        var owner = (await context.Request.ReadFormAsync(cancellation))["owner"].ToString();
        var fault = owner.Length > 0 && await staff.FindAsync(session.ShopId, owner, cancellation) is null ? "This person is no longer among your staff." : await work.GiveAsync(session.ShopId, id, owner.Length == 0 ? null : owner, cancellation);
        return await CaseRoutes.AfterAsync(session, id, fault, "kept", typed: "", reader, time, cancellation);
    }

    private static async Task<IResult> DoAsync(string id, MerchantSession session, HttpContext context, Func<IFormCollection, Task<string?>> deed, CaseReader reader, TimeProvider time, CancellationToken cancellation) =>
        await CaseRoutes.AfterAsync(session, id, await deed(await context.Request.ReadFormAsync(cancellation)), "kept", typed: "", reader, time, cancellation);

    private static async Task<IResult> WantAsync([FromRoute(Name = "case")] string id, MerchantSession session, HttpContext context, CaseDeeds deeds, CaseReader reader, TimeProvider time, CancellationToken cancellation)
    {
        var form = await context.Request.ReadFormAsync(cancellation);
        var (once, note) = (form["once"].ToString(), Clean.Line(form["note"].ToString()) ?? "");
        if (!Enum.TryParse<CaseDeedKind>(form["kind"], out var kind) || !Enum.IsDefined(kind) || once.Length is 0 or > 32 || !once.All(char.IsAsciiHexDigitLower) || note.Length > CaseDeeds.MostNote)
            return await CaseRoutes.AfterAsync(session, id, "Choose what your shop shall do, with few words about it.", "", typed: "", reader, time, cancellation);
        return await ToldAsync(session, id, await deeds.WantAsync(session.Record, id, new(kind, form["amount"].ToString().Trim(), note, once), session.User, CaseReader.RoleOf(session), cancellation), reader, time, cancellation);
    }

    private static async Task<IResult> DecideAsync(string id, string deed, bool isYes, MerchantSession session, CaseDeeds deeds, CaseReader reader, TimeProvider time, CancellationToken cancellation) =>
        await ToldAsync(session, id, await deeds.DecideAsync(session.Record, id, deed, isYes, session.User, CaseReader.RoleOf(session), cancellation), reader, time, cancellation);

    private static Task<IResult> ToldAsync(MerchantSession session, string id, DeedAnswer answer, CaseReader reader, TimeProvider time, CancellationToken cancellation)
    {
        var (fault, told) = answer switch
        {
            DeedAnswer.NotFound => ("", ""),
            DeedAnswer.Not(var why) => (why, ""),
            DeedAnswer.Stands({ State: CaseDeedState.Asked }) => (null, "deed-asked"),
            DeedAnswer.Stands({ State: CaseDeedState.Done }) => (null, "deed-done"),
            DeedAnswer.Stands({ State: CaseDeedState.NotDone, Why: var why }) => ($"It was not done. {why}", ""),
            _ => ((string?)null, "kept"),
        };
        return CaseRoutes.AfterAsync(session, id, fault, told, typed: "", reader, time, cancellation);
    }
}
