using Retention.Events;

namespace Retention.App.Storefronts;

/// <summary>
/// Splits a page into groups that have no name in common, so that they can be applied at once: within a group the order of the source is kept,
/// as who is who may follow from it.
/// </summary>
internal static class ApartByName
{
    /// <summary>The groups, each in the order of the source.</summary>
    public static IReadOnlyList<IReadOnlyList<PastEvent>> Of(IReadOnlyList<PastEvent> events)
    {
        var leaders = Enumerable.Range(0, events.Count).ToArray();
        var first = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var index = 0; index < events.Count; index++)
        {
            foreach (var name in Names(events[index].Happened))
            {
                if (!first.TryAdd(name, index))
                    leaders[Leader(leaders, index)] = Leader(leaders, first[name]);
            }
        }

        return [.. Enumerable.Range(0, events.Count).GroupBy(index => Leader(leaders, index)).Select(group => (IReadOnlyList<PastEvent>)[.. group.Select(index => events[index])])];
    }

    private static int Leader(int[] leaders, int index)
    {
        while (leaders[index] != index)
            index = leaders[index] = leaders[leaders[index]];
        return index;
    }

    private static IEnumerable<string> Names(Happened happened) => happened switch
    {
        ItemReported(var item) => [$"item|{item.Id}"],
        ItemsReported(var items) => items.Select(item => $"item|{item.Id}"),
        _ => happened.Names.Select(name => $"{name.Kind}|{name.Value}"),
    };
}
