using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Retention.App.DataUse;
using Retention.App.Privacy;
using Retention.App.Storage;
using Retention.Events;
using Retention.Shoppers;

namespace Retention.App.ForShoppers;

/// <summary>What a person downloads: all that is kept, and what each kind of it is kept for and how long (GDPR, articles 15 and 20).</summary>
/// <param name="Shop">The shop's name.</param>
/// <param name="MadeAt">When it was put together (UTC).</param>
/// <param name="Declared">What can be kept, of which kinds, what for, and until when.</param>
/// <param name="Kept">What is kept.</param>
internal sealed record MyDataFile(string Shop, DateTimeOffset MadeAt, ImmutableArray<MyDataKind> Declared, ImmutableArray<ExportItem> Kept);

/// <summary>A declaration, as the file has it.</summary>
/// <param name="Record">The record or row.</param>
/// <param name="Group">What it belongs to.</param>
/// <param name="Use">What it is kept for.</param>
/// <param name="Until">For how long.</param>
/// <param name="Fields">Its fields, by what they tell.</param>
internal sealed record MyDataKind(string Record, string Group, string Use, string Until, ImmutableDictionary<string, string> Fields);

/// <summary>The file's form: indented, and with letters of all languages as they are.</summary>
[JsonSerializable(typeof(MyDataFile))]
internal sealed partial class MyDataJson : JsonSerializerContext
{
    /// <summary>Writes it so that a person can read it, too.</summary>
    public static MyDataJson Readable { get; } = new(new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}

/// <summary>Puts the file together. What is read is bounded (see <see cref="PersonExport"/>), and it is written to the answer as it is made.</summary>
internal sealed class MyData(PersonExport export, NameDirectory directory)
{
    /// <summary>The file, as an answer.</summary>
    public async Task<IResult> FileAsync(Visit visit, CancellationToken cancellation)
    {
        // A guest's address beside a customer: one person may be known as two.
        var owner = await directory.FindAsync(visit.Shop.Id, new KnownName(NameKind.Email, visit.Address), cancellation);
        var kept = await export.ReadAsync(visit.Shop, new[] { visit.Shopper.Id, owner, visit.Address }.OfType<string>().Distinct(StringComparer.Ordinal), cancellation);
        var file = new MyDataFile(visit.Shop.Brand.Name, visit.Now, Kinds, kept);
        return Results.Stream(stream => JsonSerializer.SerializeAsync(stream, file, MyDataJson.Readable.MyDataFile, cancellation), "application/json", "my-data.json");
    }

    private static ImmutableArray<MyDataKind> Kinds =>
    [
        .. from kept in Declared.All
           where kept.Group != DataGroup.None
           select new MyDataKind(kept.What, kept.Group.ToString(), kept.Use.ToString(), kept.Until.ToString(), kept.Fields.ToImmutableDictionary(one => one.Name, one => one.Kind.ToString(), StringComparer.Ordinal)),
    ];
}
