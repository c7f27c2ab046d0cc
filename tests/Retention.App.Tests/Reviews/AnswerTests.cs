using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Retention.App.Reviews;
using Retention.App.Storage;
using Retention.App.Tests.Merchant;
using Retention.App.Tests.Road;
using Retention.Events;
using Retention.Reviews;

namespace Retention.App.Tests.Reviews;

/// <summary>The shop answers a review, and its author takes it back.</summary>
[Collection("Azurite")]
public sealed class AnswerTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task A_merchant_answers_changes_the_answer_and_takes_it_back_and_who_did_it_when_stands_there()
    {
        await using var shop = await ReviewShop.StartAsync(azurite);
        await shop.ReviewAsync(2, "It broke.");
        using var merchant = await Visitor.InAsync(shop.App, shop.Id);
        var page = await merchant.OpenAsync("/app/reviews?state=published&only=unanswered");
        var form = page.QuerySelector<IHtmlFormElement>("form[action*='/answer']")!;
        var path = form.GetAttribute("action")!;
        using (var empty = await merchant.PostAsync(path, ("answer", " \n ")))
            empty.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        using (var answer = await merchant.PostAsync(path, ("answer", "Sorry!\n<script>alert(1)</script>")))
            answer.Headers.Location!.OriginalString.ShouldBe("/app/reviews?state=published&only=unanswered&told=review-answered");
        (await shop.ShownAsync()).Reviews.ShouldHaveSingleItem().Reply.ShouldBe("Sorry!\n<script>alert(1)</script>");
        (await merchant.OpenAsync("/app/reviews?state=published&only=unanswered")).QuerySelector("article").ShouldBeNull();
        page = await merchant.OpenAsync("/app/reviews?state=published&only=answered");
        page.QuerySelector("article script").ShouldBeNull();
        page.QuerySelector("article")!.TextContent.ShouldContain("Answered by");
        using (var again = await merchant.PostAsync(path, ("answer", "Sorry!")))
            again.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        using (var gone = await merchant.PostAsync(path.Replace("/answer", "/unanswer", StringComparison.Ordinal)))
            gone.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var review = (await shop.ListAsync(ReviewState.Published)).ShouldHaveSingleItem();
        (review.Reply, string.Join(' ', review.Decisions.Select(done => done.Act))).ShouldBe((null, " replied reply-changed reply-removed"));
        using var other = await merchant.PostAsync("/app/reviews/0123456789abcdef01234567/answer", ("answer", "Hello"));
        other.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_its_author_takes_back_is_gone_from_lists_and_ratings_and_cannot_be_published_and_no_word_is_left()
    {
        await using var shop = await ReviewShop.StartAsync(azurite);
        await shop.ReviewAsync(2, "It broke in my kitchen.");
        await shop.ReviewAsync(5, "Lovely.", item: "20");
        await shop.App.HandleAsync(shop.Id, new ReviewWithdrawn("1", "19", shop.App.Clock.Now.AddMinutes(1)), "w");
        var (reviews, summary) = await shop.ShownAsync();
        (reviews.ShouldHaveSingleItem().Text, summary).ShouldBe(("Lovely.", Aggregate.None.Plus(5, 1)));
        (await shop.RowsAsync()).ShouldAllBe(row => !row.Json().Contains("kitchen", StringComparison.Ordinal));
        var left = (await shop.ListAsync(ReviewState.Withdrawn)).ShouldHaveSingleItem();
        (await shop.App.Get<Moderating>().DecideAsync(shop.Id, left.Id, new(ReviewState.Published, Reason: null), "maria", CancellationToken.None)).ShouldBeFalse();
        (await shop.App.Get<ReviewStore>().TotalsAsync(shop.Id, CancellationToken.None)).Withdrawn.ShouldBe(1);
        // Heard again, or the review's own message once more: nothing comes back. Written anew it is one again.
        await shop.App.HandleAsync(shop.Id, new ReviewWithdrawn("1", "19", shop.App.Clock.Now.AddMinutes(1)), "w");
        await shop.ReviewAsync(2, "It broke in my kitchen.");
        (await shop.ShownAsync()).Summary.Count.ShouldBe(1);
        await shop.ReviewAsync(3, "They sent another.", at: shop.App.Clock.Now.AddMinutes(2));
        (await shop.ShownAsync()).Summary.Count.ShouldBe(2);
        // Without an item it is every one of the order, but not what was written since.
        await shop.App.HandleAsync(shop.Id, new ReviewWithdrawn("1", ItemId: null, shop.App.Clock.Now.AddMinutes(1)), "all");
        (await shop.ShownAsync()).Reviews.ShouldHaveSingleItem().Text.ShouldBe("They sent another.");
        using var merchant = await Visitor.InAsync(shop.App, shop.Id);
        var page = await merchant.OpenAsync("/app/reviews?state=taken-back");
        page.QuerySelector("article")!.TextContent.ShouldContain("Its author took it back.");
        page.QuerySelector("article form").ShouldBeNull();
    }

    [Fact]
    public async Task Photos_wait_for_a_look_and_stand_in_the_export_with_the_answer()
    {
        await using var shop = await ReviewShop.StartAsync(azurite);
        await shop.App.HandleAsync(shop.Id, new ReviewGiven("1", shop.App.Clock.Now) { Items = [new ItemReview("19", "Blue Mug", 4, "", "Look.") { Photos = [new("0123456789abcdef01234567", 1200, 800)] }] });
        var review = (await shop.ListAsync(ReviewState.Pending)).ShouldHaveSingleItem();
        review.Reason.ShouldBe("photos");
        using var merchant = await Visitor.InAsync(shop.App, shop.Id);
        var photo = (await merchant.OpenAsync("/app/reviews?only=photos")).QuerySelector("article img")!;
        (photo.GetAttribute("width"), photo.GetAttribute("height"), photo.GetAttribute("alt")).ShouldBe(("180", "120", "Photo 1 of 1"));
        await shop.App.Get<Moderating>().PublishUnsuspiciousAsync(shop.Id, "maria", CancellationToken.None);
        (await shop.ListAsync(ReviewState.Pending)).Count.ShouldBe(1); // Photos are looked at one by one.
        await shop.App.Get<Moderating>().DecideAsync(shop.Id, review.Id, new(ReviewState.Published, Reason: null), "maria", CancellationToken.None);
        await shop.App.Get<Moderating>().AnswerAsync(shop.Id, review.Id, "=Thanks", "maria", CancellationToken.None);
        using var answer = await merchant.GetAsync("/app/reviews/export");
        var text = await answer.Content.ReadAsStringAsync();
        text.Split("\r\n")[0].ShouldEndWith("Decided by,Decided,Photos,Reply,Replied,Imported from");
        text.ShouldContain($"/photos/{shop.Id}/0123456789abcdef01234567.");
        text.ShouldContain("\"'=Thanks\"");
    }
}
