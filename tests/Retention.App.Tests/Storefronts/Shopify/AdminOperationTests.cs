using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Retention.App.Storefronts.Shopify;
using Retention.App.Tests.Architecture;

namespace Retention.App.Tests.Storefronts.Shopify;

/// <summary>The program's operations, their files, and the records that their answers are read into. What stands in the files is checked by tests/shopify-schema/validate.mjs.</summary>
public sealed class AdminOperationTests
{
    private static readonly Operation[] All =
    [
        .. from type in typeof(AdminDocuments).Assembly.GetTypes()
           from member in type.GetMembers(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
           let value = member switch
           {
               FieldInfo field when IsOperation(field.FieldType) => field.GetValue(null),
               PropertyInfo { CanRead: true } property when IsOperation(property.PropertyType) => property.GetValue(null),
               _ => null,
           }
           where value is not null
           select Operation.Of(value),
    ];

    [Fact]
    public void Each_operation_has_its_file() => All.Select(operation => operation.Name).Except(AdminDocuments.Names, StringComparer.Ordinal).ShouldBeEmpty();

    [Fact]
    public void Each_file_is_asked_by_somebody_as_an_operation_or_in_bulk()
    {
        var code = string.Join('\n', Source.Files("Retention.App", ".cs").Select(file => file.Text));
        AdminDocuments.Names.Except(All.Select(operation => operation.Name), StringComparer.Ordinal).Where(name => !code.Contains($"\"{name}\"", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Whatever_a_record_reads_is_selected_by_its_operation()
    {
        // Operations share records: of each record's parts one of them selects each.
        var (read, missing) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        foreach (var operation in All)
            Compare(operation.Data, await ShopifySchema.ShapeAsync(operation.Document), read, missing);
        missing.Except(read, StringComparer.Ordinal).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_record_that_reads_what_is_not_selected_is_caught()
    {
        var (read, missing) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        Compare(Asked.Who.Data, await ShopifySchema.ShapeAsync("query Who($id: ID!) { customer(id: $id) { id tags ... on HasMetafields { __typename } } }"), read, missing);
        missing.ShouldBe(["WhoCustomer.defaultEmailAddress"]);
        Compare(Asked.Who.Data, await ShopifySchema.ShapeAsync(Asked.Who.Document), read, missing);
        missing.Except(read, StringComparer.Ordinal).ShouldBeEmpty();
    }

    [Fact]
    public void A_comment_at_its_head_hides_no_change()
    {
        Asked.Tag.IsMutation.ShouldBeTrue();
        Asked.Who.IsMutation.ShouldBeFalse();
        (Asked.Who with { Document = "# mutation\n\n  query Who { shop { id } }" }).IsMutation.ShouldBeFalse();
    }

    private static bool IsOperation(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(AdminOperation<,>);

    // What a record reads of the answer, and what it has for which the answer has no name. A leaf of the answer, such as one of JSON, is read as
    // whoever likes; not every mutation's errors have a code.
    private static void Compare(JsonTypeInfo type, JsonObject shape, HashSet<string> read, HashSet<string> missing)
    {
        if ((type is { Kind: JsonTypeInfoKind.Enumerable, ElementType: { } element } ? element : Nullable.GetUnderlyingType(type.Type)) is { } inner)
        {
            Compare(type.Options.GetTypeInfo(inner), shape, read, missing);
            return;
        }

        foreach (var property in type.Kind == JsonTypeInfoKind.Object ? type.Properties : [])
        {
            if (property.IsExtensionData || property is { Get: null, Set: null } || (type.Type == typeof(UserError) && property.Name == "code"))
                continue;
            (shape[property.Name] is null ? missing : read).Add($"{type.Type.Name}.{property.Name}");
            if (shape[property.Name] is JsonObject under)
                Compare(type.Options.GetTypeInfo(property.PropertyType), under, read, missing);
        }
    }

    private sealed record Operation(string Name, string Document, JsonTypeInfo Data)
    {
        public static Operation Of(object operation) => new(
            (string)operation.GetType().GetProperty("Name")!.GetValue(operation)!,
            (string)operation.GetType().GetProperty("Document")!.GetValue(operation)!,
            (JsonTypeInfo)operation.GetType().GetProperty("Data")!.GetValue(operation)!);
    }
}
