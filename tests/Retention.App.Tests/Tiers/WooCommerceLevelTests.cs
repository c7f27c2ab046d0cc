using System.Text.Json.Nodes;
using Retention.App.Storage;
using Retention.App.Tests.Crediting;
using Retention.App.Tests.Road;
using Retention.App.Tests.Storefronts.WooCommerce;
using Retention.App.Tiers;
using Retention.Events;
using Retention.Rewards;
using Retention.Tiers;

namespace Retention.App.Tests.Tiers;

/// <summary>Levels in a WooCommerce shop that answers: the mark on the customer's record, what is sold early, credit, and the gift for reviews.</summary>
[Collection("Azurite")]
public sealed class WooCommerceLevelTests(AzuriteFixture azurite)
{
    private static readonly GiftItem Mug = new("12", "Blue Mug", new Money(900, new("EUR")));

    [Fact]
    public async Task A_level_stands_on_the_customers_record_when_it_is_reached_and_not_any_more_when_it_is_lost()
    {
        await using var shop = await StartAsync(levels => levels with { TellsShop = true });
        await shop.App.HandleAsync(shop.Shop.Id, Second(OrderStage.Paid));
        await shop.WorkAsync();
        Mark(shop).ShouldBe("bronze");
        Puts(shop).ShouldBe(1);
        // Called off on the same day: that counts from the next.
        await shop.App.HandleAsync(shop.Shop.Id, Second(OrderStage.Cancelled, minute: 20));
        await shop.WorkAsync();
        Mark(shop).ShouldBe("bronze");
        await shop.WorkAsync(TimeSpan.FromDays(1.5));
        Mark(shop).ShouldBe("");
        (await shop.App.ShoppersAsync(shop.Shop.Id)).ShouldHaveSingleItem().Tier!.Level.ShouldBeNull();
    }

    [Fact]
    public async Task The_shop_is_told_what_is_sold_early_and_to_which_levels()
    {
        JsonNode? told = null;
        await using var shop = await StartAsync(levels => levels with { Early = [new("7", "bronze", new(2026, 12, 24)), new("8", "silver", new(2026, 12, 1))] });
        shop.Server.On("POST /wc-retention/v1/early", (context, body) =>
        {
            told = JsonNode.Parse(body);
            return LoopbackWooCommerce.JsonAsync(context, 200, new JsonObject { ["ok"] = true });
        });
        await shop.App.Get<TierWakes>().TellEarlyAsync(shop.Shop.Id, CancellationToken.None);
        await shop.WorkAsync();
        told!["items"]!.ToJsonString().ShouldBe("""[{"product":7,"tiers":["bronze","silver"],"name":"Bronze","opens":"2026-12-24"},{"product":8,"tiers":["silver"],"name":"Silver","opens":"2026-12-01"}]""");
        // Without the mark the plugin could let nobody in: it is written where something is sold early.
        await shop.App.HandleAsync(shop.Shop.Id, Second(OrderStage.Paid));
        await shop.WorkAsync();
        Mark(shop).ShouldBe("bronze");
    }

    [Fact]
    public async Task Credit_for_a_level_is_given_once_within_a_year_whatever_happens_in_between()
    {
        await using var shop = await StartAsync(levels => levels with { Levels = [levels.Levels[0] with { Credit = new Money(500, new("EUR")) }, levels.Levels[1]] });
        await shop.App.HandleAsync(shop.Shop.Id, Second(OrderStage.Paid));
        await shop.WorkAsync();
        (await shop.RewardAsync()).Why.ShouldBe(CreditReason.Tier);
        (await shop.BalanceAsync()).ShouldBe(500);
        await shop.App.HandleAsync(shop.Shop.Id, Second(OrderStage.Cancelled, minute: 20));
        await shop.WorkAsync(TimeSpan.FromDays(1.5));
        await shop.App.HandleAsync(shop.Shop.Id, Reported.Order("3", CreditShop.Email, "7", at: shop.App.Clock.Now));
        await shop.WorkAsync(TimeSpan.FromDays(1.5)); // It fell on this very day, and rises on the next.
        (await shop.App.ShoppersAsync(shop.Shop.Id)).ShouldHaveSingleItem().Tier!.Level.ShouldBe("bronze");
        (await shop.BalanceAsync()).ShouldBe(500);
    }

    [Fact]
    public async Task Whoever_reviewed_enough_gets_one_piece_free_once_whatever_the_stars_and_a_cancelled_order_gives_it_back()
    {
        await using var shop = await StartAsync(levels => levels with { Gift = new(Mug, 2) });
        await shop.App.HandleAsync(shop.Shop.Id, Reviewed("a"));
        await shop.WorkAsync();
        shop.Server.Coupons.Items.ShouldBeEmpty();
        await shop.App.HandleAsync(shop.Shop.Id, Reviewed("b"));
        await shop.WorkAsync();
        var coupon = shop.Server.Coupons.Items.Values.ShouldHaveSingleItem();
        ((string?)coupon["discount_type"], (string?)coupon["amount"], (int?)coupon["limit_usage_to_x_items"], (int?)coupon["product_ids"]![0], (int?)coupon["usage_limit"], (string?)coupon["email_restrictions"]![0])
            .ShouldBe(("percent", "100", 1, 12, 1, CreditShop.Email));
        var letter = (await shop.App.LettersAsync()).ShouldHaveSingleItem();
        letter.Subject.ShouldContain("Blue Mug");
        letter.Text.ShouldContain((string)coupon["code"]!);
        // It is no money: no balance knows it.
        (await shop.BalanceAsync()).ShouldBe(0);
        await shop.App.HandleAsync(shop.Shop.Id, Reviewed("c"));
        await shop.WorkAsync();
        (shop.Posts, (await shop.CreditAsync()).Gifts.Count).ShouldBe((1, 1));

        var code = (string)coupon["code"]!;
        await shop.SpendAsync("9", code, 900);
        var gift = (await shop.CreditAsync()).Gifts.ShouldHaveSingleItem().Reward;
        (gift.Usable, gift.Remaining.Minor).ShouldBe((null, 0));
        Should.Throw<ShouldAssertException>(() => shop.Server.Spend(code, CreditShop.Email, 900)); // The shop takes it once.
        await shop.CancelAsync("9", code, 900);
        (await shop.CreditAsync()).Gifts.ShouldHaveSingleItem().Reward.Usable.ShouldNotBeNull();
        shop.Server.Coupons.Items.Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_letter_of_a_level_leads_to_the_shoppers_own_page_which_says_what_it_brings()
    {
        await using var shop = await StartAsync(levels => levels with { Levels = [levels.Levels[0] with { Benefits = "Free returns" }, levels.Levels[1]] }, one => one with
        {
            FlowsOn = ["tier-reached"],
            Country = "US",
            Settings = one.Settings with { Holdouts = one.Settings.Holdouts.SetItem("tier-reached", 0) },
        });
        await shop.App.HandleAsync(shop.Shop.Id, new ConsentReported(new(Channel.Email, Purpose.Marketing, IsGranted: true, Reported.At, "checkout") { IsConfirmed = true }) { Email = CreditShop.Email });
        await shop.App.HandleAsync(shop.Shop.Id, Second(OrderStage.Paid));
        for (var turn = 0; turn < 4; turn++)
            await shop.WorkAsync(TimeSpan.FromHours(3)); // Letters go by day.
        var letter = (await shop.App.LettersAsync()).Where(letter => letter.Flow == "tier-reached").ShouldHaveSingleItem();
        var way = letter.Text[letter.Text.IndexOf("See my level", StringComparison.Ordinal)..].Split([' ', '\n', '\r']).First(word => word.StartsWith("http", StringComparison.Ordinal));
        way.ShouldEndWith("/rewards");
        var page = await shop.App.Http.GetStringAsync(new Uri(way).AbsolutePath);
        page.ShouldContain("Bronze");
        page.ShouldContain("Free returns");
    }

    [Fact]
    public async Task Changed_levels_move_everybody_without_a_letter_and_are_tried_out_before()
    {
        await using var shop = await StartAsync(levels => levels, one => one with { FlowsOn = ["tier-reached"] });
        await shop.App.HandleAsync(shop.Shop.Id, Reported.Order("3", "ben@example.test", "8"));
        var easier = shop.Shop.Settings.Tiers! with { Version = 2, Levels = [new("bronze", "Bronze", 1)] };
        await shop.App.Get<ReachCounting>().StartAnewAsync(shop.Shop.Id, easier, CancellationToken.None);
        await shop.WorkAsync();
        var tried = (await shop.App.Get<ReachRows>().LastAsync(shop.Shop.Id, CancellationToken.None))!;
        (tried.Draft!.Tally!.People["bronze"], tried.Tiers!.People.Count).ShouldBe((2, 0));
        (await shop.App.ShoppersAsync(shop.Shop.Id)).ShouldAllBe(shopper => shopper.Tier == null);

        await shop.App.Get<ShopStore>().ChangeAsync(shop.Shop.Id, one => one with { Settings = one.Settings with { Tiers = easier } }, CancellationToken.None);
        await shop.App.Get<ReachCounting>().StartAnewAsync(shop.Shop.Id, levels: null, CancellationToken.None);
        await shop.WorkAsync();
        var all = await shop.App.ShoppersAsync(shop.Shop.Id);
        all.ShouldAllBe(shopper => shopper.Tier!.Level == "bronze" && shopper.Journeys.IsEmpty && shopper.Ended.IsEmpty);
        await shop.App.Get<ReachCounting>().StartAnewAsync(shop.Shop.Id, levels: null, CancellationToken.None);
        await shop.WorkAsync();
        var now = (await shop.App.Get<ReachRows>().LastAsync(shop.Shop.Id, CancellationToken.None))!.Tiers!;
        (now.People["bronze"], now.Moved.Length).ShouldBe((2, 2));
    }

    private async Task<CreditShop> StartAsync(Func<TierSettings, TierSettings> change, Func<Retention.Shops.Shop, Retention.Shops.Shop>? more = null)
    {
        var shop = await CreditShop.StartAsync(azurite, one => (more ?? (same => same))(Levels.Shop(one, change)));
        shop.Server.HasPlugin = true;
        shop.Server.List("customers").Items[7] = new JsonObject { ["id"] = 7 };
        return shop;
    }

    private static OrderReported Second(OrderStage stage, int minute = 5) =>
        new(Reported.Order("2", CreditShop.Email, "7", stage, at: Reported.At.AddMinutes(5)).Order with { UpdatedAt = Reported.At.AddMinutes(minute) });

    private static ReviewGiven Reviewed(string item) => new("1", Reported.At.AddMinutes(10)) { Items = [new(item, $"Mug {item}", 1, "", "It leaks.")] };

    private static string? Mark(CreditShop shop) => (string?)shop.Server.List("customers").Items[7]["meta_data"]?[0]!["value"];

    private static int Puts(CreditShop shop) => shop.Server.Calls.Count(call => call is { Method: "PUT", Route: "/wc/v3/customers/7" });
}
