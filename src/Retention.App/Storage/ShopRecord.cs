using Retention.Shops;

namespace Retention.App.Storage;

/// <summary>A shop as stored: what decisions need, and where it came from.</summary>
/// <param name="Shop">The shop.</param>
/// <param name="Platform">The platform's name.</param>
/// <param name="Address">The shop's address there: a domain or a URL.</param>
/// <param name="Connection">The id of its connection, where it has one.</param>
public sealed record ShopRecord(Shop Shop, string Platform, string Address, string? Connection);
