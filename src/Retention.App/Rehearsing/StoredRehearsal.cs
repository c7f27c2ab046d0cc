using System.Text.Json.Serialization;

namespace Retention.App.Rehearsing;

/// <summary>A rehearsal as it is kept for a page.</summary>
/// <param name="V">The version of this form.</param>
/// <param name="MadeAt">When it was made (UTC).</param>
/// <param name="Wish">The id of the wish that it answers; null for one that nobody asked for.</param>
/// <param name="Settings">The version of the shop's settings by which it was made.</param>
/// <param name="Report">What it tells.</param>
/// <param name="Lists">What stands behind its numbers.</param>
public sealed record StoredRehearsal(int V, DateTimeOffset MadeAt, string? Wish, int Settings, RehearsalReport Report, RehearsalLists Lists);

/// <summary>Somebody wants a rehearsal.</summary>
/// <param name="V">The version of this form.</param>
/// <param name="Id">Its id.</param>
/// <param name="AskedAt">When it was asked for (UTC).</param>
/// <param name="Settings">The version of the shop's settings then.</param>
/// <param name="Tried">What is to be tried, as <c>name=value</c>.</param>
public sealed record RehearsalWish(int V, string Id, DateTimeOffset AskedAt, int Settings, IReadOnlyList<string> Tried);

/// <summary>The stored form of rehearsals. Names are only ever added.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(StoredRehearsal))]
[JsonSerializable(typeof(RehearsalWish))]
internal sealed partial class StoredRehearsals : JsonSerializerContext;
