using Retention.App.Queues;
using Retention.App.Storage;
using Retention.Events;
using Retention.Shoppers;

namespace Retention.App;

/// <summary>
/// What happens when a list of saved items is told: what is new in it is put on the road, each item as an event of its own. Done again it changes
/// nothing: the keys follow from the item and the moment, not from the delivery.
/// </summary>
internal sealed class SavedLists(Identity identity, Inbox inbox)
{
    /// <summary>Puts what is new. A list of nobody is nobody's.</summary>
    public async Task TakeApartAsync(EventMessage message, SavedListReported list, CancellationToken cancellation)
    {
        if (list.Names.IsEmpty)
            return;
        var shopper = (await identity.ResolveAsync(message.Shop, list, list.Names, cancellation)).Loaded.Shopper;
        await Parallel.ForEachAsync(SavedChanges.Of(shopper, list), new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = cancellation }, async (told, stopping) =>
            await inbox.PutAsync(EventMessage.Of(message.Shop, Keys.Hash($"saved|{shopper.Id}|{WhatOf(told)}", 32), message.ReceivedAt, told, message.Topic) with { HappenedAt = message.HappenedAt }, stopping));
    }

    private static string WhatOf(Happened told) => told switch
    {
        ItemSaved saved => $"{saved.Item.Id}|{saved.At.UtcTicks}|{saved.Email is not null}",
        ItemForgotten gone => $"{gone.ItemId}|{gone.At.UtcTicks}|gone",
        ConsentReported(var consent) => $"{consent.Channel}|{consent.At.UtcTicks}|{consent.IsGranted}",
        _ => throw new InvalidOperationException($"No part of a list: {told.GetType().Name}."),
    };
}
