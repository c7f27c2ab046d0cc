using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Retention.App.Privacy;

/// <summary>All that is kept of a person, as the shop's owner hands it on: to be read by people and by programs (GDPR, articles 15 and 20).</summary>
/// <param name="Shop">The shop's name.</param>
/// <param name="Customer">The storefront's id of the customer; null for a guest.</param>
/// <param name="AskedAt">When the person asked (UTC).</param>
/// <param name="MadeAt">When this was put together (UTC).</param>
/// <param name="Kept">What is kept; empty when nothing is.</param>
internal sealed record PersonData(string Shop, string? Customer, DateTimeOffset AskedAt, DateTimeOffset MadeAt, ImmutableArray<ExportItem> Kept);

/// <summary>Its form: indented, and with letters of all languages as they are.</summary>
[JsonSerializable(typeof(PersonData))]
internal sealed partial class PersonDataJson : JsonSerializerContext
{
    /// <summary>Writes it so that a person can read it. It is downloaded as a file, never put into a page.</summary>
    public static PersonDataJson Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
