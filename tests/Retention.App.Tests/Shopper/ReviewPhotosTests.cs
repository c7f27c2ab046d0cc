using System.Net;
using System.Text;
using Retention.App.Photos;
using Retention.App.Privacy;
using Retention.App.Reviews;
using Retention.App.Storage;
using Retention.App.Tests.Photos;
using Retention.App.Tests.Road;
using Retention.Events;
using Retention.Reviews;

namespace Retention.App.Tests.ForShoppers;

/// <summary>Photos of reviews: from the form, through the rules, to everybody's eyes, and away again.</summary>
[Collection("Azurite")]
public sealed class ReviewPhotosTests(AzuriteFixture azurite)
{
    private static readonly (string, string)[] Four = [("once", "1"), ("stars-0", "4"), ("text-0", "Holds tea.")];

    [Fact]
    public async Task A_photo_goes_from_the_form_to_everybody_without_where_it_was_taken_and_lies_sealed()
    {
        await using var box = await Mailbox.SetUpAsync(azurite, Shows);
        (await box.WriteAsync(box.Path(), Four, ("photos-0", "IMG_1.jpg", SamplePhotos.TalkativeJpeg(6)), ("photos-0", "two.png", SamplePhotos.Png), ("photos-1", "", []))).LeadsTo.ShouldBe("review?done");
        await box.ArriveAsync();
        (await ReviewAsync(box)).State.ShouldBe(ReviewState.Pending, "no rule knows what is on a photo");
        await PublishAsync(box);

        var review = await ReviewAsync(box);
        review.Photos.Select(photo => (photo.Width, photo.Height)).ShouldBe([(64, 96), (96, 64)]);
        review.State.ShouldBe(ReviewState.Published);
        using var answer = await box.App.Http.GetAsync(Public(box, review));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (answer.Content.Headers.ContentType!.ToString(), answer.Content.Headers.ContentDisposition!.ToString()).ShouldBe(("image/jpeg", "inline; filename=\"photo.jpg\""));
        answer.Headers.GetValues("Content-Security-Policy").ShouldBe(["default-src 'none'; sandbox"]);
        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        answer.Headers.GetValues("Cross-Origin-Resource-Policy").ShouldBe(["cross-origin"]);
        answer.Headers.CacheControl!.ToString().ShouldBe("public, max-age=300");
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        Encoding.Latin1.GetString(bytes).ShouldNotContain("PLANTED");
        PhotoReader.Read(bytes).ShouldBeOfType<PhotoRead.Photo>().Bytes.ShouldBe(bytes);

        var names = await box.PhotosAsync();
        names.ShouldBe(review.Photos.Select(photo => $"{box.Shop}/{box.ShopperId}/{photo.Id}"), ignoreOrder: true);
        foreach (var name in names)
            PhotoReader.KindOf((await box.App.Storage.Photos.FindAsync(name, CancellationToken.None))!.ToMemory().Span).ShouldBeNull("sealed");
    }

    [Fact]
    public async Task A_photo_is_nobody_else_s_business_until_its_review_is_published()
    {
        await using var box = await Mailbox.SetUpAsync(azurite, Shows);
        await box.WriteAsync(box.Path(), [.. Four, ("title-0", "See cheapmugs.com")], ("photos-0", "a.png", SamplePhotos.Png));
        await box.ArriveAsync();
        var (review, links) = (await ReviewAsync(box), box.App.Get<PhotoLinks>());
        review.State.ShouldBe(ReviewState.Pending);
        (await StatusAsync(box, Public(box, review))).ShouldBe(HttpStatusCode.NotFound);
        var own = links.Until(box.Shop, review.Shopper, review.Photos[0].Id, box.App.Clock.Now.AddHours(1)).PathAndQuery;
        (await StatusAsync(box, own)).ShouldBe(HttpStatusCode.OK);
        box.App.Clock.Now = box.App.Clock.Now.AddHours(1);
        (await StatusAsync(box, own)).ShouldBe(HttpStatusCode.NotFound, "its time is over");

        await box.App.Get<Moderating>().DecideAsync(box.Shop, review.Id, new(ReviewState.Published, Reason: null), "maria", CancellationToken.None);
        (await StatusAsync(box, Public(box, review))).ShouldBe(HttpStatusCode.OK);
        foreach (var made in new[] { Public(box, review)[..^1] + (Public(box, review)[^1] == 'A' ? 'B' : 'A'), Public(box, review).Replace(box.Shop, $"s{new string('0', 16)}", StringComparison.Ordinal), $"/photos/{box.Shop}/{review.Photos[0].Id}", $"/photos/{box.Shop}/x.y", own.Replace("/photos/", "/photos//", StringComparison.Ordinal) })
            (await StatusAsync(box, made)).ShouldBe(HttpStatusCode.NotFound, made);
        await box.App.Get<ShopStore>().ChangeAsync(box.Shop, shop => shop with { Settings = shop.Settings with { ShowReviews = ReviewShowing.Off } }, CancellationToken.None);
        (await StatusAsync(box, Public(box, review))).ShouldBe(HttpStatusCode.NotFound, "a shop that shows no reviews shows no photos of them");
    }

    [Fact]
    public async Task A_file_that_is_no_photo_is_named_and_nothing_else_of_the_form_is_lost()
    {
        await using var box = await Mailbox.SetUpAsync(azurite, Shows);
        var (leadsTo, page, status) = await box.WriteAsync(box.Path(), Four, ("photos-0", "C:\\pics\\holiday.jpg", "<script>alert(1)</script>"u8.ToArray()), ("photos-0", "IMG_2.heic", [0, 0, 0, 24, .. "ftypheic"u8, 0, 0, 0, 0]), ("photos-0", "good.jpg", SamplePhotos.Jpeg), ("photos-0", "bomb.png", SamplePhotos.Bomb(100, 100, 5_000_000)), ("photos-0", "none.jpg", []));
        (leadsTo, status).ShouldBe((null, HttpStatusCode.BadRequest));
        page.QuerySelector("[role=alert] a")!.GetAttribute("href").ShouldBe("#photos-0");
        var faults = page.QuerySelectorAll("fieldset .fault").Select(fault => fault.TextContent).ToList();
        faults.Count.ShouldBe(4);
        faults.Zip(["“holiday.jpg” is not a photo", "“IMG_2.heic” is a HEIC file", "“bomb.png” is damaged", "“none.jpg” is empty"]).ShouldAllBe(pair => pair.First.StartsWith(pair.Second, StringComparison.Ordinal));
        (await box.App.Storage.EventQueue.CountAsync()).ShouldBe(0);

        foreach (var again in new[] { page, await box.PageAsync($"{box.Path()}/review") })
        {
            again.QuerySelector("#text-0")!.TextContent.ShouldBe("Holds tea.");
            again.QuerySelectorAll("input[type=radio][checked]").Select(star => star.GetAttribute("value")).ShouldBe(["4"]);
            again.QuerySelector("[role=status]")!.TextContent.ShouldContain("has not been sent yet");
            (await StatusAsync(box, again.QuerySelector("fieldset img")!.GetAttribute("src")!)).ShouldBe(HttpStatusCode.OK);
        }

        (await box.WriteAsync(box.Path(), Four)).LeadsTo.ShouldBe("review?done");
        await box.ArriveAsync();
        (await ReviewAsync(box)).Photos.ShouldHaveSingleItem();
        (await box.DraftsAsync()).ShouldBeEmpty("it was sent");
    }

    [Fact]
    public async Task Of_a_hundred_files_five_are_kept_and_every_other_is_told_of()
    {
        await using var box = await Mailbox.SetUpAsync(azurite);
        var files = Enumerable.Range(0, 100).Select(number => ("photos-0", $"{number}.png", SamplePhotos.Bomb(60, 60 + number, 61L * (60 + number)))).ToArray();
        var (_, page, status) = await box.WriteAsync(box.Path(), Four, files);
        (status, page.QuerySelectorAll("fieldset .fault").Length, page.QuerySelectorAll("fieldset img").Length).ShouldBe((HttpStatusCode.BadRequest, 95, 5));
        (await box.PhotosAsync()).Count.ShouldBe(5);
        // Five are there by now: a sixth goes only in the place of one.
        (await box.WriteAsync(box.Path(), Four, ("photos-0", "six.png", SamplePhotos.Png))).Page.QuerySelector("fieldset .fault")!.TextContent.ShouldContain("five photos");
        var off = page.QuerySelector("input[name=off]")!.GetAttribute("value")!;
        (await box.WriteAsync(box.Path(), [.. Four, ("off", off)], ("photos-0", "six.png", SamplePhotos.Png))).LeadsTo.ShouldBe("review?done");
        var names = await box.PhotosAsync();
        names.Count.ShouldBe(5);
        names.ShouldNotContain(name => name.EndsWith(off, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_a_post_that_cannot_be_read_to_its_end_no_photo_stays_and_one_that_was_kept_before_does()
    {
        await using var box = await Mailbox.SetUpAsync(azurite);
        await box.WriteAsync(box.Path(), [("once", "1"), ("do", "keep"), ("text-0", "Later")], ("photos-0", "a.png", SamplePhotos.Png));
        var before = await box.PhotosAsync();
        before.ShouldHaveSingleItem();

        // The words stand behind the photos here, and are too many.
        using var form = new MultipartFormDataContent { { new StringContent("1"), "once" } };
        foreach (var photo in new[] { SamplePhotos.Png, SamplePhotos.Jpeg })
            form.Add(new ByteArrayContent(photo), "photos-0", "b.png");
        form.Add(new StringContent(new string('x', 70_000)), "text-0");
        using var answer = await box.App.Http.PostAsync($"{box.Path()}/review", form);
        answer.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await box.PhotosAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task An_edit_goes_through_the_rules_again_and_what_it_leaves_out_is_erased()
    {
        await using var box = await Mailbox.SetUpAsync(azurite, Shows);
        await box.WriteAsync(box.Path(), Four, ("photos-0", "a.png", SamplePhotos.Png), ("photos-0", "b.jpg", SamplePhotos.Jpeg));
        await box.ArriveAsync();
        await PublishAsync(box);
        var first = await ReviewAsync(box);
        var page = await box.PageAsync($"{box.Path()}/review");
        page.QuerySelector("fieldset .soft")!.TextContent.ShouldContain("It is published.");
        page.QuerySelector("#text-0")!.TextContent.ShouldBe("Holds tea.");
        (await box.WriteAsync(box.Path(), Four)).LeadsTo.ShouldBe("review?done");
        (await box.App.Storage.EventQueue.CountAsync()).ShouldBe(0, "nothing is new");

        box.App.Clock.Now = box.App.Clock.Now.AddMinutes(1);
        (await box.WriteAsync(box.Path(), [("once", "2"), ("stars-0", "2"), ("text-0", "Ask +49 151 2345678"), ("off", first.Photos[0].Id)])).LeadsTo.ShouldBe("review?done");
        (await StatusAsync(box, Public(box, first, 1))).ShouldBe(HttpStatusCode.OK, "what is published stays until the edit is heard");
        await box.ArriveAsync();
        var second = await ReviewAsync(box);
        (second.Stars, second.State, second.Reason).ShouldBe((2, ReviewState.Pending, "telephone"));
        second.Photos.ShouldBe([first.Photos[1]]);
        (await box.PhotosAsync()).ShouldHaveSingleItem().ShouldEndWith(first.Photos[1].Id);
        (await StatusAsync(box, Public(box, first, 1))).ShouldBe(HttpStatusCode.NotFound);
        (await box.PageAsync($"{box.Path()}/review")).QuerySelector("fieldset .soft")!.TextContent.ShouldContain("a telephone number");
    }

    [Fact]
    public async Task What_is_taken_back_is_asked_for_once_more_and_then_its_words_and_photos_are_gone()
    {
        await using var box = await Mailbox.SetUpAsync(azurite, Shows);
        await box.WriteAsync(box.Path(), [.. Four, ("stars-1", "5"), ("text-1", "Dries well.")], ("photos-0", "a.png", SamplePhotos.Png), ("photos-1", "b.png", SamplePhotos.Read("clear.png")));
        await box.ArriveAsync();
        var review = await ReviewAsync(box);
        await box.WriteAsync(box.Path(), [("do", "keep"), ("stars-0", "1"), ("text-0", "A draft of it")], ("photos-0", "c.jpg", SamplePhotos.Jpeg));
        (await box.PhotosAsync()).Count.ShouldBe(3);
        var before = await box.EverythingAsync();
        (await box.PageAsync($"{box.Path()}/review?withdraw={review.Id}")).QuerySelector("input[name=withdraw]")!.GetAttribute("value").ShouldBe(review.Id);
        (await box.EverythingAsync()).ShouldBe(before);

        box.App.Clock.Now = box.App.Clock.Now.AddMinutes(1);
        foreach (var press in new[] { 1, 2 })
            (await box.PostAsync($"{box.Path()}/review", ("once", "w"), ("withdraw", review.Id))).LeadsTo.ShouldBe("review?withdrawn", $"press {press}");
        (await box.PostAsync($"{box.Path()}/review", ("withdraw", new string('0', 24)))).LeadsTo.ShouldBe("review", "somebody else's");
        while (await box.App.ReceiveAsync(box.App.Storage.EventQueue) > 0)
        {
        }

        (await box.RowsAsync(Keys.Reviews)).ShouldHaveSingleItem().Read(Stored.Default.ReviewGiven).Items.ShouldHaveSingleItem().Text.ShouldBe("Dries well.");
        (await box.PhotosAsync()).ShouldHaveSingleItem().ShouldContain(Keys.ReviewId(box.Shop, box.ShopperId, "Tea Towel"));
        (await box.DraftsAsync()).ShouldAllBe(draft => !draft.Json().Contains("A draft of it", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whoever_is_erased_leaves_no_photo_and_no_draft_and_the_export_before_has_both()
    {
        await using var box = await Mailbox.SetUpAsync(azurite, Shows);
        await box.WriteAsync(box.Path(), Four, ("photos-0", "a.png", SamplePhotos.Png));
        await box.ArriveAsync();
        await box.WriteAsync(box.Path("review-request", "6"), [("do", "keep"), ("text-0", "Not sent")], ("photos-0", "b.jpg", SamplePhotos.Jpeg));
        var shop = (await box.App.Get<ShopStore>().FindAsync(box.Shop, CancellationToken.None))!.Shop;
        var export = await box.App.Get<PersonExport>().ReadAsync(shop, [box.ShopperId], CancellationToken.None);
        export.ShouldContain(item => item.Group == "retention-drafts" && item.Data.Any(line => line.Value.Contains("Not sent", StringComparison.Ordinal)));
        var pictures = export.Where(item => item.Group == "retention-photos").Select(item => new Uri(item.Data.Single(line => line.Name == "Picture").Value).PathAndQuery).ToList();
        pictures.Count.ShouldBe(2);
        foreach (var picture in pictures)
            (await StatusAsync(box, picture)).ShouldBe(HttpStatusCode.OK);

        await box.App.HandleAsync(box.Shop, new ShopperErased(CustomerId: null, Mailbox.Ann, "5"));
        (await box.PhotosAsync()).ShouldBeEmpty();
        (await box.DraftsAsync()).ShouldBeEmpty();
        foreach (var picture in pictures)
            (await StatusAsync(box, picture)).ShouldBe(HttpStatusCode.NotFound);
    }

    private static Shops.Shop Shows(Shops.Shop shop) => shop with { Settings = shop.Settings with { ShowReviews = ReviewShowing.AtOnce } };

    private static async Task<Review> ReviewAsync(Mailbox box) =>
        (await box.App.Get<ReviewStore>().FindAsync(box.Shop, Keys.ReviewId(box.Shop, box.ShopperId, "Blue Mug"), CancellationToken.None)).ShouldNotBeNull().Review;

    private static string Public(Mailbox box, Review review, int photo = 0) => box.App.Get<PhotoLinks>().Of(box.Shop, review.Photos[photo].Id).PathAndQuery;

    private static async Task PublishAsync(Mailbox box) =>
        (await box.App.Get<Moderating>().DecideAsync(box.Shop, (await ReviewAsync(box)).Id, new(ReviewState.Published, Reason: null), "maria", CancellationToken.None)).ShouldBeTrue();

    private static async Task<HttpStatusCode> StatusAsync(Mailbox box, string path)
    {
        using var answer = await box.App.Http.GetAsync(path);
        return answer.StatusCode;
    }
}
