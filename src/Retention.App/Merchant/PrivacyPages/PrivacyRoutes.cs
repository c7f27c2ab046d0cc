using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Retention.App.Merchant.Doors;
using Retention.App.Privacy;
using Retention.App.Storage;

namespace Retention.App.Merchant.PrivacyPages;

/// <summary>People's requests about their data: what they asked, until when it is to be answered, the data themselves, and the proof of what was erased.</summary>
internal static class PrivacyRoutes
{
    /// <summary>Where it is.</summary>
    public const string Path = MerchantArea.Root + "/privacy";

    /// <summary>How many are shown, the newest.</summary>
    public const int Most = 200;

    /// <summary>Maps it.</summary>
    public static void Map(RouteGroupBuilder inside)
    {
        inside.MapGet("/privacy", ShowAsync);
        inside.MapGet("/privacy/{request}", FetchAsync);
        inside.MapPost("/privacy/{request}/answered", AnsweredAsync);
    }

    private static async Task<RazorComponentResult<PrivacyPage>> ShowAsync(MerchantSession session, HttpContext context, PrivacyRequests requests, TimeProvider time, CancellationToken cancellation) =>
        new(new { Session = session, Requests = (await requests.ListAsync(session.ShopId, cancellation)).Take(Most).ToList(), Now = time.GetUtcNow(), Done = Told.Read(context) });

    // Put together now, from what is kept now. That it was fetched is written down: whoever answers for the data may be asked who saw them.
    private static async Task<IResult> FetchAsync(string request, MerchantSession session, PrivacyRequests requests, PersonExport export, TimeProvider time, CancellationToken cancellation)
    {
        if (!Keys.IsRequestId(request) || await requests.FindAsync(session.ShopId, request, cancellation) is not { DoneAt: not null } asked || !asked.IsTold(time.GetUtcNow()))
            return Results.NotFound();
        var items = await export.ReadAsync(session.Shop, asked.Shoppers, cancellation);
        await requests.ChangeAsync(session.ShopId, request, known => known! with { FetchedAt = time.GetUtcNow() }, cancellation);
        var told = new PersonData(session.Shop.Brand.Name, asked.Customer, asked.AskedAt, time.GetUtcNow(), items);
        return Results.File(JsonSerializer.SerializeToUtf8Bytes(told, PersonDataJson.Readable.PersonData), "application/json", $"data-{request[..6]}.json");
    }

    private static async Task<IResult> AnsweredAsync(string request, MerchantSession session, PrivacyRequests requests, TimeProvider time, CancellationToken cancellation)
    {
        if (!Keys.IsRequestId(request) || await requests.FindAsync(session.ShopId, request, cancellation) is not { Kind: RequestKind.Data or RequestKind.AtShop })
            return Results.NotFound();
        await requests.ChangeAsync(session.ShopId, request, known => known!.AnsweredAt is null ? known with { AnsweredAt = time.GetUtcNow() } : null, cancellation);
        return Told.Redirect(Path, "request-answered");
    }
}
