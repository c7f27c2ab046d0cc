using System.Net;
using Retention.App.Photos;
using Retention.App.Storage;
using Retention.App.Tests.Photos;

namespace Retention.App.Tests.ForShoppers;

/// <summary>A review that was begun waits for its author, for two weeks, and is nobody else's.</summary>
[Collection("Azurite")]
public sealed class ReviewDraftTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task What_is_kept_for_later_is_there_again_from_any_letter_about_the_order_and_is_no_review()
    {
        await using var box = await Mailbox.SetUpAsync(azurite);
        (await box.PostAsync(box.Path(), [("do", "keep"), ("title-0", "Half a thought")], ("photos-1", "a.png", SamplePhotos.Png))).LeadsTo.ShouldBe("review");
        (await box.App.Storage.EventQueue.CountAsync()).ShouldBe(0);
        foreach (var path in new[] { box.Path(), box.Path("thank-you") })
        {
            var page = await box.PageAsync($"{path}/review");
            page.QuerySelector("#title-0")!.GetAttribute("value").ShouldBe("Half a thought");
            page.QuerySelectorAll("fieldset")[1].QuerySelector("img").ShouldNotBeNull();
            page.QuerySelector("[role=status]")!.TextContent.ShouldContain("4 December 2026");
        }

        (await box.PageAsync($"{box.Path("review-request", "6")}/review")).QuerySelector("[role=status]").ShouldBeNull("another order");
        (await box.PostAsync(box.Path(), [("do", "discard")])).LeadsTo.ShouldBe("review");
        (await box.PageAsync($"{box.Path()}/review")).QuerySelector("#title-0")!.GetAttribute("value").ShouldBeNullOrEmpty();
        ((await box.PhotosAsync()).Count, (await box.DraftsAsync()).Count).ShouldBe((0, 0));
    }

    [Fact]
    public async Task After_two_weeks_it_is_gone_with_its_photos_and_what_was_sent_or_kept_anew_is_not()
    {
        await using var box = await Mailbox.SetUpAsync(azurite);
        box.App.Clock.Now = DateTimeOffset.UtcNow; // The storage's own clock marks the photos.
        var (path, other) = (box.Path(), box.Path("review-request", "6"));
        await box.PostAsync(path, [("once", "1"), ("stars-0", "4")], ("photos-0", "sent.png", SamplePhotos.Png));
        await box.ArriveAsync();
        await box.PostAsync(other, [("do", "keep"), ("text-0", "Never sent")], ("photos-0", "left.jpg", SamplePhotos.Jpeg));
        (await box.PhotosAsync()).Count.ShouldBe(2);
        await CleanAsync(box, days: 13);
        (await box.PhotosAsync()).Count.ShouldBe(2);
        await box.PostAsync(other, [("do", "keep"), ("text-0", "Still not sent")]);
        await CleanAsync(box, days: 3);
        (await box.PhotosAsync()).Count.ShouldBe(2, "it was kept anew");
        await CleanAsync(box, days: 13);
        (await box.PageAsync($"{box.Path("review-request", "6")}/review")).QuerySelector("[role=status]").ShouldBeNull();
        (await box.DraftsAsync()).ShouldBeEmpty();
        (await box.PhotosAsync()).ShouldHaveSingleItem().ShouldContain(Keys.ReviewId(box.Shop, box.ShopperId, "Blue Mug"));
        (await TestApp.RowsAsync(box.App.Storage.Reviews)).ShouldNotContain(row => row.RowKey.StartsWith(Keys.Leftovers, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_post_beyond_all_limits_is_answered_in_words_and_leaves_nothing()
    {
        await using var box = await Mailbox.SetUpAsync(azurite);
        (await box.PostAsync(box.Path(), [("stars-0", "4"), ("text-0", new string('x', 70_000))])).Status.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await box.PostAsync(box.Path(), [.. Enumerable.Range(0, 500).Select(number => ($"x{number}", "y"))])).Status.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        var (_, page, status) = await box.PostAsync(box.Path(), [("stars-0", "4"), ("text-0", "Kept")], ("photos-0", "big.jpg", [0xFF, 0xD8, 0xFF, .. new byte[PhotoLimits.MostBytes]]));
        (status, page.QuerySelector("#text-0")!.TextContent).ShouldBe((HttpStatusCode.BadRequest, "Kept"));
        page.QuerySelector("fieldset .fault")!.TextContent.ShouldContain("larger than 8 MB");
        (await box.PhotosAsync()).ShouldBeEmpty();
    }

    private static async Task CleanAsync(Mailbox box, int days)
    {
        box.App.Clock.Now = box.App.Clock.Now.AddDays(days);
        await box.App.Get<Leftovers>().CleanAsync(box.App.Clock.Now, CancellationToken.None);
    }
}
