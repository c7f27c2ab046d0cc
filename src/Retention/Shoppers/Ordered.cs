using System.Collections.Immutable;

namespace Retention.Shoppers;

/// <summary>Small lists that are kept in an order, each thing once.</summary>
internal static class Ordered
{
    /// <summary>The list with the thing in its place, instead of an earlier state of it.</summary>
    /// <param name="all">The list, in order.</param>
    /// <param name="changed">The thing.</param>
    /// <param name="idOf">Its name.</param>
    /// <param name="order">Which of two comes first.</param>
    public static ImmutableArray<T> Put<T>(ImmutableArray<T> all, T changed, Func<T, string> idOf, Comparison<T> order)
    {
        var id = idOf(changed);
        var known = -1;
        for (var index = all.Length - 1; index >= 0 && known < 0; index--)
        {
            if (string.Equals(idOf(all[index]), id, StringComparison.Ordinal))
                known = index;
        }

        if (known >= 0)
        {
            var staysAfter = known == 0 || order(all[known - 1], changed) <= 0;
            var staysBefore = known == all.Length - 1 || order(changed, all[known + 1]) <= 0;
            if (staysAfter && staysBefore)
                return all.SetItem(known, changed);
            all = all.RemoveAt(known);
        }

        var place = all.Length;
        while (place > 0 && order(all[place - 1], changed) > 0)
            place--;
        return all.Insert(place, changed);
    }
}
