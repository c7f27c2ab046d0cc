using Retention.App.Senders;
using Retention.App.Settings;
using Retention.App.Storage;
using Retention.Shoppers;

namespace Retention.App;

/// <summary>What is found out about a claim whose outcome was not recorded: a closed type of four cases.</summary>
internal abstract record Settled
{
    private Settled()
    {
    }

    /// <summary>The provider took it.</summary>
    public sealed record Sent : Settled;

    /// <summary>The provider never took it: another attempt may be made.</summary>
    public sealed record NeverAccepted : Settled;

    /// <summary>It can't be found out: it is never sent again.</summary>
    public sealed record Lost : Settled;

    /// <summary>It can't be found out yet.</summary>
    /// <param name="At">When to ask again (UTC).</param>
    public sealed record Later(DateTimeOffset At) : Settled;
}

/// <summary>Asks the provider what became of a message that was claimed and not recorded.</summary>
internal sealed class Settlement(ShopperStore shoppers, Channels channels, AppSettings settings)
{
    // Each further attempt rests on the provider's word that it never took the one before.
    private const int MostAttempts = 5;
    private static readonly TimeSpan GivesUpAsking = TimeSpan.FromHours(48);

    /// <summary>Asks, if the claimer can no longer be at work and the provider's log has had time to catch up.</summary>
    public async Task<Settled> AskAsync(Walk walk, Claim claim, CancellationToken cancellation)
    {
        var now = walk.Seen.Now;
        var askAt = claim.At + settings.SettleAfter;
        if (!claim.IsUnknown && claim.LeaseUntil > askAt)
            askAt = claim.LeaseUntil;
        if (now < askAt)
            return new Settled.Later(askAt);

        var row = await shoppers.FindAsync(walk.Seen.Shop.Id, walk.Loaded.Shopper, Keys.Message(claim.Message), cancellation);
        if (row?.GetString("To") is not { } to)
            return new Settled.Lost(); // Erased meanwhile.
        return await channels.FindAsync(walk.Flow.Steps[walk.Journey.Step].Channel, new HandedOver(claim.Message, walk.Seen.Shop.Id, to, row.GetString("Title") ?? "", claim.At), cancellation) switch
        {
            Found.Accepted => new Settled.Sent(),
            Found.NeverAccepted when claim.Attempt < MostAttempts => new Settled.NeverAccepted(),
            Found.AskLater when now < claim.At + GivesUpAsking => new Settled.Later(now + settings.SettleAfter),
            _ => new Settled.Lost(),
        };
    }
}
