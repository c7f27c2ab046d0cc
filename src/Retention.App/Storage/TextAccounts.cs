using System.Collections.Immutable;
using Azure;
using Azure.Data.Tables;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Caching.Memory;
using Retention.App.Settings;

namespace Retention.App.Storage;

/// <summary>An account for texts whose secrets are open.</summary>
/// <param name="Account">The account's id.</param>
/// <param name="User">With what name it is called: the id of an API key, or of the account.</param>
/// <param name="Password">The API key's secret, or the auth token.</param>
/// <param name="Tokens">The tokens that the provider may sign with.</param>
/// <param name="Service">The messaging service.</param>
internal sealed record TextAccount(string Account, string User, string Password, ImmutableArray<string> Tokens, string Service);

/// <summary>A shop's own account for texts, as stored: its secrets are sealed.</summary>
/// <param name="Account">The account's id; null where the shop has only a messaging service of its own within the program's account.</param>
/// <param name="Tokens">The auth tokens, sealed, the newest first: during a change the older one counts too.</param>
/// <param name="Service">The messaging service.</param>
internal sealed record StoredTextAccount(string? Account, ImmutableArray<string> Tokens, string Service);

/// <summary>
/// By which account each shop's texts go: its own, or the program's. A carrier registers a sender for one brand, so a messaging service is one
/// shop's (facts/messaging.md 2.4): the program's own serves the shops that have none, and is meant for one.
/// </summary>
internal sealed class TextAccounts(AppStorage storage, IDataProtectionProvider protection, IMemoryCache cache, AppSettings settings)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);
    private readonly IDataProtector _secrets = protection.CreateProtector("text accounts");

    /// <summary>The program's own account; null when there is none.</summary>
    public TextAccount? Own { get; } = settings.Twilio is { } own
        ? new(own.Account, own.ApiKey ?? own.Account, own.ApiSecret ?? own.AuthTokens[0], own.AuthTokens, own.MessagingService)
        : null;

    /// <summary>The account by which a shop's texts go; null when it has none. Up to a minute old.</summary>
    public async ValueTask<TextAccount?> FindAsync(string shop, CancellationToken cancellation)
    {
        if (cache.TryGetValue(("text account", shop), out TextAccount? known))
            return known;
        var row = await storage.Shops.GetEntityIfExistsAsync<TableEntity>(shop, Keys.TextAccount, cancellationToken: cancellation);
        return Keep(("text account", shop), row.HasValue ? Open(row.Value!.Read(Stored.Default.StoredTextAccount)) : Own);
    }

    /// <summary>Whether the shop set an account or messaging service of its own, and which.</summary>
    public async Task<(string? Account, string Service)?> OfShopAsync(string shop, CancellationToken cancellation)
    {
        var row = await storage.Shops.GetEntityIfExistsAsync<TableEntity>(shop, Keys.TextAccount, cancellationToken: cancellation);
        return row.HasValue && row.Value!.Read(Stored.Default.StoredTextAccount) is var stored ? (stored.Account, stored.Service) : null;
    }

    /// <summary>The shop to which an account belongs, or a messaging service of the program's account; null when the directory does not have it. Up to a minute old, misses too.</summary>
    public async ValueTask<string?> ShopOfAsync(string sender, CancellationToken cancellation)
    {
        if (cache.TryGetValue(("text sender", sender), out string? known))
            return known;
        return Keep(("text sender", sender), await ReadShopOfAsync(sender, cancellation));
    }

    private async Task<string?> ReadShopOfAsync(string sender, CancellationToken cancellation)
    {
        var row = await storage.Shops.GetEntityIfExistsAsync<TableEntity>(Keys.TextSender(sender), Keys.Settings, cancellationToken: cancellation);
        return row.HasValue ? row.Value!.GetString("Shop") : null;
    }

    /// <summary>
    /// Sets a shop's own account, or, without account and token, its own messaging service in the program's account: that only whoever runs the
    /// program may, for what comes in is told apart by it. False when another shop has it, or it is the program's own.
    /// </summary>
    public async Task<bool> SetAsync(string shop, string? account, string? token, string service, CancellationToken cancellation)
    {
        // An account's answers go to one shop. Its services are its own business: their ids prove nothing.
        var sender = account ?? service;
        if (sender == Own?.Account || sender == Own?.Service || (await ReadShopOfAsync(sender, cancellation) is { } taken && taken != shop))
            return false;
        var row = await storage.Shops.GetEntityIfExistsAsync<TableEntity>(shop, Keys.TextAccount, cancellationToken: cancellation);
        var before = row.HasValue ? row.Value!.Read(Stored.Default.StoredTextAccount) : null;
        ImmutableArray<string> older = before?.Account == account && before is not null ? [.. before.Tokens.Select(_secrets.Unprotect)] : [];
        ImmutableArray<string> tokens = token is null ? [] : [token, .. older.Where(old => old != token)];
        var after = new StoredTextAccount(account, [.. tokens.Take(2).Select(_secrets.Protect)], service);
        // The account is somebody's all the while its token is changed: a STOP that nobody takes then does not come again.
        await storage.Shops.UpsertEntityAsync(new TableEntity(Keys.TextSender(sender), Keys.Settings) { ["V"] = StoredJson.Version, ["Shop"] = shop }, TableUpdateMode.Replace, cancellation);
        if ((before?.Account ?? before?.Service) != sender)
            await ForgetAsync(before, cancellation);
        await storage.Shops.UpsertEntityAsync(new TableEntity(shop, Keys.TextAccount).With(after, Stored.Default.StoredTextAccount), TableUpdateMode.Replace, cancellation);
        cache.Remove(("text sender", sender));
        cache.Remove(("text account", shop));
        return true;
    }

    /// <summary>Forgets a shop's own account: its texts go by the program's again, where there is one.</summary>
    public async Task RemoveAsync(string shop, CancellationToken cancellation)
    {
        var row = await storage.Shops.GetEntityIfExistsAsync<TableEntity>(shop, Keys.TextAccount, cancellationToken: cancellation);
        if (!row.HasValue)
            return;
        await ForgetAsync(row.Value!.Read(Stored.Default.StoredTextAccount), cancellation);
        await DeleteAsync(shop, Keys.TextAccount, cancellation);
        cache.Remove(("text account", shop));
    }

    private async Task ForgetAsync(StoredTextAccount? before, CancellationToken cancellation)
    {
        if ((before?.Account ?? before?.Service) is not { } sender)
            return;
        await DeleteAsync(Keys.TextSender(sender), Keys.Settings, cancellation);
        cache.Remove(("text sender", sender));
    }

    private async Task DeleteAsync(string partition, string row, CancellationToken cancellation)
    {
        try
        {
            await storage.Shops.DeleteEntityAsync(partition, row, ETag.All, cancellation);
        }
        catch (RequestFailedException gone) when (gone.Status == 404)
        {
            // Whoever forgot it before may have died half way.
        }
    }

    private TextAccount? Open(StoredTextAccount stored)
    {
        if (stored.Account is not { } account)
            return Own is null ? null : Own with { Service = stored.Service };
        ImmutableArray<string> tokens = [.. stored.Tokens.Select(_secrets.Unprotect)];
        return new(account, account, tokens[0], tokens, stored.Service);
    }

    private T? Keep<T>((string, string) key, T? value)
        where T : class => cache.Set(key, value, new MemoryCacheEntryOptions { AbsoluteExpirationRelativeToNow = Fresh, Size = 1 });
}
