using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Retention.App.Reviews;
using Retention.App.Storage;
using Retention.App.Storefronts;
using Retention.App.Tests.Merchant;
using Retention.App.Tests.Road;
using Retention.App.Tests.Storefronts;
using Retention.Events;
using Retention.Reviews;

namespace Retention.App.Tests.Reviews;

/// <summary>Reviews of other programs, brought here.</summary>
[Collection("Azurite")]
public sealed class ReviewImportTests(AzuriteFixture azurite)
{
    private const string JudgeMe = "title,body,rating,review_date,source,curated,reviewer_name,reviewer_email,product_id,product_handle,reply,reply_date,picture_urls,ip_address,location\n"
        + "Top,\"<p>Lovely, and <b>big</b>.<br>Really &lt;3</p>\",5,2025-03-02 10:12:00 UTC,web,ok,Camille Rousseau,c@x.example,7001,mug,Thank you!,2025-03-03 08:00:00 UTC,\"https://x.example/a.jpg\",10.1.1.1,FR\n"
        + "Bad,It broke.,1,2025-01-10,web,ok,Marc,m@x.example,7001,mug,,,,,\n"
        + "Spam,Cheap watches,5,2025-01-11,web,spam,Bot,b@x.example,7001,mug,,,,,\n";

    [Fact]
    public async Task A_file_of_judge_me_is_taken_over_once_with_what_it_says_and_nothing_else_happens()
    {
        await using var shop = await ReviewShop.StartAsync(azurite);
        var before = (await TestApp.RowsAsync(shop.App.Storage.Shoppers)).Count;
        var import = await ImportAsync(shop, JudgeMe);
        (import.Applied, import.KnownLines, import.FaultCount).ShouldBe((3, 0, 0));
        import.Columns[0].ShouldBe("It looks like a file of Judge.me");
        import.Columns.Any(said => said == "picture_urls: photos, which stay behind: they are not taken over").ShouldBeTrue();
        var (reviews, summary) = await shop.ShownAsync();
        summary.ShouldBe(Aggregate.None.Plus(5, 1).Plus(1, 1));
        var first = reviews[0];
        (first.Text, first.By, first.IsVerified, first.IsIncentivised, first.Source!.Title, first.Reply).ShouldBe(("Lovely, and big.\nReally <3", "Camille R.", false, false, "Judge.me", "Thank you!"));
        (await shop.ListAsync(ReviewState.Pending)).ShouldHaveSingleItem().Reason.ShouldBe("hidden-there");
        (await shop.RowsAsync()).ShouldAllBe(row => !row.Json().Contains("x.example", StringComparison.Ordinal) && !row.Json().Contains("10.1.1.1", StringComparison.Ordinal));
        // No event, no shopper, no letter, no credit.
        (await TestApp.RowsAsync(shop.App.Storage.Shoppers)).Count.ShouldBe(before);
        (await shop.App.ReceiveAsync(shop.App.Storage.EventQueue)).ShouldBe(0);

        var marks = (await shop.RowsAsync()).Select(row => $"{row.RowKey} {row.ETag}").ToList();
        import = await ImportAsync(shop, JudgeMe, name: "again");
        (import.Applied, import.KnownLines).ShouldBe((0, 3));
        (await shop.RowsAsync()).Select(row => $"{row.RowKey} {row.ETag}").ShouldBe(marks);
    }

    [Theory]
    [InlineData("id,status,rating,email,nickname,full_name,review,date,productId,handle,img,variant,verified_purchase\n1,Active,5,a@b.example,Julie,Julie Martin,Fine.,2024-11-05T08:00:00.000Z,7001,mug,,M,true\n", "Loox", true, "Julie")]
    [InlineData("Review Title,Review Content,Review Score,Date,Product ID,Product Title,Display Name,Email,Verified Purchase\nSuper,Fine.,5,2025-03-15,7001,Mug,Ana Lopez,a@x.example,Yes\n", "Yotpo", true, "Ana L.")]
    [InlineData("product_id,product_title,author,email,reviewRating,reviewTitle,reviewMessage,dateCreated,published\n7001,Mug,Bo,b@x.example,5,,Fine.,2025-02-01,true\n", "Stamped", false, "Bo")]
    [InlineData("product_handle,state,rating,title,author,email,location,body,reply,created_at,replied_at\nblue-mug,published,5,,Ines K.,i@x.example,,Fine.,,2023-06-01T10:00:00-04:00,\n", "Product Reviews", false, "Ines K.")]
    [InlineData("comment_ID,comment_post_ID,comment_author,comment_author_email,comment_date_gmt,comment_content,comment_approved,rating,verified\n7,7001,Zoé,z@x.example,2025-02-01 10:00:00,Fine.,1,5,1\n", null, true, "Zoé")]
    [InlineData("stars,text,name,date,product_url\n5,Fine.,Li,2025-02-01,https://shop.test/products/blue-mug?variant=1\n", null, false, "Li")]
    public async Task Files_of_other_programs_are_understood_by_their_columns(string file, string? source, bool isVerified, string by)
    {
        await using var shop = await ReviewShop.StartAsync(azurite);
        await shop.App.HandleAsync(shop.Id, new ItemReported(new Item { Id = "19", ProductId = "7001", Title = "Blue Mug", Url = "https://shop.test/products/blue-mug", At = ReviewShop.At }));
        (await ImportAsync(shop, file)).FaultCount.ShouldBe(0);
        var review = (await shop.ShownAsync()).Reviews.ShouldHaveSingleItem();
        (review.Stars, review.Text, review.By, review.IsVerified, review.Source!.Title).ShouldBe((5, "Fine.", by, isVerified, source));
    }

    [Fact]
    public async Task Each_line_that_cannot_be_read_is_named_with_its_column_and_what_to_do_and_the_others_are_taken()
    {
        await using var shop = await ReviewShop.StartAsync(azurite);
        var import = await ImportAsync(shop, "rating,body,author,date,product_id,product_handle\n6,A,Ann,2025-01-01,7001,\n5,B,Ann,soon,7001,\n5,C,Ann,2025-01-01,,unknown\n5,D,Ann,2025-01-01,blue,\n5,E,Ann,2025-01-01,,\n4,\"=F\",Ann,2025-01-01,gid://shopify/Product/7001,\n5,G,Ann\n");
        import.Applied.ShouldBe(1);
        import.Faults.Select(fault => (fault.Line, fault.Column)).ShouldBe([(2, "rating"), (3, "date"), (4, "product_handle"), (5, "product_id"), (6, null), (8, null)]);
        import.Faults.ShouldAllBe(fault => fault.What.Length > 10 && fault.Remedy.Length > 10);
        (await shop.ShownAsync()).Reviews.ShouldHaveSingleItem().Text.ShouldBe("=F");
        (await ImportAsync(shop, "name,email\nAnn,a@x.example\n", "none")).FailedAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task What_was_exported_here_is_known_again_and_says_in_another_shop_what_it_said()
    {
        await using var shop = await ReviewShop.StartAsync(azurite, change: one => one with { Settings = one.Settings with { ReviewCredit = new Money(500, new("EUR")) } });
        await shop.ReviewAsync(2, "=It broke.\nTwice, \"really\".");
        using var file = new MemoryStream();
        await shop.App.Get<App.Merchant.ReviewPages.ReviewCsv>().WriteAsync(shop.Id, file, CancellationToken.None);
        var text = System.Text.Encoding.UTF8.GetString(file.ToArray());
        (await ImportAsync(shop, text)).KnownLines.ShouldBe(1);
        var other = (await shop.App.AddShopifyAsync(one => one with { Settings = one.Settings with { ShowReviews = ReviewShowing.AtOnce } }, domain: "other.myshopify.com")).Shop;
        (await shop.App.ImportAsync(other.Id, await SourceAsync(shop.App, other.Id, text, "moved"))).Applied.ShouldBe(1);
        var there = (await shop.App.Get<ShownReviews>().ReadAsync(other, ReviewShop.Mug, 10, before: null, CancellationToken.None)).Reviews.ShouldHaveSingleItem();
        (there.Text, there.By, there.IsVerified, there.IsIncentivised).ShouldBe(("=It broke.\nTwice, \"really\".", "Ann S.", true, true));
    }

    [Fact]
    public async Task Whoever_is_erased_takes_imported_reviews_along_and_what_was_given_for_all_is_said_of_each()
    {
        await using var shop = await ReviewShop.StartAsync(azurite);
        await ImportAsync(shop, "rating,body,author,email,date,product_id\n5,Mine,Ann Smith,ANN@example.test,2025-01-01,7001\n4,Other,Bo,bo@example.test,2025-01-01,7001\n", rewarded: true);
        (await shop.ShownAsync()).Reviews.ShouldAllBe(review => review.IsIncentivised);
        await shop.App.HandleAsync(shop.Id, new ShopperErased(CustomerId: null, "ann@example.test", OrderId: null));
        (await shop.ShownAsync()).Reviews.ShouldHaveSingleItem().By.ShouldBe("Bo");
    }

    [Fact]
    public async Task A_merchant_sees_what_the_columns_are_taken_for_before_anything_is_taken_over()
    {
        await using var app = await TestApp.StartAsync(azurite);
        var shop = (await app.AddShopifyAsync(one => one with { Settings = one.Settings with { ShowReviews = ReviewShowing.AtOnce } })).Shop;
        using var merchant = await Visitor.InAsync(app, shop.Id);
        using var form = new MultipartFormDataContent { { new StringContent("yes"), "rewarded" }, { new StringContent(JudgeMe), "file", "C:\\old\\reviews.csv" } };
        (await merchant.SendAsync("/app/reviews/import", form)).ShouldBe(System.Net.HttpStatusCode.Redirect);
        await Eventually.HoldsAsync("the look's end", async () => (await app.ProgressAsync(shop.Id))!.FinishedAt is not null);
        var page = await merchant.OpenAsync("/app/reviews/import");
        page.QuerySelector(".numbers")!.TextContent.ShouldContain("3 new");
        foreach (var words in new[] { "reviews.csv", "It looks like a file of Judge.me", "rating: the stars", "Each will say that something was promised or given for it." })
            page.Body!.TextContent.ShouldContain(words);
        (await app.Get<ReviewLists>().ListAsync(shop.Id, new(ReviewState.Published), after: null, most: 9, CancellationToken.None)).ShouldBeEmpty();
        await merchant.PressAsync(page.QuerySelector<IHtmlFormElement>("form[action$='/import/start']")!);
        await Eventually.HoldsAsync("the import's end", async () => await app.ProgressAsync(shop.Id) is { FinishedAt: not null, Source.IsDryRun: false });
        (await app.Get<ReviewLists>().ListAsync(shop.Id, new(ReviewState.Published), after: null, most: 9, CancellationToken.None)).Count.ShouldBe(2);
        (await merchant.OpenAsync("/app/reviews?state=published&only=imported")).QuerySelectorAll("article").Length.ShouldBe(2);
    }

    private static async Task<ImportProgress> ImportAsync(ReviewShop shop, string text, string name = "reviews", bool rewarded = false) =>
        await shop.App.ImportAsync(shop.Id, await SourceAsync(shop.App, shop.Id, text, name) with { IsRewarded = rewarded });

    private static async Task<HistorySource> SourceAsync(TestApp app, string shop, string text, string name) =>
        await app.KeepAsync(shop, text, name) with { Kind = HistorySource.ReviewFile };
}
