using System.Text.Json.Nodes;
using Azure.Core;
using Retention.App.ForShoppers;
using Retention.App.Privacy;
using Retention.App.Reviews;
using Retention.App.Storage;
using Retention.App.Storefronts;
using Retention.App.Tests.ForShoppers;
using Retention.App.Tests.Merchant;
using Retention.App.Tests.Road;
using Retention.App.Tests.Storefronts;
using Retention.Events;
using Retention.Reviews;
using Retention.Shops;

namespace Retention.App.Tests.PersonalData;

/// <summary>Reviews out of a file belong to whoever has the address that stands beside them: told when asked for, and gone when erased.</summary>
[Collection("Azurite")]
public sealed class ImportedReviewTests(AzuriteFixture azurite)
{
    private const string Ann = "ann.traced@example.test";
    private const string Header = "rating,title,body,author,email,date,product_id,reply\n";
    private const string Line = "5,Traced title,Traced words,Annabella Traced,Ann.Traced@Example.test,2025-01-01,7001,Traced answer\n";
    private const string Others = "4,,Words of Bea,Bea,bea@example.test,2025-01-02,7001,\n3,,Words of nobody,Cy,,2025-01-03,7001,\n";

    [Fact]
    public async Task Whoever_never_bought_is_told_of_an_imported_review_and_after_a_redact_nothing_names_the_author()
    {
        await using var app = await TestApp.StartAsync(azurite, works: false);
        var shop = await ShopAsync(app);
        (await ImportAsync(app, shop, Header + Line + Others)).Applied.ShouldBe(3);
        await TellAsync(app, "customers/data_request", new JsonObject { ["customer"] = new JsonObject { ["id"] = 5, ["email"] = Ann, ["phone"] = null }, ["data_request"] = new JsonObject { ["id"] = 77 } });
        var asked = (await app.Get<PrivacyRequests>().ListAsync(shop.Id, CancellationToken.None)).ShouldHaveSingleItem();
        using (var owner = await Visitor.InAsync(app, shop.Id))
        {
            var text = await (await owner.GetAsync($"/app/privacy/{asked.Id}")).Content.ReadAsStringAsync();
            foreach (var held in new[] { "Traced title", "Traced words", "Annabella T.", "Traced answer", "2025" })
                text.ShouldContain(held);
            text.ShouldNotContain("Bea");
            text.ShouldNotContain("nobody");
        }

        // The same to WordPress, whose exporters ask by the address.
        (await app.Get<PersonExport>().ReadAsync(shop, new(Name.OfEmail(Ann)!, Customer: null), page: 1, CancellationToken.None)).Items.ShouldHaveSingleItem().Group.ShouldBe("retention-reviews");
        await TellAsync(app, "customers/redact", LivedShop.Redact(id: 5));
        (await new Traces(app, "traced", "Annabella").FindAsync()).ShouldBeEmpty();
        (await app.Get<PrivacyRequests>().FindAsync(shop.Id, asked.Id, CancellationToken.None))!.Shoppers.ShouldBeEmpty();
        (await TextsAsync(app, shop)).ShouldBe(["Words of Bea", "Words of nobody"], ignoreOrder: true);
        // The file given once more brings nobody back, looked at or taken.
        foreach (var isDryRun in new[] { true, false })
        {
            var again = await ImportAsync(app, shop, Header + Line + Others, isDryRun);
            (again.Applied, again.KnownLines, again.FaultCount, again.Faults.Single().Line).ShouldBe((0, 2, 1, 2));
        }

        await app.Get<ImportFiles>().RemoveAsync(shop.Id, "reviews", CancellationToken.None);
        (await new Traces(app, "traced", "Annabella").FindAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_shopper_s_own_file_has_the_imported_review_and_the_page_counts_it()
    {
        await using var box = await Mailbox.SetUpAsync(azurite);
        var shop = (await box.App.Get<ShopStore>().FindAsync(box.Shop, CancellationToken.None))!.Shop;
        await ImportAsync(box.App, shop, Header + Line.Replace("Ann.Traced@Example.test", Mailbox.Ann.ToUpperInvariant(), StringComparison.Ordinal) + Others);
        var path = box.Path();
        (await box.PageAsync($"{path}/data")).QuerySelectorAll("h2").Single(heading => heading.TextContent == "Reviews").NextElementSibling!.TextContent.ShouldBe("1 entry about you");
        var (cookie, _) = await box.ProveAsync(path, ("for", "data"));
        using var request = new HttpRequestMessage(System.Net.Http.HttpMethod.Post, $"{path}/data") { Content = new FormUrlEncodedContent([KeyValuePair.Create("do", KeepingData.Download)]) };
        request.Headers.Add("Cookie", cookie);
        using var answer = await box.App.Http.SendAsync(request);
        var file = await answer.Content.ReadAsStringAsync();
        JsonNode.Parse(file)!["kept"]!.AsArray().Count(item => (string)item!["group"]! == "retention-reviews").ShouldBe(1);
        file.ShouldContain("Traced words");
        file.ShouldNotContain("Words of");
        // Confirmed from the mailbox, the review goes, too.
        await box.App.Get<PersonErasing>().EraseAsync(shop, new(Name.OfEmail(Mailbox.Ann)!, Customer: null), "once", box.App.Clock.Now, CancellationToken.None);
        (await new Traces(box.App, "Traced").FindAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Somebody_known_by_an_imported_review_alone_was_known_when_WordPress_erases()
    {
        await using var app = await TestApp.StartAsync(azurite, works: false);
        var shop = await ShopAsync(app);
        await ImportAsync(app, shop, Header + Line);
        var person = new PersonAsked(Name.OfEmail(Ann)!, Customer: null);
        (await app.Get<PersonErasing>().EraseAsync(shop, person, "one", app.Clock.Now, CancellationToken.None)).ShouldBeTrue();
        (await app.Get<PersonErasing>().EraseAsync(shop, person, "two", app.Clock.Now, CancellationToken.None)).ShouldBeFalse();
        (await new Traces(app, "traced", "Annabella").FindAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_author_who_is_erased_in_the_moment_in_which_the_file_is_taken_does_not_stay()
    {
        (TestApp? other, string? shopId) = (null, null);
        var account = azurite.NewAccount();
        var isErased = false;
        async Task EraseAsync(Request request)
        {
            if (isErased || !request.Uri.ToString().EndsWith("/$batch", StringComparison.Ordinal))
                return;
            isErased = true;
            await other!.HandleAsync(shopId!, new ShopperErased(CustomerId: null, Ann, OrderId: null));
        }

        await using var app = await TestApp.StartAsync(azurite, works: false, policy: new Meanwhile(EraseAsync), connection: account);
        await using var second = other = await TestApp.StartAsync(azurite, works: false, connection: account);
        isErased = true;
        var shop = await ShopAsync(app);
        var source = await app.KeepAsync(shop.Id, Header + Line + Others, "reviews") with { Kind = HistorySource.ReviewFile };
        (shopId, isErased) = (shop.Id, false);
        await app.ImportAsync(shop.Id, source);
        isErased.ShouldBeTrue();
        (await new Traces(app, "traced", "Annabella").FindAsync()).ShouldBeEmpty();
        (await TextsAsync(app, shop)).ShouldBe(["Words of Bea", "Words of nobody"], ignoreOrder: true);
    }

    private static async Task<Shop> ShopAsync(TestApp app) => (await app.AddShopifyAsync(one => one with { Settings = one.Settings with { ShowReviews = ReviewShowing.AtOnce } })).Shop;

    private static async Task<ImportProgress> ImportAsync(TestApp app, Shop shop, string text, bool isDryRun = false) =>
        await app.ImportAsync(shop.Id, await app.KeepAsync(shop.Id, text, "reviews") with { Kind = HistorySource.ReviewFile, IsDryRun = isDryRun });

    private static async Task<IEnumerable<string>> TextsAsync(TestApp app, Shop shop) =>
        (await app.Get<ShownReviews>().ReadAsync(shop, "7001", most: 9, before: null, CancellationToken.None)).Reviews.Select(review => review.Text);

    private static async Task TellAsync(TestApp app, string topic, JsonNode body)
    {
        await app.TellAsync(Deliveries.Shopify(topic, body));
        while (await ByHand.ReceiveAsync(app, app.Storage.EventQueue) > 0)
        {
        }
    }
}
