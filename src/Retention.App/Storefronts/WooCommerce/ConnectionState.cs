using System.Collections.Immutable;
using Azure.Data.Tables;
using Retention.App.Storage;

namespace Retention.App.Storefronts.WooCommerce;

/// <summary>How a WooCommerce shop's connection was found when it was looked at last.</summary>
/// <param name="At">When (UTC).</param>
public sealed record ConnectionState(DateTimeOffset At)
{
    /// <summary>What was wrong, by its key in the vocabulary; null when nothing was.</summary>
    public string? Trouble { get; init; }

    /// <summary>What was wrong, in a sentence.</summary>
    public string? What { get; init; }

    /// <summary>How many of our webhooks work.</summary>
    public int Webhooks { get; init; }

    /// <summary>The topics that the shop does not have, or whose webhook could not be made.</summary>
    public ImmutableArray<string> Missing { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>Whether the time ran out before all was done: it goes on soon.</summary>
    public bool IsUnfinished { get; init; }

    /// <summary>Whether all webhooks are being made anew, and that was begun and not finished: what is new already is not made once more.</summary>
    public bool IsRenewing { get; init; }

    /// <summary>What our plugin says of the shop; null where it is not active.</summary>
    public PluginState? Plugin { get; init; }

    /// <summary>Whether the shop prints PHP's notices into its answers.</summary>
    public bool PrintsNotices { get; init; }
}

/// <summary>What our plugin says of the shop it runs in.</summary>
/// <param name="Version">Its version.</param>
/// <param name="IsConnected">Whether it knows our connection.</param>
public sealed record PluginState(string Version, bool IsConnected)
{
    /// <summary>WordPress's version.</summary>
    public string? WordPress { get; init; }

    /// <summary>WooCommerce's version.</summary>
    public string? WooCommerce { get; init; }

    /// <summary>PHP's version.</summary>
    public string? Php { get; init; }

    /// <summary>Whether it runs in a copy of the connected shop: then it tells us nothing.</summary>
    public bool IsCopy { get; init; }

    /// <summary>The kind of checkout: <c>block</c> or <c>classic</c>.</summary>
    public string? Checkout { get; init; }

    /// <summary>Other programs in the shop that write to shoppers.</summary>
    public ImmutableArray<OtherSender> Others { get => field.IsDefault ? [] : field; init; } = [];
}

/// <summary>Another program in the shop that writes to shoppers.</summary>
/// <param name="Key">Its key, as the plugin knows it.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Sends">What it sends: <c>cart</c>, <c>review</c> or <c>newsletter</c>.</param>
/// <param name="IsOn">Whether it sends at all.</param>
/// <param name="CanYield">Whether the plugin can make it be silent.</param>
/// <param name="Yields">Whether it is silent because of us.</param>
public sealed record OtherSender(string Key, string Name, string Sends, bool IsOn, bool CanYield, bool Yields)
{
    /// <summary>Whether shoppers may get the same twice. A newsletter is not what our flows send.</summary>
    public bool SendsTheSame => IsOn && !Yields && Sends is "cart" or "review";
}

/// <summary>How connections were found, in storage: a row beside the shop's settings.</summary>
internal sealed class ConnectionStates(AppStorage storage)
{
    /// <summary>How the shop's was found last; null when nobody looked yet.</summary>
    public async Task<ConnectionState?> LastAsync(string shop, CancellationToken cancellation)
    {
        var row = await storage.Shops.GetEntityIfExistsAsync<TableEntity>(shop, Keys.ConnectionState, cancellationToken: cancellation);
        return row.HasValue ? row.Value!.Read(Stored.Default.ConnectionState) : null;
    }

    /// <summary>Keeps how it was found now.</summary>
    public Task KeepAsync(string shop, ConnectionState state, CancellationToken cancellation) =>
        storage.Shops.UpsertEntityAsync(new TableEntity(shop, Keys.ConnectionState).With(state, Stored.Default.ConnectionState), TableUpdateMode.Replace, cancellation);

    /// <summary>Forgets it.</summary>
    public Task ForgetAsync(string shop, CancellationToken cancellation) => storage.Shops.DeleteEntityAsync(shop, Keys.ConnectionState, cancellationToken: cancellation);
}
