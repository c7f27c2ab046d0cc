using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Retention.App.Merchant.Doors;
using Retention.App.Merchant.Staff;
using Retention.App.Merchant.WordsPages;
using Retention.App.Rehearsing;
using Retention.App.Storage;
using Retention.Flows;
using Retention.Shops;

namespace Retention.App.Merchant.FlowPages;

/// <summary>One flow: its page, its switch, its times.</summary>
internal static class FlowRoutes
{
    /// <summary>Where a flow's page is.</summary>
    public static string Of(Flow flow) => $"{MerchantArea.Root}/flows/{flow.Family}";

    /// <summary>Maps them.</summary>
    public static void Map(RouteGroupBuilder inside)
    {
        inside.MapGet("/flows/{family}", ShowAsync);
        inside.MapGet("/flows/{family}/on", AskAsync);
        inside.MapGet("/flows/{family}/try", TryAsync);
        inside.MapPost("/flows/{family}/try", AddStaffAsync);
        inside.MapPost("/flows/{family}/mode", SwitchAsync);
        inside.MapPost("/flows/{family}/pause", PauseAsync);
        inside.MapPost("/flows/{family}/times", TimesAsync);
        inside.MapGet("/flows/{family}/rehearsal", CardAsync);
        inside.MapPost("/flows/{family}/rehearsal", RehearseAsync);
        inside.MapGet("/flows/{family}/rehearsal/{list}", ListAsync);
    }

    private static async Task<IResult> ShowAsync(string family, MerchantSession session, HttpContext context, FlowFacts facts, CancellationToken cancellation) =>
        Find(family) is { } flow ? await PageAsync(session, flow, facts, Told.Read(context), fault: null, cancellation) : Results.NotFound();

    private static async Task<IResult> AskAsync(string family, MerchantSession session, FlowFacts facts, CancellationToken cancellation) =>
        Find(family) is { } flow ? new RazorComponentResult<TurnOnPage>(new { Session = session, Flow = flow, Facts = await facts.ReadAsync(session.Shop, flow, cancellation), Texts = await facts.CostsAsync(session.Shop, flow, cancellation) }) : Results.NotFound();

    private static async Task<IResult> TryAsync(string family, MerchantSession session, StaffStore staff, TimeProvider time, CancellationToken cancellation) =>
        Find(family) is { } flow ? await TryPageAsync(session, flow, new(), staff, time, cancellation) : Results.NotFound();

    private static async Task<IResult> AddStaffAsync(string family, MerchantSession session, HttpContext context, WordsDeeds deeds, StaffStore staff, TimeProvider time, CancellationToken cancellation)
    {
        if (Find(family) is not { } flow)
            return Results.NotFound();
        var form = await context.Request.ReadFormAsync(cancellation);
        var deed = await deeds.StaffAsync(session, form["do"].ToString(), form["address"].ToString(), form["pending"].ToString(), form["code"].ToString(), cancellation);
        return await TryPageAsync(session, flow, deed, staff, time, cancellation);
    }

    private static async Task<IResult> TryPageAsync(MerchantSession session, Flow flow, WordsDeed deed, StaffStore staff, TimeProvider time, CancellationToken cancellation) =>
        new RazorComponentResult<TryPage>(new { Session = session, Flow = flow, Deed = deed, Staff = await staff.ListAsync(session.ShopId, time.GetUtcNow(), cancellation) });

    private static async Task<IResult> SwitchAsync(string family, MerchantSession session, HttpContext context, ShopStore shops, StaffStore staff, FlowFacts facts, TimeProvider time, CancellationToken cancellation)
    {
        if (Find(family) is not { } flow)
            return Results.NotFound();
        var form = await context.Request.ReadFormAsync(cancellation);
        var mode = form["mode"].ToString() switch { "on" => FlowMode.On, "test" => FlowMode.Test, "off" => FlowMode.Off, _ => (FlowMode?)null };
        if (mode is null)
            return Results.LocalRedirect(form["mode"] == "try" ? $"{Of(flow)}/try" : session.Shop.ModeOf(family) == FlowMode.On ? Of(flow) : $"{Of(flow)}/on");
        if (mode == FlowMode.Test && await staff.FindAsync(session.ShopId, form["member"].ToString(), cancellation) is not { IsConfirmed: true })
            return Results.LocalRedirect($"{Of(flow)}/try");
        var told = mode switch { FlowMode.On => "on", FlowMode.Test => "test", _ => "off" };
        string? obstacle = null;
        await shops.ChangeAsync(session.ShopId, shop =>
        {
            obstacle = mode == FlowMode.Off ? null : TurningOn.Obstacle(flow, shop);
            return obstacle is null ? shop.Switched(family, mode.Value, mode == FlowMode.Test ? form["member"].ToString() : null, time.GetUtcNow()) : shop;
        }, cancellation);
        return obstacle is null ? Told.Redirect(Of(flow), told) : await PageAsync(session, flow, facts, done: null, obstacle, cancellation);
    }

    private static async Task<IResult> PauseAsync(string family, MerchantSession session, HttpContext context, ShopStore shops, CancellationToken cancellation)
    {
        if (Find(family) is not { } flow)
            return Results.NotFound();
        var isPaused = (await context.Request.ReadFormAsync(cancellation))["paused"] != "no";
        await shops.ChangeAsync(session.ShopId, shop => shop.Paused(family, isPaused), cancellation);
        return Told.Redirect(Of(flow), isPaused ? "paused" : "unpaused");
    }

    // Each field is a time by its name, a count and a unit: the same words that `retention flows set` reads.
    private static async Task<IResult> TimesAsync(string family, MerchantSession session, HttpContext context, ShopStore shops, FlowFacts facts, CancellationToken cancellation)
    {
        if (Find(family) is not { } flow)
            return Results.NotFound();
        var form = await context.Request.ReadFormAsync(cancellation);
        string[] texts =
        [
            .. AllFlows.List.Where(one => one.Family == family).SelectMany(Timings.Of)
                .Where(time => form.ContainsKey(time.Name))
                .Select(time => $"{time.Name}={form[time.Name].ToString().Trim()}{form[$"{time.Name}/unit"]}"),
            .. form.ContainsKey("holdout") ? [$"{family}/holdout={form["holdout"].ToString().Trim()}"] : Array.Empty<string>(),
        ];
        string? fault = null;
        await shops.ChangeAsync(session.ShopId, shop =>
        {
            var read = SettingText.Read(shop, family, texts);
            fault = (read as SettingRead.Fault)?.Text;
            return read is SettingRead.Understood(var changed) ? changed : shop;
        }, cancellation);
        return fault is null ? Told.Redirect(Of(flow), "saved") : await PageAsync(session, flow, facts, done: null, fault, cancellation, form.ToDictionary(field => field.Key, field => field.Value.ToString(), StringComparer.Ordinal));
    }

    private static async Task<IResult> CardAsync(string family, MerchantSession session, FlowFacts facts, CancellationToken cancellation) =>
        Find(family) is { } flow ? new RazorComponentResult<RehearsalCard>(new { Flow = flow, Seen = await facts.ReadAsync(session.Shop, flow, cancellation) }) : Results.NotFound();

    private static async Task<IResult> RehearseAsync(string family, MerchantSession session, Rehearsals rehearsals, CancellationToken cancellation)
    {
        if (Find(family) is not { } flow)
            return Results.NotFound();
        await rehearsals.RequestAsync(session.Shop, family, [], cancellation);
        return Results.LocalRedirect(Of(flow));
    }

    private static async Task<IResult> ListAsync(string family, string list, MerchantSession session, HttpContext context, Rehearsals rehearsals, CancellationToken cancellation)
    {
        if (Find(family) is not { } flow || (await rehearsals.FindAsync(session.ShopId, family, cancellation))?.Lists is not { } lists)
            return Results.NotFound();
        var (title, lines) = list switch
        {
            "messages" => ("Messages", lists.Messages),
            "silences" => ("Not sent", lists.Silences),
            "waiting" => ("Still waiting", lists.Waiting),
            "deferrals" => ("Put off on the way", lists.Deferrals),
            _ => ("", []),
        };
        if (title.Length == 0)
            return Results.NotFound();
        if (context.Request.Query["reason"].ToString() is { Length: > 0 } reason)
            lines = [.. lines.Where(line => line.Reason == reason)];
        return new RazorComponentResult<RehearsalListPage>(new { Session = session, Flow = flow, Title = title, Lines = lines });
    }

    private static async Task<IResult> PageAsync(MerchantSession session, Flow flow, FlowFacts facts, string? done, string? fault, CancellationToken cancellation, Dictionary<string, string>? typed = null) =>
        new RazorComponentResult<FlowPage>(new { Session = session, Flow = flow, Facts = await facts.ReadAsync(session.Shop, flow, cancellation), Done = done, Fault = fault, Typed = typed }) { StatusCode = fault is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest };

    private static Flow? Find(string family) => AllFlows.Switches.FirstOrDefault(flow => flow.Family == family);

    /// <summary>A length of time as a count and the largest unit in which it is whole.</summary>
    public static (string Count, string Unit) Parts(TimeSpan time)
    {
        var (count, unit) = time > TimeSpan.Zero && time.Ticks % TimeSpan.TicksPerDay == 0 ? (time.TotalDays, "d") : time > TimeSpan.Zero && time.Ticks % TimeSpan.TicksPerHour == 0 ? (time.TotalHours, "h") : (time.TotalMinutes, "m");
        return (count.ToString("0.##", CultureInfo.InvariantCulture), unit);
    }
}
