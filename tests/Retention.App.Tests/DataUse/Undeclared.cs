using System.Reflection;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Retention.App.DataUse;
using Retention.App.Storage;

namespace Retention.App.Tests.DataUse;

/// <summary>Finds what is stored and declared nowhere.</summary>
internal static class Undeclared
{
    /// <summary>The fields of every record that a context writes, records within records too: "Order.shoeSize".</summary>
    public static IEnumerable<string> In(JsonSerializerContext context) => Fields(context).Where(field => Declared.Find(field.Record)?.Fields.Any(known => known.Name == field.Name) != true).Select(field => $"{field.Record}.{field.Name}");

    /// <summary>Every record that a context writes, with the names of its stored fields.</summary>
    public static IEnumerable<(string Record, string Name)> Fields(JsonSerializerContext context)
    {
        var seen = new HashSet<Type>();
        var roots = context.GetType().GetCustomAttributesData().Where(attribute => attribute.AttributeType == typeof(JsonSerializableAttribute)).Select(attribute => (Type)attribute.ConstructorArguments[0].Value!);
        return [.. roots.SelectMany(root => Walk(root, context, seen)).Distinct()];
    }

    /// <summary>The columns of a row that is written: "shoppers/order ShoeSize".</summary>
    public static IEnumerable<string> In(string table, string row, IEnumerable<string> columns)
    {
        var known = Declared.Row(table, row);
        return columns.Select(column => column.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9')).Distinct(StringComparer.Ordinal)
            .Where(column => column is not ("PartitionKey" or "RowKey" or "V" or "Json") && !column.Contains('@', StringComparison.Ordinal) && known?.Fields.Any(field => field.Name == column) != true)
            .Append(known is null ? "the row itself" : null).OfType<string>()
            .Select(what => $"{table}/{row.Split('|')[0]} {what}");
    }

    private static IEnumerable<(string Record, string Name)> Walk(Type type, JsonSerializerContext context, HashSet<Type> seen)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (!seen.Add(type) || context.GetTypeInfo(type) is not { } info)
            yield break;
        var inner = type.IsArray ? [type.GetElementType()!] : type.IsGenericType ? type.GenericTypeArguments : [];
        if (info.Kind == JsonTypeInfoKind.Object && type.FullName!.StartsWith("Retention.", StringComparison.Ordinal))
        {
            // What follows from other fields has no setter, and is not stored.
            var stored = info.Properties.Where(property => property is { Get: not null, AttributeProvider: PropertyInfo { CanWrite: true } }).ToArray();
            foreach (var property in stored)
                yield return (type.Name.Split('`')[0], property.Name);
            inner = [.. inner, .. stored.Select(property => property.PropertyType)];
        }

        foreach (var field in inner.SelectMany(one => Walk(one, context, seen)))
            yield return field;
    }
}
