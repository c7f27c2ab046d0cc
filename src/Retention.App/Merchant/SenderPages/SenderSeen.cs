namespace Retention.App.Merchant.SenderPages;

/// <summary>What a shop's part about its sender has to know beside the shop.</summary>
/// <param name="NeedsDomain">Whether letters go out by a provider, so that the shop needs a domain of its own.</param>
/// <param name="SharedFrom">The operator's address, from which letters come meanwhile; null when there is none.</param>
/// <param name="SharedPerDay">How many letters about orders go from there in a day.</param>
/// <param name="TakesReplies">Whether replies can become cases here.</param>
public sealed record SenderSeen(bool NeedsDomain, string? SharedFrom, int SharedPerDay, bool TakesReplies);
