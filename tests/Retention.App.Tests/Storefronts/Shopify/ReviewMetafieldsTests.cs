using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using Retention.App.Queues;
using Retention.App.Reviews;
using Retention.App.Storage;
using Retention.App.Tests.Merchant;
using Retention.App.Tests.Road;
using Retention.Events;
using Retention.Reviews;

namespace Retention.App.Tests.Storefronts.Shopify;

/// <summary>Ratings in a shop's product metafields, which other apps may keep, too.</summary>
[Collection("Azurite")]
public sealed class ReviewMetafieldsTests(AzuriteFixture azurite)
{
    private const string Product = "7001";

    [Fact]
    public async Task Ratings_are_written_once_for_several_changes_and_again_when_they_change()
    {
        await using var shop = await RatedShop.StartAsync(azurite);
        await shop.ReviewAsync("1", 5);
        await shop.ReviewAsync("2", 4);
        await shop.WorkAsync();
        shop.Fields.ShouldBeEmpty(); // Some minutes are waited for more.
        await shop.WorkAsync(TimeSpan.FromMinutes(11));
        (shop.Value("rating"), shop.Value("rating_count"), shop.Shop.Shopify.CallsOf("RatingsWrite").Count).ShouldBe(("4.5", "2", 1));
        var written = shop.Shop.Shopify.CallsOf("RatingsWrite")[0].Variables["metafields"]!.AsArray();
        written.Select(field => $"{field!["ownerId"]} {field["namespace"]} {field["type"]} {field.AsObject().ContainsKey("compareDigest")} {field["compareDigest"]}")
            .ShouldBe([$"gid://shopify/Product/{Product} reviews rating True ", $"gid://shopify/Product/{Product} reviews number_integer True "]);

        await shop.ReviewAsync("3", 1);
        await shop.WorkAsync(TimeSpan.FromMinutes(11));
        (shop.Value("rating"), shop.Value("rating_count")).ShouldBe(("3.3", "3"));
        await shop.WakeAsync();
        shop.Shop.Shopify.CallsOf("RatingsOfProduct").Count.ShouldBe(2, "nothing changed, so nobody was asked");
    }

    [Fact]
    public async Task A_shop_that_did_not_ask_for_it_is_asked_nothing()
    {
        await using var shop = await RatedShop.StartAsync(azurite, writes: false);
        await shop.ReviewAsync("1", 5);
        await shop.WorkAsync(TimeSpan.FromHours(1));
        await shop.WakeAsync();
        shop.Shop.Shopify.Calls.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""{"value":"4.9","scale_min":"1.0","scale_max":"5.0"}""", "31")]
    [InlineData("""{"value":"9.1","scale_min":"1.0","scale_max":"10.0"}""", "31")]
    [InlineData("""{"value":"4.93","scale_min":"1.0","scale_max":"5.0"}""", null)]
    [InlineData("not even JSON", null)]
    [InlineData(null, "31")]
    public async Task What_another_app_wrote_stays_and_the_merchant_is_told_until_it_is_gone(string? rating, string? count)
    {
        await using var shop = await RatedShop.StartAsync(azurite);
        if (rating is not null)
            shop.Fields["rating"] = rating;
        if (count is not null)
            shop.Fields["rating_count"] = count;
        await shop.ReviewAsync("1", 5);
        await shop.WorkAsync(TimeSpan.FromMinutes(11));
        (shop.Fields.GetValueOrDefault("rating"), shop.Fields.GetValueOrDefault("rating_count")).ShouldBe((rating, count));
        shop.Shop.Shopify.CallsOf("RatingsWrite").ShouldBeEmpty();
        using var merchant = await Visitor.InAsync(shop.Shop.App, shop.Shop.Id);
        (await merchant.OpenAsync("/app/reviews")).Body!.TextContent.ShouldContain("Blue Mug: Another app, or somebody by hand, keeps this product's rating.");

        shop.Fields.Clear();
        await shop.WorkAsync(TimeSpan.FromHours(25));
        (shop.Value("rating"), shop.Value("rating_count")).ShouldBe(("5.0", "1"));
        (await merchant.OpenAsync("/app/reviews")).Body!.TextContent.ShouldNotContain("Another app");
    }

    [Fact]
    public async Task What_we_wrote_and_somebody_changed_is_theirs_from_then_on()
    {
        await using var shop = await RatedShop.StartAsync(azurite);
        await shop.ReviewAsync("1", 5);
        await shop.WorkAsync(TimeSpan.FromMinutes(11));
        shop.Fields["rating_count"] = "400";
        await shop.ReviewAsync("2", 1);
        await shop.WorkAsync(TimeSpan.FromMinutes(11));
        (shop.Value("rating"), shop.Value("rating_count")).ShouldBe(("5.0", "400"));
    }

    [Fact]
    public async Task Whoever_writes_between_our_look_and_our_word_is_not_written_over()
    {
        await using var shop = await RatedShop.StartAsync(azurite);
        shop.BeforeWrite = () => shop.Fields["rating"] = """{"value":"2.0","scale_min":"1.0","scale_max":"5.0"}""";
        await shop.ReviewAsync("1", 5);
        await shop.WorkAsync(TimeSpan.FromMinutes(11));
        shop.BeforeWrite = null;
        await shop.WorkAsync(TimeSpan.FromMinutes(11));
        (shop.Value("rating"), shop.Fields.ContainsKey("rating_count")).ShouldBe(("2.0", false));
    }

    [Fact]
    public async Task After_a_lost_answer_the_shop_is_read_before_anything_is_written_again()
    {
        await using var shop = await RatedShop.StartAsync(azurite);
        shop.Shop.Shopify.Fail("RatingsWrite", ShopifyFailure.LostAnswer);
        await shop.ReviewAsync("1", 5);
        await shop.WorkAsync(TimeSpan.FromMinutes(11));
        shop.Value("rating").ShouldBe("5.0");
        (await shop.WrittenAsync()).Asked.ShouldNotBeNull();
        await shop.WorkAsync(TimeSpan.FromMinutes(30));
        (await shop.WrittenAsync()).ShouldBe(new WrittenRating(Product) { Title = "Blue Mug", Told = new(50, 1), AskedAt = (await shop.WrittenAsync()).AskedAt });
        shop.Shop.Shopify.CallsOf("RatingsWrite").Count.ShouldBe(1);
        await shop.ReviewAsync("2", 4); // Known as ours, so it may be changed.
        await shop.WorkAsync(TimeSpan.FromMinutes(11));
        shop.Value("rating").ShouldBe("4.5");
    }

    [Fact]
    public async Task A_call_that_was_cut_before_it_was_done_is_done_later()
    {
        await using var shop = await RatedShop.StartAsync(azurite);
        shop.Shop.Shopify.Fail("RatingsWrite", ShopifyFailure.Cut);
        await shop.ReviewAsync("1", 5);
        await shop.WorkAsync(TimeSpan.FromMinutes(11));
        shop.Fields.ShouldBeEmpty();
        await shop.WorkAsync(TimeSpan.FromMinutes(30));
        shop.Value("rating").ShouldBe("5.0");
    }

    [Fact]
    public async Task What_Shopify_refuses_is_shown_with_its_code_and_what_to_do()
    {
        await using var shop = await RatedShop.StartAsync(azurite);
        shop.Refusal = "INVALID_TYPE";
        await shop.ReviewAsync("1", 5);
        await shop.WorkAsync(TimeSpan.FromMinutes(11));
        var written = await shop.WrittenAsync();
        (written.Trouble, written.Asked).ShouldBe(("Shopify does not take the rating (INVALID_TYPE).", null));
        written.Remedy!.ShouldContain("Settings > Metafields");
    }

    [Fact]
    public async Task Reviews_for_which_something_was_promised_are_left_out()
    {
        await using var shop = await RatedShop.StartAsync(azurite);
        await shop.ReviewAsync("1", 2);
        await shop.SetAsync(settings => settings with { ReviewCredit = new Money(500, new("EUR")) });
        await shop.ReviewAsync("2", 5);
        await shop.WorkAsync(TimeSpan.FromMinutes(11));
        (shop.Value("rating"), shop.Value("rating_count")).ShouldBe(("2.0", "1"));
    }

    [Fact]
    public async Task Turned_on_all_products_are_written_and_turned_off_what_we_wrote_is_taken_away()
    {
        await using var shop = await RatedShop.StartAsync(azurite, writes: false);
        await shop.ReviewAsync("1", 5);
        using var merchant = await Visitor.InAsync(shop.Shop.App, shop.Shop.Id);
        using (await merchant.PostAsync("/app/setup/reviews", ("show", "at-once"), ("ratings", "on")))
            await shop.WorkAsync();
        await shop.WorkAsync(TimeSpan.FromMinutes(6));
        shop.Value("rating").ShouldBe("5.0");
        using (await merchant.PostAsync("/app/setup/reviews", ("show", "at-once")))
            await shop.WorkAsync();
        await shop.WorkAsync(TimeSpan.FromMinutes(6));
        shop.Fields.ShouldBeEmpty();
        (await shop.WrittenAsync()).Told.ShouldBe(ShownRating.None);
    }

    [Fact]
    public async Task Of_a_product_whose_only_review_is_erased_nothing_is_left_in_the_shop()
    {
        await using var shop = await RatedShop.StartAsync(azurite);
        await shop.ReviewAsync("1", 5);
        await shop.WorkAsync(TimeSpan.FromMinutes(11));
        await shop.Shop.App.HandleAsync(shop.Shop.Id, new ShopperErased(CustomerId: null, "p1@example.test", OrderId: null));
        await shop.WorkAsync(TimeSpan.FromMinutes(11));
        shop.Fields.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_product_that_is_gone_is_forgotten()
    {
        await using var shop = await RatedShop.StartAsync(azurite);
        await shop.ReviewAsync("1", 5);
        await shop.WorkAsync(TimeSpan.FromMinutes(11));
        shop.IsGone = true;
        await shop.ReviewAsync("2", 4);
        await shop.WorkAsync(TimeSpan.FromMinutes(11));
        (await TestApp.RowsAsync(shop.Shop.App.Storage.Reviews)).ShouldNotContain(row => row.RowKey.StartsWith(Keys.AllWrittenRatings, StringComparison.Ordinal));
    }

    /// <summary>A shop whose product has the two metafields, with Shopify's compare-and-set.</summary>
    private sealed class RatedShop : IAsyncDisposable
    {
        private RatedShop(ShopifyTestShop shop) => Shop = shop;

        public ShopifyTestShop Shop { get; }

        public ConcurrentDictionary<string, string> Fields { get; } = new(StringComparer.Ordinal);

        public Action? BeforeWrite { get; set; }

        public string? Refusal { get; set; }

        public bool IsGone { get; set; }

        public static async Task<RatedShop> StartAsync(AzuriteFixture azurite, bool writes = true)
        {
            var shop = new RatedShop(await ShopifyTestShop.StartAsync(azurite, known => known with { FlowsOn = [], Settings = known.Settings with { ShowReviews = ReviewShowing.AtOnce, WritesReviewFigures = writes } }));
            shop.Shop.Shopify.On("RatingsOfProduct", (_, _) => new JsonObject { ["product"] = shop.IsGone ? null : new JsonObject { ["rating"] = shop.Field("rating", "rating"), ["count"] = shop.Field("rating_count", "number_integer") } });
            shop.Shop.Shopify.On("RatingsWrite", (variables, _) => shop.Write(variables["metafields"]!.AsArray()));
            shop.Shop.Shopify.On("RatingsDelete", (variables, _) => shop.Delete(variables["metafields"]!.AsArray()));
            return shop;
        }

        public Task SetAsync(Func<Retention.Shops.FlowSettings, Retention.Shops.FlowSettings> change) => Shop.App.Get<ShopStore>().ChangeAsync(Shop.Id, shop => shop with { Settings = change(shop.Settings) }, CancellationToken.None);

        public async Task ReviewAsync(string order, int stars)
        {
            var bought = Reported.Order(order, $"p{order}@example.test").Order;
            await Shop.App.HandleAsync(Shop.Id, new OrderReported(bought with { Lines = [new("Blue Mug", "large", 1, Price: null, Image: null) { ProductId = Product, VariantId = "19" }] }));
            await Shop.App.HandleAsync(Shop.Id, new ReviewGiven(order, Shop.App.Clock.Now) { Items = [new("19", "Blue Mug", stars, "", "")] });
        }

        public async Task WorkAsync(TimeSpan later = default)
        {
            Shop.App.Clock.Now += later;
            for (var some = 1; some > 0;)
                some = await Shop.App.Get<Schedule>().SweepAsync(Shop.App.Clock.Now, CancellationToken.None) + await Shop.App.ReceiveAsync(Shop.App.Storage.EventQueue, 32) + await Shop.App.ReceiveAsync(Shop.App.Storage.StepQueue, 32);
        }

        public async Task WakeAsync()
        {
            await Shop.App.Get<RatingWakes>().AtAsync(Shop.Id, Product, Shop.App.Clock.Now, CancellationToken.None);
            await WorkAsync(TimeSpan.FromMinutes(6));
        }

        public async Task<WrittenRating> WrittenAsync() => (await Shop.App.Get<WrittenRatings>().ReadAsync(Shop.Id, Product, CancellationToken.None)).Written;

        public string? Value(string key) => !Fields.TryGetValue(key, out var value) ? null : value.StartsWith('{') ? (string?)JsonNode.Parse(value)!["value"] : value;

        // Shopify gives what it keeps in an order of its own.
        private JsonNode? Field(string key, string type) => Fields.TryGetValue(key, out var value) ? new JsonObject { ["value"] = value, ["type"] = type, ["compareDigest"] = Digest(value) } : null;

        private JsonObject Write(JsonArray fields)
        {
            BeforeWrite?.Invoke();
            var code = Refusal ?? (fields.Any(field => (string?)field!["compareDigest"] != (Fields.TryGetValue((string)field["key"]!, out var known) ? Digest(known) : null)) ? "STALE_OBJECT" : null);
            if (code is null)
            {
                foreach (var field in fields)
                    Fields[(string)field!["key"]!] = Kept((string)field["value"]!);
            }

            return new()
            {
                ["metafieldsSet"] = new JsonObject
                {
                    ["metafields"] = code is null ? new JsonArray([.. fields.Select(field => new JsonObject { ["key"] = (string)field!["key"]! })]) : null,
                    ["userErrors"] = code is null ? new JsonArray() : new JsonArray(new JsonObject { ["field"] = new JsonArray("metafields", "0"), ["message"] = "No.", ["code"] = code }),
                },
            };
        }

        private JsonObject Delete(JsonArray fields)
        {
            foreach (var field in fields)
                Fields.TryRemove((string)field!["key"]!, out _);
            return new() { ["metafieldsDelete"] = new JsonObject { ["deletedMetafields"] = new JsonArray([.. fields.Select(field => new JsonObject { ["key"] = (string)field!["key"]! })]), ["userErrors"] = new JsonArray() } };
        }

        private static string Kept(string value) => value.StartsWith('{') && JsonNode.Parse(value) is { } rating
            ? new JsonObject { ["scale_min"] = (string?)rating["scale_min"], ["scale_max"] = (string?)rating["scale_max"], ["value"] = (string?)rating["value"] }.ToJsonString()
            : value;

        private static string Digest(string value) => string.Create(CultureInfo.InvariantCulture, $"digest-{Keys.Hash(value)}");

        public ValueTask DisposeAsync() => Shop.DisposeAsync();
    }
}
