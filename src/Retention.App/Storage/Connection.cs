using System.Collections.Immutable;

namespace Retention.App.Storage;

/// <summary>How a WooCommerce shop reaches us, as stored: its secrets are sealed.</summary>
/// <param name="Id">The unguessable part of its delivery URL.</param>
/// <param name="Shop">The shop's id.</param>
/// <param name="Secrets">The webhooks' secrets, sealed, the newest first: during a change the older one counts too.</param>
/// <param name="ConsumerKey">The REST key, sealed.</param>
/// <param name="ConsumerSecret">The REST secret, sealed.</param>
internal sealed record StoredConnection(string Id, string Shop, ImmutableArray<string> Secrets, string? ConsumerKey, string? ConsumerSecret)
{
    /// <summary>The key with which the plugin signs who looks at the merchant's page, sealed; null where none was made yet.</summary>
    public string? PageKey { get; init; }

    /// <summary>The address that the shop calls itself by, where that is another one than it was connected at; null where it is the same, or not known.</summary>
    public string? Home { get; init; }

    /// <summary>The webhooks that the program made, the newest of each topic first.</summary>
    public ImmutableArray<StoredWebhook> Webhooks { get => field.IsDefault ? [] : field; init; } = [];
}

/// <summary>A webhook that the program made in a WooCommerce shop.</summary>
/// <param name="Topic">What it tells of, like <c>order.updated</c>.</param>
/// <param name="Secret">Its secret, sealed.</param>
/// <param name="Id">The shop's id of it; null while the shop has not answered that it made it.</param>
internal sealed record StoredWebhook(string Topic, string Secret, int? Id);

/// <summary>A WooCommerce shop's REST key and its secret, open. It prints neither.</summary>
/// <param name="ConsumerKey">The key, <c>ck_...</c>.</param>
/// <param name="ConsumerSecret">The secret, <c>cs_...</c>.</param>
internal sealed record RestKeys(string ConsumerKey, string ConsumerSecret)
{
    /// <inheritdoc/>
    public override string ToString() => "REST keys";
}

/// <summary>A connection whose secrets are open: what a door needs to judge a delivery.</summary>
/// <param name="Shop">The shop's id.</param>
/// <param name="Secrets">The webhooks' secrets.</param>
internal sealed record Connection(string Shop, ImmutableArray<string> Secrets)
{
    /// <summary>The key with which the plugin signs who looks at the merchant's page; null where none was made yet.</summary>
    public string? PageKey { get; init; }

    /// <summary>The address that the shop calls itself by, where that is another one than it was connected at; else null.</summary>
    public string? Home { get; init; }

    /// <summary>The secrets of the webhooks that the program made, each with its topic.</summary>
    public ImmutableArray<(string Topic, string Secret)> Webhooks { get; init; } = [];

    /// <summary>
    /// The secrets that a delivery of this topic may be signed with: its own webhook's, and those that were set by hand. The topic's header is not
    /// signed (facts/woocommerce.md 1.1), so a secret of another topic proves nothing.
    /// </summary>
    public ImmutableArray<string> SecretsOf(string? topic) => [.. Webhooks.Where(webhook => webhook.Topic == topic).Select(webhook => webhook.Secret), .. Secrets];
}
