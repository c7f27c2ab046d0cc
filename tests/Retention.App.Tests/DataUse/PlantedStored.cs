using System.Text.Json.Serialization;

namespace Retention.App.Tests.DataUse;

/// <summary>A record that nobody declared.</summary>
/// <param name="ShoeSize">A field.</param>
internal sealed record PlantedParcel(int ShoeSize)
{
    /// <summary>Follows from the other, so it is not stored.</summary>
    public bool IsLarge => ShoeSize > 45;
}

/// <summary>Holds a record whose name is declared, with a field that is not.</summary>
internal static class Planted
{
    /// <summary>Like an order of ours.</summary>
    /// <param name="Id">Declared.</param>
    /// <param name="ShoeSize">Not declared.</param>
    internal sealed record Order(string Id, int? ShoeSize);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(List<Planted.Order>))]
[JsonSerializable(typeof(PlantedParcel))]
internal sealed partial class PlantedStored : JsonSerializerContext;
