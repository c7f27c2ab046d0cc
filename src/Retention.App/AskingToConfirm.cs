using Azure;
using Retention.App.Queues;
using Retention.App.Storage;
using Retention.Decisions;
using Retention.Events;
using Retention.Shoppers;
using Retention.Shops;

namespace Retention.App;

/// <summary>
/// Plans the one letter that asks to confirm a consent. That it is asked for stands in a row of its own beside the shopper, written once and for
/// all: an address is never asked a second time.
/// </summary>
internal sealed class AskingToConfirm(AppStorage storage, ShopperStore shoppers, ShopperAddresses addresses, Schedule schedule, TimeProvider time)
{
    /// <summary>The flow's key in the plan and in links; no journey of a shopper's is called so.</summary>
    public const string Flow = "confirm-consent";

    /// <summary>The letter waits to be handed over.</summary>
    public const string Asked = "asked";

    /// <summary>The hash of the address that a wake-up is about; null when it is about something else.</summary>
    public static string? AddressOf(StepMessage step) => step.Journey.StartsWith($"{Flow}|", StringComparison.Ordinal) ? step.Journey[(Flow.Length + 1)..] : null;

    /// <summary>Hears an event after its commit. One that agrees to nothing costs nothing; told again, the wake-up is written again.</summary>
    public async Task HearAsync(Shop shop, EventMessage message, Happened happened, IReadOnlyCollection<KnownName> names, Shopper shopper, CancellationToken cancellation)
    {
        if (message.HappenedAt is not null)
            return; // What is told of the past starts nothing.
        foreach (var address in ToldWords.Of(happened, names, shopper).Where(told => Confirmations.Concerns(told.Consent)).Select(told => told.Address).Distinct(StringComparer.Ordinal))
        {
            if (Confirmations.Awaited(shopper, shop, address) is not null && await PlanAsync(shop.Id, shopper, address, happened, cancellation))
                await WakeAsync(shop.Id, shopper.Id, address, time.GetUtcNow(), cancellation);
        }
    }

    /// <summary>Writes the letter's wake-up. Writing it again changes nothing.</summary>
    public Task WakeAsync(string shop, string shopper, string address, DateTimeOffset at, CancellationToken cancellation) =>
        schedule.WakeAsync(shop, shopper, new Journey { Flow = Flow, FlowVersion = 1, Subject = address, StartedAt = at, DueAt = at }, at, cancellation);

    // Whether the letter is still to go.
    private async Task<bool> PlanAsync(string shop, Shopper shopper, string address, Happened happened, CancellationToken cancellation)
    {
        if (await shoppers.FindAsync(shop, shopper, Keys.Confirmation(address), cancellation) is { } known)
            return known.GetString("State") == Asked;
        if (happened.Names.FirstOrDefault(name => name.Kind == NameKind.Email)?.Value is not { } to && (to = (await addresses.FindAsync(shop, shopper, address, cancellation))?.Email) is null)
            return false; // It is asked when a report tells the address.
        var row = ShopperStore.Beside(shop, shopper.Id, Keys.Confirmation(address));
        (row["State"], row["At"], row["To"]) = (Asked, time.GetUtcNow(), to);
        try
        {
            await storage.Shoppers.AddEntityAsync(row, cancellation);
        }
        catch (RequestFailedException raced) when (raced.Status == 409)
        {
            // Somebody else planned it at this moment.
        }

        return true;
    }
}
