using System.Net;
using Retention.App.Queues;
using Retention.App.Storage;
using Retention.Decisions;
using Retention.Events;
using Retention.Shoppers;

namespace Retention.App.Tests.ForShoppers;

/// <summary>The page on which the items of an order are reviewed.</summary>
[Collection("Azurite")]
public sealed class ReviewPageTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task A_review_is_stored_with_its_stars_and_ends_the_request()
    {
        await using var box = await Mailbox.SetUpAsync(azurite);
        await box.App.Get<Inbox>().PutAsync(box.Shop, "parcel", "test", box.App.Clock.Now, new ShipmentReported("5", "p", ShipmentStage.Delivered, Mailbox.At.AddMinutes(2)), CancellationToken.None);
        await box.ArriveAsync();
        (await box.ShopperAsync()).Journey("review-request|5").ShouldNotBeNull();

        var (leadsTo, _, _) = await box.PostAsync($"{box.Path()}/review", ("once", "1"), ("stars-0", "2"), ("title-0", "Chipped"), ("text-0", "It came\r\nwith a chip."));
        leadsTo.ShouldBe("review?done");
        (await box.PageAsync($"{box.Path()}/{leadsTo}")).QuerySelector("h1")!.TextContent.ShouldBe("Thank you for your review");
        await box.ArriveAsync();

        var review = (await box.RowsAsync(Keys.Reviews)).ShouldHaveSingleItem().Read(Stored.Default.ReviewGiven);
        review.Items.ShouldBe([new ItemReview(ItemId: null, "Blue Mug", 2, "Chipped", "It came\nwith a chip.")]);
        var shopper = await box.ShopperAsync();
        shopper.Journey("review-request|5").ShouldBeNull();
        shopper.Order("5")!.ReviewedAt.ShouldBe(box.App.Clock.Now);
        (await box.App.JournalAsync(box.Shop)).ShouldContain(line => line.Entry.Flow == "review-request" && line.Entry.Reason == Reason.Reviewed.Key);
    }

    [Fact]
    public async Task What_was_reviewed_stands_in_no_journal()
    {
        await using var box = await Mailbox.SetUpAsync(azurite);
        await box.PostAsync($"{box.Path()}/review", ("stars-0", "1"), ("text-0", "Ask Peter Miller about it"));
        await box.ArriveAsync();
        (await TestApp.RowsAsync(box.App.Storage.Journal)).ShouldAllBe(row => !row.Json().Contains("Miller", StringComparison.Ordinal) && !row.Json().Contains("stars", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_newest_of_two_reviews_stands_first_and_a_form_pressed_twice_is_one()
    {
        await using var box = await Mailbox.SetUpAsync(azurite);
        foreach (var stars in new[] { "5", "5", "3" })
        {
            await box.PostAsync($"{box.Path()}/review", ("once", "same"), ("stars-0", stars));
            box.App.Clock.Now = box.App.Clock.Now.AddMinutes(1);
        }

        await box.ArriveAsync(events: 3);
        (await box.RowsAsync(Keys.Reviews)).Select(row => row.Read(Stored.Default.ReviewGiven).Items[0].Stars).ShouldBe([3, 5]);
    }

    [Fact]
    public async Task Stars_in_the_link_only_fill_in_and_none_are_chosen_without_them()
    {
        await using var box = await Mailbox.SetUpAsync(azurite);
        var path = box.Path("review-request", "6"); // An order of one item.
        (await box.PageAsync($"{path}/review")).QuerySelectorAll("input[type=radio][checked]").ShouldBeEmpty();
        (await box.PageAsync($"{path}/review?stars=4")).QuerySelectorAll("input[type=radio][checked]").Select(star => star.GetAttribute("value")).ShouldBe(["4"]);
        (await box.PageAsync($"{path}/review?stars=9")).QuerySelectorAll("input[type=radio][checked]").ShouldBeEmpty();
        (await box.App.Storage.EventQueue.CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_fault_names_its_field_and_keeps_what_was_typed()
    {
        await using var box = await Mailbox.SetUpAsync(azurite);
        foreach (var (fields, field) in new (string, string)[][] { [("title-0", "Kept")], [("stars-0", "9"), ("title-0", "Kept")], [("stars-1", "3"), ("title-0", "Kept")], [("stars-0", "4"), ("title-0", "Kept"), ("text-0", new string('x', 2_001))] }
            .Zip(["stars-0", "stars-0", "stars-0", "text-0"]))
        {
            var (leadsTo, page, status) = await box.PostAsync($"{box.Path()}/review", fields);
            leadsTo.ShouldBeNull();
            status.ShouldBe(HttpStatusCode.BadRequest);
            page.QuerySelector("[role=alert] a")!.GetAttribute("href").ShouldBe($"#{field}");
            page.QuerySelector($"#{field}").ShouldNotBeNull();
            page.QuerySelector("#title-0")!.GetAttribute("value").ShouldBe("Kept");
        }

        (await box.PostAsync($"{box.Path()}/review")).Page.QuerySelector("[role=alert]")!.TextContent.ShouldContain("at least one item");
        (await box.App.Storage.EventQueue.CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_letter_takes_twenty_posts_a_day_and_more_tomorrow()
    {
        await using var box = await Mailbox.SetUpAsync(azurite);
        for (var post = 0; post < 20; post++)
            (await box.PostAsync($"{box.Path()}/review", ("stars-0", "4"), ("once", $"{post}"))).LeadsTo.ShouldNotBeNull();
        (await box.PostAsync($"{box.Path()}/review", ("stars-0", "4"))).Status.ShouldBe(HttpStatusCode.TooManyRequests);
        (await box.PostAsync($"{box.Path("nps")}/answer", ("score", "9"))).LeadsTo.ShouldNotBeNull("another letter");
        (await box.PostAsync($"{box.Path()}/preferences", ("do", "stop"))).LeadsTo.ShouldNotBeNull("who says no is heard");
        box.App.Clock.Now = box.App.Clock.Now.AddDays(1);
        (await box.PostAsync($"{box.Path()}/review", ("stars-0", "4"))).LeadsTo.ShouldNotBeNull();
    }

    [Fact]
    public async Task Who_says_that_it_has_not_arrived_is_asked_a_week_later()
    {
        await using var box = await Mailbox.SetUpAsync(azurite);
        await box.App.Get<Inbox>().PutAsync(box.Shop, "parcel", "test", box.App.Clock.Now, new ShipmentReported("5", "p", ShipmentStage.Delivered, Mailbox.At.AddMinutes(2)), CancellationToken.None);
        await box.ArriveAsync();
        box.App.Clock.Now = Mailbox.At.AddDays(13);
        (await box.PostAsync($"{box.Path()}/arrived")).LeadsTo.ShouldBe("arrived?done");
        await box.ArriveAsync();
        (await box.ShopperAsync()).Journey("review-request|5")!.DueAt.ShouldBe(Mailbox.At.AddDays(20));
    }
}
