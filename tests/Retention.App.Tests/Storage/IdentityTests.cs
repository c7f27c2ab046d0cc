using Retention.App.Storage;
using Retention.Events;
using Retention.Shoppers;

namespace Retention.App.Tests.Storage;

/// <summary>Who is who: newcomers, and those who turn out to be one.</summary>
[Collection("Azurite")]
public sealed class IdentityTests(AzuriteFixture azurite)
{
    private static readonly Name Ann = new(NameKind.Email, "ann@example.test");

    [Fact]
    public async Task Workers_that_meet_one_newcomer_at_once_make_one_shopper()
    {
        await using var app = await TestApp.StartAsync(azurite, works: false);
        var identity = app.Get<Identity>();
        for (var round = 0; round < 5; round++)
        {
            Name[] names = [new(NameKind.Customer, $"{round}"), new(NameKind.Email, $"ann{round}@example.test"), new(NameKind.Order, $"o{round}")];
            var found = await Task.WhenAll(Enumerable.Range(0, 6).Select(worker => identity.ResolveAsync("s1", happened: null, names[(worker % 3)..], CancellationToken.None)));
            // A worker who was told less may have made one of its own; whoever comes next joins them.
            var last = (await identity.ResolveAsync("s1", happened: null, names, CancellationToken.None)).Loaded.Shopper.Id;
            found.Count(one => one.Loaded.Shopper.Id == last).ShouldBeGreaterThanOrEqualTo(2);
            (await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => identity.ResolveAsync("s1", happened: null, names, CancellationToken.None)))).ShouldAllBe(one => one.Loaded.Shopper.Id == last);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_merge_that_was_killed_after_any_of_its_steps_is_finished_once(int stepsDone)
    {
        await using var app = await TestApp.StartAsync(azurite, works: false);
        var (identity, shoppers, directory) = (app.Get<Identity>(), app.Get<ShopperStore>(), app.Get<NameDirectory>());
        var order = new Name(NameKind.Order, "5");
        async Task<Loaded> NewAsync(Name name, Func<Retention.Shoppers.Shopper, Retention.Shoppers.Shopper> change)
        {
            var loaded = (await identity.ResolveAsync("s1", happened: null, [name], CancellationToken.None)).Loaded;
            (await shoppers.CommitAsync("s1", loaded, change(loaded.Shopper), [], CancellationToken.None)).ShouldBeTrue();
            return await shoppers.LoadAsync("s1", loaded.Shopper.Id, CancellationToken.None);
        }

        var winner = await NewAsync(Ann, known => known with { Names = [directory.Hash("s1", Ann)], ForgottenPaidOrders = 1 });
        var loser = await NewAsync(order, known => known.With(new KnownOrder { Id = "5", IsRefunded = true }) with { ForgottenPaidOrders = 2 });
        if (stepsDone >= 1)
        {
            await shoppers.CommitAsync("s1", loser, loser.Shopper with { MergingInto = winner.Shopper.Id }, [], CancellationToken.None);
            loser = await shoppers.LoadAsync("s1", loser.Shopper.Id, CancellationToken.None);
        }

        if (stepsDone >= 2)
            await shoppers.CommitAsync("s1", winner, Merge.Into(winner.Shopper, loser.Shopper with { MergingInto = null }), [], CancellationToken.None);
        if (stepsDone >= 3)
            await shoppers.CommitAsync("s1", loser, new Retention.Shoppers.Shopper { Id = loser.Shopper.Id, MergedInto = winner.Shopper.Id }, [], CancellationToken.None);

        var found = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => identity.ResolveAsync("s1", happened: null, [Ann, order], CancellationToken.None)));
        found.ShouldAllBe(one => one.Loaded.Shopper.Id == winner.Shopper.Id);
        var joined = (await identity.FollowAsync("s1", loser.Shopper.Id, CancellationToken.None)).Shopper;
        joined.Id.ShouldBe(winner.Shopper.Id);
        joined.Merged.ShouldBe([loser.Shopper.Id]);
        joined.ForgottenPaidOrders.ShouldBe(3, "added once, not twice");
        joined.Order("5")!.IsRefunded.ShouldBeTrue();
        (await shoppers.LoadAsync("s1", loser.Shopper.Id, CancellationToken.None)).Shopper.MergedInto.ShouldBe(winner.Shopper.Id);
    }

    [Fact]
    public async Task Two_without_a_name_who_are_merged_from_both_sides_at_once_become_one()
    {
        await using var app = await TestApp.StartAsync(azurite, works: false);
        var (identity, shoppers) = (app.Get<Identity>(), app.Get<ShopperStore>());
        for (var round = 0; round < 5; round++)
        {
            Name cart = new(NameKind.Cart, $"c{round}"), order = new(NameKind.Order, $"o{round}");
            foreach (var name in new[] { cart, order })
            {
                var loaded = (await identity.ResolveAsync("s1", happened: null, [name], CancellationToken.None)).Loaded;
                await shoppers.CommitAsync("s1", loaded, loaded.Shopper, [], CancellationToken.None);
            }

            var found = await Task.WhenAll(Enumerable.Range(0, 6).Select(worker => identity.ResolveAsync("s1", happened: null, worker % 2 == 0 ? [cart, order] : [order, cart], CancellationToken.None)))
                .WaitAsync(TimeSpan.FromSeconds(20));
            found.Select(one => one.Loaded.Shopper.Id).Distinct(StringComparer.Ordinal).ShouldHaveSingleItem();
        }
    }
}
