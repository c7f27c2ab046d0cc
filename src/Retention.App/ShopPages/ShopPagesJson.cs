using System.Text.Json.Serialization;

namespace Retention.App.ShopPages;

/// <summary>What the script's buttons read.</summary>
/// <param name="Ok">Whether what was asked is done.</param>
/// <param name="Message">What to tell the visitor.</param>
/// <param name="Items">The ids of what is on the list now; null where that is not known.</param>
internal sealed record ButtonState(bool Ok, string Message, IReadOnlyList<string>? Items);

/// <summary>The JSON of what the script reads.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ButtonState))]
internal sealed partial class ShopPagesJson : JsonSerializerContext;
