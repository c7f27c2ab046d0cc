using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Retention.App.Storefronts.Shopify;

/// <summary>The JSON that the client itself reads and writes. Operations have contexts of their own.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(JsonObject))]
internal sealed partial class ShopifyJson : JsonSerializerContext;
