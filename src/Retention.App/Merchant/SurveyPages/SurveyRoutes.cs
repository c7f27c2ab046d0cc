using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Retention.App.Merchant.Doors;
using Retention.App.Storage;
using Retention.App.Surveys;
using Retention.Surveys;

namespace Retention.App.Merchant.SurveyPages;

/// <summary>Surveys: what they brought, their files, and a look at them as shoppers see them. What shoppers wrote in them is read here and nowhere else.</summary>
internal static class SurveyRoutes
{
    /// <summary>Where it is.</summary>
    public const string Path = MerchantArea.Root + "/surveys";

    /// <summary>Maps it.</summary>
    public static void Map(RouteGroupBuilder inside)
    {
        inside.MapGet("/surveys", List);
        inside.MapPost("/surveys", KeepAsync);
        inside.MapGet("/surveys/{survey}", ReportAsync);
        inside.MapGet("/surveys/{survey}/export", ExportAsync);
        inside.MapGet("/surveys/{survey}/file", FileAsync);
        inside.MapGet("/surveys/{survey}/preview", PreviewAsync);
        inside.MapPost("/surveys/{survey}/mode", SwitchAsync);
    }

    private static RazorComponentResult<SurveysPage> List(MerchantSession session, HttpContext context) => Page(session, context, file: null, []);

    private static async Task<IResult> KeepAsync(MerchantSession session, HttpContext context, SurveyStore surveys, CancellationToken cancellation)
    {
        var file = await GivenAsync(await context.Request.ReadFormAsync(cancellation), cancellation);
        if (SurveyFile.Read(file) is not SurveyRead.Understood(var survey))
            return Page(session, context, file, ((SurveyRead.Refused)SurveyFile.Read(file)).Faults);
        if (await surveys.KeepAsync(session.ShopId, survey, file, cancellation) is null)
            return Page(session, context, file, [new SurveyFault("", "Your shop keeps as many surveys as it can.", "Change one of them instead: give the file the same \"survey\".")]);
        return Told.Redirect($"{Path}/{survey.Key}", "survey-kept");
    }

    private static async Task<IResult> SwitchAsync([FromRoute(Name = "survey")] string key, MerchantSession session, HttpContext context, SurveyStore surveys, CancellationToken cancellation)
    {
        var isOn = (await context.Request.ReadFormAsync(cancellation))["mode"] == "on";
        return await surveys.SwitchAsync(session.ShopId, key, isOn, cancellation) ? Told.Redirect(Path, isOn ? "survey-on" : "survey-off") : Results.NotFound();
    }

    private static async Task<IResult> ReportAsync([FromRoute(Name = "survey")] string key, MerchantSession session, HttpContext context, SurveyStore surveys, ResponseStore responses, TimeProvider time, CancellationToken cancellation)
    {
        if (!Keys.IsSurveyKey(key) || await surveys.FindAsync(session.Shop, key, cancellation) is not { } survey)
            return Results.NotFound();
        var query = SurveyQuery.Read(key, context.Request.Query);
        var all = await responses.ResponsesAsync(session.ShopId, key, query.Since(time.GetUtcNow()), cancellation);
        var invited = await responses.InvitedAsync(session.ShopId, key, query.Since(time.GetUtcNow()), cancellation);
        return new RazorComponentResult<SurveyReportPage>(new
        {
            Session = session,
            Query = query,
            Report = SurveyReport.Of(survey, all, invited, query.Filter),
            Languages = all.Select(one => one.Language).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray(),
            Products = all.SelectMany(one => one.Products).DistinctBy(product => product.Id, StringComparer.Ordinal).OrderBy(product => product.Title, StringComparer.Ordinal).Take(200).ToArray(),
            Done = Told.Read(context),
        });
    }

    private static async Task<IResult> ExportAsync([FromRoute(Name = "survey")] string key, MerchantSession session, HttpContext context, SurveyStore surveys, ResponseStore responses, TimeProvider time, CancellationToken cancellation)
    {
        if (!Keys.IsSurveyKey(key) || await surveys.FindAsync(session.Shop, key, cancellation) is not { } survey)
            return Results.NotFound();
        var query = SurveyQuery.Read(key, context.Request.Query);
        var fitting = (await responses.ResponsesAsync(session.ShopId, key, query.Since(time.GetUtcNow()), cancellation)).Where(one => query.Filter.Fits(one, survey)).ToArray();
        return Results.Stream(output => SurveyCsv.WriteAsync(survey, fitting, output, cancellation), "text/csv; charset=utf-8", $"survey-{key}.csv");
    }

    private static async Task<IResult> FileAsync([FromRoute(Name = "survey")] string key, int? version, MerchantSession session, SurveyStore surveys, CancellationToken cancellation) =>
        Keys.IsSurveyKey(key) && await surveys.FileAsync(session.ShopId, key, version ?? SurveyPreview.VersionOf(session.Shop, key), cancellation) is { } file
            ? Results.Text(file, "application/json; charset=utf-8") : Results.NotFound();

    private static async Task<IResult> PreviewAsync([FromRoute(Name = "survey")] string key, MerchantSession session, HttpContext context, SurveyStore surveys, CancellationToken cancellation) =>
        Keys.IsSurveyKey(key) && await surveys.FindAsync(session.Shop, key, cancellation) is { } survey ? SurveyPreview.Show(session.Shop, survey, context.Request.Query) : Results.NotFound();

    // A file that was chosen counts before what stands in the field.
    private static async Task<string> GivenAsync(IFormCollection form, CancellationToken cancellation)
    {
        if (form.Files is not [{ Length: > 0 and <= SurveyFile.MostBytes } chosen, ..])
            return form["text"].ToString();
        using var reader = new StreamReader(chosen.OpenReadStream());
        return await reader.ReadToEndAsync(cancellation);
    }

    private static RazorComponentResult<SurveysPage> Page(MerchantSession session, HttpContext context, string? file, IReadOnlyList<SurveyFault> faults) =>
        new(new { Session = session, File = file, Faults = faults, Done = Told.Read(context) }) { StatusCode = faults.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest };
}
