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
internal sealed class AskingToConfirm(AskedOnce asked, ShopperAddresses addresses, TimeProvider time)
{
    /// <summary>The flow's key in the plan and in links; no journey of a shopper's is called so.</summary>
    public const string Flow = "confirm-consent";

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
                await asked.WakeAsync(shop.Id, shopper.Id, Flow, address, time.GetUtcNow(), cancellation);
        }
    }

    // Whether the letter is still to go.
    private async Task<bool> PlanAsync(string shop, Shopper shopper, string address, Happened happened, CancellationToken cancellation)
    {
        if (await asked.IsToGoAsync(shop, shopper, address, cancellation) is { } isToGo)
            return isToGo;
        if (happened.Names.FirstOrDefault(name => name.Kind == NameKind.Email)?.Value is not { } to && (to = (await addresses.FindAsync(shop, shopper, address, cancellation))?.Email) is null)
            return false; // It is asked when a report tells the address.
        await asked.PlanAsync(shop, shopper.Id, address, to, language: null, time.GetUtcNow(), cancellation);
        return true;
    }
}
