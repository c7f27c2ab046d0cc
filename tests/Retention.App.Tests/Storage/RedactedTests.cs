using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Retention.App.Storage;
using Retention.Events;

namespace Retention.App.Tests.Storage;

/// <summary>No kind of event brings an address, a number, a name or a street into the journal.</summary>
public sealed class RedactedTests
{
    private const string Secret = "personal";
    private static readonly string[] Personal = ["email", "phone", "firstName", "lastName", "street", "postalCode", "url", "evidence", "text", "comment", "stars"];

    public static TheoryData<Type> Kinds => [.. typeof(Happened).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Happened)) && !type.IsAbstract)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Nothing_personal_survives_in_any_kind_of_event(Type kind)
    {
        var happened = (Happened)Filled(kind);
        var type = StoredEvents.TypeOf(kind.Name).ShouldNotBeNull($"{kind.Name} has no stored form");
        Survivors(JsonSerializer.SerializeToNode(Redacted.Of(happened), type)!).ShouldBeEmpty();
    }

    [Fact]
    public void An_event_that_is_not_redacted_is_caught() =>
        Survivors(JsonSerializer.SerializeToNode((OrderReported)Filled(typeof(OrderReported)), Stored.Default.OrderReported)!).Order(StringComparer.Ordinal)
            .ShouldBe(["email", "evidence", "firstName", "phone", "postalCode", "street"]);

    // An item's own page and picture are the shop's, not the shopper's.
    private static IEnumerable<string> Survivors(JsonNode node, string parent = "") => node switch
    {
        JsonObject item => item.SelectMany(property => property.Value is null || property.Value.ToJsonString() is "\"/\"" or "\"\"" ? [] : Personal.Contains(property.Key, StringComparer.Ordinal) && !(parent is "item" or "items" && property.Key == "url")
            ? [property.Key]
            : Survivors(property.Value, property.Key)),
        JsonArray list => list.OfType<JsonNode>().SelectMany(item => Survivors(item, parent)),
        _ => [],
    };

    // An example with everything set that can be.
    private static object Filled(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner)
            return Filled(inner);
        if (type == typeof(string))
            return Secret;
        if (type == typeof(Currency))
            return new Currency("EUR");
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>))
            return List(type.GenericTypeArguments[0]);
        if (type.IsEnum || type.IsPrimitive || type == typeof(DateTimeOffset) || type == typeof(DateOnly))
            return RuntimeHelpers.GetUninitializedObject(type);
        var constructor = type.GetConstructors().OrderByDescending(one => one.GetParameters().Length).FirstOrDefault();
        var made = constructor is null ? Activator.CreateInstance(type)! : constructor.Invoke([.. constructor.GetParameters().Select(parameter => Filled(parameter.ParameterType))]);
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite))
            property.SetValue(made, Filled(property.PropertyType));
        return made;
    }

    private static object List(Type item)
    {
        var items = Array.CreateInstance(item, 1);
        items.SetValue(Filled(item), 0);
        return typeof(ImmutableArray).GetMethods().Single(method => method.Name == nameof(ImmutableArray.Create) && method.GetParameters() is [{ ParameterType.IsArray: true }, ..] parameters && parameters.Length == 1)
            .MakeGenericMethod(item).Invoke(null, [items])!;
    }
}
