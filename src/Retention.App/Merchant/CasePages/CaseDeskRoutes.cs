using Retention.App.Cases;
using Retention.App.Letters;
using Retention.App.Merchant.Doors;
using Retention.App.Merchant.Staff;
using Retention.App.Storage;
using Retention.Cases;
using Retention.Shops;

namespace Retention.App.Merchant.CasePages;

/// <summary>What stands around all cases: the report, saved answers, and who answers, when, within which limits.</summary>
internal static class CaseDeskRoutes
{
    /// <summary>Maps them.</summary>
    public static void Map(RouteGroupBuilder inside)
    {
        inside.MapGet("/cases/report", async (MerchantSession session, CaseReports reports, TimeProvider time, CancellationToken cancellation) =>
            CaseRoutes.Shown<CaseReportPage>(new { Session = session, Report = await reports.ReadAsync(session.ShopId, time.GetUtcNow(), cancellation) }));
        inside.MapGet("/cases/answers", (MerchantSession session, HttpContext context, SavedAnswerStore saved, CancellationToken cancellation) => AnswersAsync(session, saved, new("", ""), Told.Read(context), fault: null, cancellation));
        inside.MapPost("/cases/answers", SaveAsync);
        inside.MapPost("/cases/answers/remove", RemoveAsync);
        inside.MapGet("/cases/settings", (MerchantSession session, HttpContext context, StaffStore staff, TimeProvider time, CancellationToken cancellation) => SettingsAsync(session, staff, time, typed: null, Told.Read(context), fault: null, cancellation));
        inside.MapPost("/cases/settings", SetAsync);
    }

    private static async Task<IResult> SaveAsync(MerchantSession session, HttpContext context, SavedAnswerStore saved, CancellationToken cancellation)
    {
        var form = await context.Request.ReadFormAsync(cancellation);
        var answer = new SavedAnswer(Clean.Line(form["name"].ToString()) ?? "", form["text"].ToString().ReplaceLineEndings("\n").Trim());
        return await saved.SaveAsync(session.ShopId, answer, cancellation) is { } fault
            ? await AnswersAsync(session, saved, answer, done: null, fault, cancellation)
            : Told.Redirect($"{CaseRoutes.Root}/answers", "kept");
    }

    private static async Task<IResult> RemoveAsync(MerchantSession session, HttpContext context, SavedAnswerStore saved, CancellationToken cancellation)
    {
        await saved.RemoveAsync(session.ShopId, (await context.Request.ReadFormAsync(cancellation))["name"].ToString(), cancellation);
        return Told.Redirect($"{CaseRoutes.Root}/answers", "kept");
    }

    private static async Task<IResult> AnswersAsync(MerchantSession session, SavedAnswerStore saved, SavedAnswer typed, string? done, string? fault, CancellationToken cancellation) => CaseRoutes.Shown<SavedAnswersPage>(
        new { Session = session, Answers = await saved.ListAsync(session.ShopId, cancellation), Name = typed.Name, Text = typed.Text, Done = done, Fault = fault }, fault is not null);

    // Who an owner is, and what others may give, only an owner says: else the limit would be anybody's to lift.
    private static async Task<IResult> SetAsync(MerchantSession session, HttpContext context, ShopStore shops, StaffStore staff, TimeProvider time, CancellationToken cancellation)
    {
        var form = await context.Request.ReadFormAsync(cancellation);
        var typed = CaseSettings.List.Where(setting => form.ContainsKey(setting.Name)).ToDictionary(setting => setting.Name, setting => form[setting.Name].ToString().Trim() is { Length: > 0 } text ? text : Setting.None, StringComparer.Ordinal);
        string? fault = null;
        await shops.ChangeAsync(session.ShopId, known =>
        {
            (fault, var (next, isOwner)) = (null, (known, CaseAuthority.RoleOf(known.Settings, session.User, session.Way == Way.Link) == CaseRole.Owner));
            foreach (var setting in CaseSettings.List.Where(setting => typed.ContainsKey(setting.Name) && typed[setting.Name] != setting.Show(known)))
            {
                if (CaseSettings.IsForOwners(setting.Name) && !isOwner)
                    fault = "Only an owner can change who owners are, and the limits.";
                else if (setting.Set(next, typed[setting.Name]) is { } set)
                    next = set;
                else
                    fault = $"\"{typed[setting.Name]}\" was not understood: {setting.Name} is {setting.About}.";
            }

            return fault is null ? next : known;
        }, cancellation);
        return fault is null ? Told.Redirect($"{CaseRoutes.Root}/settings", "kept") : await SettingsAsync(session, staff, time, typed, done: null, fault, cancellation);
    }

    private static async Task<IResult> SettingsAsync(MerchantSession session, StaffStore staff, TimeProvider time, Dictionary<string, string>? typed, string? done, string? fault, CancellationToken cancellation) => CaseRoutes.Shown<CaseSettingsPage>(
        new { Session = session, Staff = await staff.ListAsync(session.ShopId, time.GetUtcNow(), cancellation), Role = CaseReader.RoleOf(session), Typed = typed ?? new(StringComparer.Ordinal), Done = done, Fault = fault }, fault is not null);
}
