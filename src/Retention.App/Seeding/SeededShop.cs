namespace Retention.App.Seeding;

/// <summary>What was written for a shop, and how long it took.</summary>
/// <param name="Arrivals">How many deliveries were played.</param>
/// <param name="Rows">How many rows were written to tables.</param>
/// <param name="Blobs">How many blobs were written.</param>
/// <param name="Played">How long the playing took.</param>
/// <param name="Written">How long the writing took.</param>
internal sealed record SeededShop(int Arrivals, int Rows, int Blobs, TimeSpan Played, TimeSpan Written);
