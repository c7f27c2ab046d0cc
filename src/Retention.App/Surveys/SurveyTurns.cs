using Azure.Data.Tables;
using Microsoft.Extensions.Caching.Memory;
using Retention.App.Storage;
using Retention.Decisions;
using Retention.Shoppers;
using Retention.Surveys;

namespace Retention.App.Surveys;

/// <summary>
/// The line for surveys, where a shop asks only so many a day. Whoever falls due stands in the line of the next choice; at ten in the shop's morning the
/// first of it are chosen, the most loyal first, and the others stand in tomorrow's. A line that was closed never changes, so all who look see the same.
/// </summary>
internal sealed class SurveyTurns(AppStorage storage, ResponseStore responses, IMemoryCache cache)
{
    /// <summary>For how many days a line is kept.</summary>
    public const int Days = 3;

    /// <summary>Where a survey stands; null where the shop asks all. Who is not chosen stands in the next line afterwards; done again, that changes nothing.</summary>
    /// <param name="seen">What is seen of the journey.</param>
    /// <param name="allowance">How many a shop of its age may send; null for no such limit.</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task<SurveyTurn?> OfAsync(Seen seen, Allowance? allowance, CancellationToken cancellation)
    {
        var (shop, now) = (seen.Shop, seen.Now);
        if (Least(shop.Settings.SurveysPerDay, allowance?.Advertising) is not { } most)
            return null;
        var zone = Zones.Own(shop);
        var (last, next) = (SurveyTurn.LastChoice(now, zone), SurveyTurn.NextChoice(now, zone));
        var id = ResponseOf(shop.Id, seen.Journey);
        if ((await ChosenAsync(shop.Id, last, most, cancellation)).Contains(id))
            return new(IsChosen: true, next);
        var (loyalty, place) = Standing(seen.Shopper, seen.Journey);
        // It names nobody: a hash of the order, and how often was bought.
        await storage.Surveys.UpsertEntityAsync(new TableEntity(shop.Id, Keys.Turn(next, place, id)) { ["V"] = StoredJson.Version }, TableUpdateMode.Replace, cancellation);
        await responses.PutAsync(shop.Id, id, new Invited(SurveyOf(seen.Journey), seen.Shopper.Id, loyalty, now, AskedAt: null) { OrderId = seen.Journey.About }, cancellation);
        return new(IsChosen: false, next);
    }

    /// <summary>Puts down that the letter of a survey went: the report says who was asked.</summary>
    public Task AskedAsync(string shop, Shopper shopper, Journey journey, DateTimeOffset now, CancellationToken cancellation) =>
        responses.PutAsync(shop, ResponseOf(shop, journey), new Invited(SurveyOf(journey), shopper.Id, Standing(shopper, journey).Band, now, now) { OrderId = journey.About }, cancellation);

    /// <summary>Forgets the lines of earlier days, of all shops.</summary>
    public async Task CleanAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        var (first, end) = (Keys.AllTurns, Keys.Turns(now.AddDays(-Days)));
        await foreach (var row in storage.Surveys.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"RowKey ge {first} and RowKey lt {end}"), select: ["PartitionKey", "RowKey"], cancellationToken: cancellation))
            await storage.Surveys.DeleteEntityAsync(row.PartitionKey, row.RowKey, cancellationToken: cancellation);
    }

    /// <summary>The survey that a journey asks by: its subject names it, behind the order, where the flow sends several.</summary>
    public static string SurveyOf(Journey journey) => journey.Subject.Split('~') is [_, var survey] && Keys.IsSurveyKey(survey) ? survey : SurveyDefinition.Nps;

    private static string ResponseOf(string shop, Journey journey) => Keys.ResponseId(shop, SurveyOf(journey), journey.About);

    private static (LoyaltyBand Band, string Place) Standing(Shopper shopper, Journey journey) =>
        shopper.ObjectsToProfiling ? (LoyaltyBand.Unsorted, Loyalty.PlainPlace(journey.DueAt)) : Loyalty.Of(shopper) is var loyalty ? (loyalty.Band, loyalty.Place) : default;

    private static int? Least(int? one, int? other) => one is null ? other : other is null ? one : Math.Min(one.Value, other.Value);

    // The first of a line that is closed: they stay the same, so each process reads them once.
    private async Task<HashSet<string>> ChosenAsync(string shop, DateTimeOffset choice, int most, CancellationToken cancellation)
    {
        if (cache.TryGetValue(("survey-turn", shop, choice, most), out HashSet<string>? known))
            return known!;
        var (first, end) = (Keys.Turns(choice), Keys.After(Keys.Turns(choice)));
        var chosen = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var row in storage.Surveys.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {shop} and RowKey ge {first} and RowKey lt {end}"), maxPerPage: Math.Min(most, 1_000), select: ["RowKey"], cancellationToken: cancellation).Take(most).WithCancellation(cancellation))
            chosen.Add(row.RowKey[(row.RowKey.LastIndexOf('|') + 1)..]);
        return cache.Set(("survey-turn", shop, choice, most), chosen, new MemoryCacheEntryOptions { AbsoluteExpirationRelativeToNow = TimeSpan.FromMinutes(10), Size = 1 });
    }
}
