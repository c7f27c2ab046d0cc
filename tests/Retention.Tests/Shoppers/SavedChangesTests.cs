using System.Collections.Immutable;
using Retention.Events;
using Retention.Shoppers;
using Retention.Shops;

namespace Retention.Tests.Shoppers;

/// <summary>Lists of saved items, compared with what is known.</summary>
public sealed class SavedChangesTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);
    private static readonly Shop Shop = Some.Shop();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void The_lists_of_a_life_end_in_the_last_one_in_whatever_order_and_however_often_they_come(int seed)
    {
        var random = new Random(seed);
        for (var life = 0; life < 60; life++)
        {
            var lists = Life(random);
            var muddled = lists.Concat(lists.Where(_ => random.Next(3) == 0)).OrderBy(_ => random.Next()).ToArray();
            Saved(muddled.Aggregate(new Shopper { Id = "s" }, Hear)).ShouldBe(lists[^1].Items.Select(entry => (entry.Item.Id, entry.At)).Order(), $"life {life}");
        }
    }

    [Fact]
    public void A_list_that_is_known_tells_nothing() =>
        Life(new Random(7)).ShouldAllBe(list => SavedChanges.Of(Hear(new() { Id = "s" }, list), list).IsEmpty);

    [Fact]
    public void Of_a_list_longer_than_is_remembered_the_newest_are_told_and_only_once()
    {
        var list = new SavedListReported([.. Enumerable.Range(0, 100).Select(number => Entry(number, At.AddMinutes(number)))], []) { Email = "ann@example.test" };
        var shopper = Hear(new() { Id = "s" }, list);
        Saved(shopper).Select(item => item.At).ShouldBe(Enumerable.Range(50, 50).Select(number => At.AddMinutes(number)), ignoreOrder: true);
        SavedChanges.Of(shopper, list).ShouldBeEmpty();
    }

    [Fact]
    public void What_another_list_of_the_same_person_holds_stays_and_an_erased_person_is_told_nothing()
    {
        var shopper = Hear(new() { Id = "s" }, new([Entry(1, At)], []) { Email = "ann@example.test" });
        Saved(Hear(shopper, new([Entry(2, At)], []) { Email = "ann@example.test" })).Count().ShouldBe(2);
        SavedChanges.Of(shopper with { ErasedAt = At }, new([Entry(3, At)], [new("1", At.AddDays(1))])).ShouldBeEmpty();
    }

    // Each list as the plugin would tell it: all that is on it, all that was taken off it.
    private static List<SavedListReported> Life(Random random)
    {
        var (now, items, gone, lists) = (At, new Dictionary<int, SavedEntry>(), new Dictionary<int, ItemForgotten>(), new List<SavedListReported>());
        for (var step = 0; step < 12; step++)
        {
            (now, var item) = (now.AddMinutes(1), random.Next(5));
            if (items.Remove(item))
                gone[item] = new($"{item}", now);
            else
                items[item] = Entry(item, now);
            lists.Add(new([.. items.Values], [.. gone.Where(pair => !items.ContainsKey(pair.Key)).Select(pair => pair.Value)]) { Email = "ann@example.test" });
        }

        return lists;
    }

    private static SavedEntry Entry(int item, DateTimeOffset at) => new(new Item { Id = $"{item}", Title = "Mug", At = at }, at, WantsStock: false);

    private static Shopper Hear(Shopper shopper, SavedListReported list) =>
        SavedChanges.Of(shopper, list).Aggregate(shopper, (known, told) => Knowledge.Apply(known, told, Guid.NewGuid().ToString(), [new(NameKind.Email, "h")], Shop, At).Shopper);

    private static IEnumerable<(string Id, DateTimeOffset At)> Saved(Shopper shopper) => shopper.Items.Where(item => item.IsSaved).Select(item => (item.Id, item.SavedAt!.Value)).Order();
}
