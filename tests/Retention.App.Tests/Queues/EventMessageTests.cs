using System.Text.Json;
using Retention.App.Queues;
using Retention.App.Storage;
using Retention.Events;

namespace Retention.App.Tests.Queues;

/// <summary>Events on their way.</summary>
public sealed class EventMessageTests
{
    public static TheoryData<string> Kinds => [.. typeof(Happened).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Happened))).Select(type => type.Name).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_event_has_its_stored_form(string kind) => Open(kind).ShouldBeNull();

    [Fact]
    public void A_kind_that_this_program_does_not_know_waits_for_a_newer_one() => Should.Throw<NewerVersionException>(() => Open("ShopperTeleported"));

    // Nothing, opened as this kind: only the kind is asked for.
    private static Happened? Open(string kind)
    {
        using var nothing = JsonDocument.Parse("null");
        return new EventMessage(StoredJson.Version, "s", "k", default, kind, Body: null).Open(nothing.RootElement);
    }
}
