using Retention.App.Reviews;
using Retention.App.Storage;
using Retention.App.Tests.ForShoppers;
using Retention.App.Tests.Road;
using Retention.Events;
using Retention.Reviews;

namespace Retention.App.Tests.Reviews;

/// <summary>From the form that a shopper posts to what everybody sees.</summary>
[Collection("Azurite")]
public sealed class FromThePageTests(AzuriteFixture azurite)
{
    [Theory]
    [InlineData(null)]
    [InlineData("5.00")]
    public async Task What_a_shopper_posts_is_shown_with_the_first_name_and_with_what_was_promised(string? credit)
    {
        await using var box = await Mailbox.SetUpAsync(azurite, shop => shop with
        {
            Settings = shop.Settings with { ShowReviews = ReviewShowing.AtOnce, ReviewCredit = credit is null ? null : Money.Read(credit, new("EUR")) },
        });
        var order = Reported.Order("7", Mailbox.Ann, at: Mailbox.At.AddMinutes(3)).Order;
        await box.App.HandleAsync(box.Shop, new OrderReported(order with { Lines = [new("Blue Mug", "large", 1, Price: null, Image: null) { ProductId = "7001", VariantId = "19" }, new("Tea Towel", Variant: null, 1, Price: null, Image: null)] }));
        await box.PostAsync($"{box.Path("review-request", "7")}/review", ("stars-0", "2"), ("title-0", "Chipped"), ("text-0", "It came with a chip."), ("stars-1", "5"));
        await box.ArriveAsync();

        var shop = (await box.App.Get<ShopStore>().FindAsync(box.Shop, CancellationToken.None))!.Shop;
        var shown = (await box.App.Get<ShownReviews>().ReadAsync(shop, "7001", most: 10, before: null, CancellationToken.None)).Reviews.ShouldHaveSingleItem();
        shown.ShouldBe(new ShownReview(shown.Id, "Blue Mug", 2, "Chipped", "It came with a chip.", "Ann", box.App.Clock.Now) { IsVerified = true, IsIncentivised = credit is not null });
        // Where the shop told no id, the item goes by its name.
        (await box.App.Get<ShownReviews>().SummaryAsync(shop, "Tea Towel", CancellationToken.None)).ShouldBe(Aggregate.None.Plus(5, 1));
    }

    [Fact]
    public async Task What_the_page_promised_counts_though_the_shop_promises_nothing_any_more_when_it_is_heard()
    {
        await using var box = await Mailbox.SetUpAsync(azurite, shop => shop with { Settings = shop.Settings with { ShowReviews = ReviewShowing.AtOnce, ReviewCredit = new Money(500, new("EUR")) } });
        await box.PostAsync($"{box.Path("review-request", "6")}/review", ("stars-0", "4"));
        await box.App.Get<ShopStore>().ChangeAsync(box.Shop, shop => shop with { Settings = shop.Settings with { ReviewCredit = null } }, CancellationToken.None);
        box.App.Clock.Now = box.App.Clock.Now.AddMinutes(1);
        await box.ArriveAsync();
        (await box.App.Get<ReviewLists>().ListAsync(box.Shop, new(ReviewState.Published), after: null, most: 10, CancellationToken.None)).ShouldHaveSingleItem().IsIncentivised.ShouldBeTrue();
    }
}
