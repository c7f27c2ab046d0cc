using Retention.App.Storage;
using Retention.Events;
using Retention.Shoppers;

namespace Retention.App;

/// <summary>What became of taking an address off the suppression list.</summary>
internal enum TakenOff
{
    /// <summary>It is off.</summary>
    Done,

    /// <summary>It is not on the list.</summary>
    NotListed,

    /// <summary>Its owner put it there: only the owner takes that back.</summary>
    OwnersWord,

    /// <summary>Its owner complained: whoever takes it off has to say that this is meant.</summary>
    TakesSure,
}

/// <summary>Takes an address off the shop's suppression list because a member of staff says so. What its owner said in the ledger stays, and counts.</summary>
internal sealed class TakingOff(SuppressionList list, NameDirectory directory, Identity identity, ShopperStore shoppers)
{
    /// <summary>Takes it off, here and in what is known of its owner.</summary>
    /// <param name="shop">The shop.</param>
    /// <param name="channel">By which way.</param>
    /// <param name="address">The address's hash.</param>
    /// <param name="isSure">Whether an address that complained is meant, too.</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task<TakenOff> TakeOffAsync(string shop, Channel channel, string address, bool isSure, CancellationToken cancellation)
    {
        while (await list.FindAsync(shop, channel, address, cancellation) is { } seen)
        {
            var cause = seen.Suppression.Cause;
            if (!SuppressionCause.IsForStaff(cause))
                return TakenOff.OwnersWord;
            if (cause == SuppressionCause.Complaint && !isSure)
                return TakenOff.TakesSure;
            // The owner's record first: killed in between, the list still holds, and the button is pressed again.
            if (channel == Channel.Email && await directory.FindAsync(shop, new(NameKind.Email, address), cancellation) is { } owner)
                await ForgetAsync(shop, owner, channel, address, cancellation);
            if (await list.RemoveAsync(shop, seen, cancellation))
                return TakenOff.Done; // Otherwise somebody else, its owner say, wrote meanwhile: look again.
        }

        return TakenOff.NotListed;
    }

    private async Task ForgetAsync(string shop, string owner, Channel channel, string address, CancellationToken cancellation)
    {
        while (await identity.FollowAsync(shop, owner, cancellation) is var loaded && (loaded.Shopper.Suppressions.Any(IsIt) || loaded.Shopper.Consents.Any(IsImported)))
        {
            var next = loaded.Shopper with { Suppressions = loaded.Shopper.Suppressions.RemoveAll(told => IsIt(told)), Consents = loaded.Shopper.Consents.RemoveAll(word => IsImported(word)), Turn = loaded.Shopper.Turn + 1 };
            if (await shoppers.CommitAsync(shop, loaded, next, [], cancellation))
                return; // Otherwise somebody else changed the shopper meanwhile: look again.
        }

        bool IsIt(Suppression told) => told.Address == address && told.Channel == channel;

        // A wrong file can be taken back; what was said here stays.
        bool IsImported(ConsentWord word) => word is { IsGranted: false, Source: ConsentWord.Imported } && word.Address == address && word.Channel == channel;
    }
}
