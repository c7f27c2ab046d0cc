using Retention.App.Merchant.Doors;
using Retention.App.Merchant.SetupPages;
using Retention.App.Senders;
using Retention.App.Settings;
using Retention.App.Storage;
using Retention.Shops;

namespace Retention.App.Merchant.SenderPages;

/// <summary>The part of the page "Set up" that is about the sender: the shop's own domain, and where replies go.</summary>
internal static class SenderRoutes
{
    /// <summary>Where its forms lead.</summary>
    public const string Path = MerchantArea.Root + "/sender";

    /// <summary>Maps it.</summary>
    public static void Map(RouteGroupBuilder inside)
    {
        inside.MapPost("/sender/domain", AskAsync);
        inside.MapPost("/sender/check", CheckAsync);
        inside.MapPost("/sender/remove", RemoveAsync);
        inside.MapPost("/sender/replies", ChooseAsync);
    }

    private static async Task<IResult> AskAsync(MerchantSession session, HttpContext context, SenderDomains domains, SetupFacts facts, AppSettings settings, CancellationToken cancellation)
    {
        if (!settings.NeedsSenderDomain)
            return Results.NotFound();
        var form = await context.Request.ReadFormAsync(cancellation);
        var typed = new Dictionary<string, string>(StringComparer.Ordinal) { ["domain"] = form["domain"].ToString(), ["local"] = form["local"].ToString() };
        var faults = new Dictionary<string, string>(StringComparer.Ordinal);
        if (SenderDomain.ReadDomain(typed["domain"]) is not { } domain)
            faults["domain"] = "Write your shop's domain alone, like shop.example.";
        else if (SenderDomain.ReadLocalPart(typed["local"]) is not { } local)
            faults["local"] = "Write what stands before the @, in plain letters, like hello.";
        else if (FaultOf(await domains.AskAsync(session.Shop, domain, local, cancellation)) is { } fault)
            faults["domain"] = fault;
        return faults.Count == 0 ? Told.Redirect(SetupRoutes.Path, "domain") : await SetupRoutes.PageAsync(session, facts, done: null, new SetupForm(typed, faults), faults: [], cancellation);
    }

    private static async Task<IResult> CheckAsync(MerchantSession session, SenderDomains domains, SetupFacts facts, CancellationToken cancellation)
    {
        var deed = await domains.CheckAsync(session.Shop, cancellation);
        return FaultOf(deed) is { } fault
            ? await SetupRoutes.PageAsync(session, facts, done: null, new SetupForm(SetupForm.Empty.Typed, new Dictionary<string, string>(StringComparer.Ordinal) { ["domain"] = fault }), faults: [], cancellation)
            : Told.Redirect(SetupRoutes.Path, deed == DomainDeed.Valid ? "domain-valid" : "domain-waits");
    }

    private static async Task<IResult> RemoveAsync(MerchantSession session, SenderDomains domains, CancellationToken cancellation)
    {
        await domains.RemoveAsync(session.Shop, cancellation);
        return Told.Redirect(SetupRoutes.Path, "domain-removed");
    }

    private static async Task<IResult> ChooseAsync(MerchantSession session, HttpContext context, ShopStore shops, CancellationToken cancellation)
    {
        var becomeCases = (await context.Request.ReadFormAsync(cancellation))["replies"] == "cases";
        await shops.ChangeAsync(session.ShopId, shop => shop.RepliesBecomeCases == becomeCases ? shop : shop with { RepliesBecomeCases = becomeCases }, cancellation);
        return Told.Redirect(SetupRoutes.Path, "kept");
    }

    private static string? FaultOf(DomainDeed deed) => deed switch
    {
        DomainDeed.Taken => "Another shop sends from this domain here. Write to us if it is yours.",
        DomainDeed.Refused => "Our mail provider won't have this domain. Check that it is written right; remove it and ask for it anew.",
        DomainDeed.Later => "Our mail provider can't tell now. Try it again in some minutes; we look once a day, too.",
        DomainDeed.None => "There is no domain yet. Write yours first.",
        _ => null,
    };
}
