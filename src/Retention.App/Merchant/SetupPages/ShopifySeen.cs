using System.Collections.Immutable;
using Retention.App.Settings;
using Retention.App.Storage;
using Retention.App.Storefronts.Shopify;
using Retention.App.Webhooks;
using Retention.Decisions;

namespace Retention.App.Merchant.SetupPages;

/// <summary>What the part about a Shopify shop's connection shows.</summary>
public sealed record ShopifySeen
{
    /// <summary>Until when our access lasts if nothing renews it (UTC); null while there is none that counts.</summary>
    public DateTimeOffset? LastsUntil { get; init; }

    /// <summary>What does not work because the shop does not allow it yet.</summary>
    public ImmutableArray<string> Lacking { get; init; } = [];

    /// <summary>Where the app is opened in the shop's admin.</summary>
    public string? OpenUrl { get; init; }

    /// <summary>Where our part of the theme is turned on.</summary>
    public string? EmbedUrl { get; init; }

    /// <summary>How much a shop of this age and plan may send; null where that sets no limit.</summary>
    public Allowance? Allowance { get; init; }
}

/// <summary>Reads it: one point read.</summary>
internal sealed class ShopifyFacts(ShopifyTokens tokens, LetterRoom room, AppSettings settings, TimeProvider time)
{
    // The app embed's handle is the name of its file in the theme app extension.
    private const string Embed = "retention-embed";

    /// <summary>What there is to say of the shop; null for one of another platform.</summary>
    public async Task<ShopifySeen?> ReadAsync(ShopRecord record, CancellationToken cancellation)
    {
        if (record.Platform != ShopifyDoor.Platform)
            return null;
        var state = await tokens.StateAsync(record.Shop.Id, cancellation);
        var lacking = record.Shop.Scopes is { } scopes ? scopes.Lacking(ShopifyScopes.Wanted) : [];
        return new()
        {
            LastsUntil = state is { IsFinal: false } ? state.RefreshExpiresAt : null,
            Lacking = [.. ShopifyScopes.List.Where(one => lacking.Contains(one.Scope, StringComparer.Ordinal)).Select(one => one.For)],
            // Both forms are from memory: unconfirmed (facts/shopify.md 7).
            OpenUrl = settings.ShopifyClientId is { } app ? $"https://{record.Address}/admin/apps/{app}" : null,
            EmbedUrl = settings.ShopifyClientId is { } id ? $"https://{record.Address}/admin/themes/current/editor?context=apps&activateAppId={id}/{Embed}" : null,
            Allowance = room.AllowanceOf(record.Shop, time.GetUtcNow()),
        };
    }
}
