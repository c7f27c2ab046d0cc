using System.Text;
using Retention.App.Storage;
using Retention.App.Tests.Road;
using Retention.App.Wording;
using Retention.Events;
using Retention.Flows;
using Retention.Shops;
using Retention.Templates;

namespace Retention.App.Tests.Wording;

/// <summary>What a merchant sees before a shopper gets it.</summary>
[Collection("Azurite")]
public sealed class LetterPreviewTests(AzuriteFixture azurite)
{
    private static readonly Letter Thanks = Letter.Find("thank-you", "neutral")!;

    [Fact]
    public async Task Every_letter_of_every_flow_can_be_seen_with_a_sample_always_the_same_and_leads_no_shopper_anywhere()
    {
        await using var app = await TestApp.StartAsync(azurite, works: false);
        var shop = (await app.AddShopifyAsync(shop => shop with { Country = "JP", Brand = shop.Brand with { Url = "https://mugs.test" }, ReplyTo = "hello@mugs.test" })).Shop;
        foreach (var letter in AllFlows.Switches.SelectMany(flow => Letter.In(flow.Family)))
        {
            async Task<Previewed> LookAsync() => await app.Get<LetterPreview>().RenderAsync(shop, letter, EditedWords.Of(letter.Template), shopper: null, app.Clock.Now, CancellationToken.None);
            var shown = await LookAsync();
            (await LookAsync()).ShouldBe(shown);
            var text = shown is Previewed.Email(var rendered, _) ? rendered.Text : shown.ShouldBeOfType<Previewed.TextMessage>().Text;
            text.ShouldNotContain("{{");
            text.ShouldNotContain("/l/");
            if (shown is Previewed.Email email)
            {
                if (letter.Flow.About != Retention.Templates.SubjectKind.Credit)
                    email.Letter.Text.ShouldContain("Stoneware mug");
                email.Letter.Text.ShouldContain("¥");
                Encoding.UTF8.GetByteCount(email.Letter.Html).ShouldBeLessThan(80 * 1024);
            }
        }
    }

    [Fact]
    public async Task A_real_shopper_s_newest_order_is_shown_and_read_with_few_looks()
    {
        var counted = new CountedRequests();
        await using var app = await TestApp.StartAsync(azurite, now: Reported.At.AddMinutes(1), works: false, policy: counted);
        var shop = (await app.AddShopifyAsync()).Shop;
        await app.HandleAsync(shop.Id, Reported.Order("1"));
        await app.HandleAsync(shop.Id, Reported.Order("2", at: Reported.At.AddSeconds(9)));
        var shopper = (await app.ShoppersAsync(shop.Id)).ShouldHaveSingleItem().Id;
        counted.Take();
        var shown = (await app.Get<LetterPreview>().RenderAsync(shop, Thanks, EditedWords.Of(Thanks.Template), shopper, app.Clock.Now, CancellationToken.None)).ShouldBeOfType<Previewed.Email>();
        counted.Take().Length.ShouldBeLessThanOrEqualTo(2);
        shown.Letter.Subject.ShouldBe("Thank you for your order, Ann");
        shown.Letter.Text.ShouldContain("#2");
        shown.Letter.Text.ShouldContain("Blue Mug");
    }

    [Fact]
    public async Task A_shopper_who_has_no_cart_can_t_be_shown_a_letter_about_one()
    {
        await using var app = await TestApp.StartAsync(azurite, now: Reported.At.AddMinutes(1), works: false);
        var shop = (await app.AddShopifyAsync()).Shop;
        await app.HandleAsync(shop.Id, Reported.Order("1"));
        var shopper = (await app.ShoppersAsync(shop.Id)).Single().Id;
        foreach (var (letter, whom) in new[] { (Letter.Find("abandoned-cart", "reminder")!, shopper), (Thanks, "nobody") })
            (await app.Get<LetterPreview>().RenderAsync(shop, letter, EditedWords.Of(letter.Template), whom, app.Clock.Now, CancellationToken.None)).ShouldBeOfType<Previewed.NothingKnown>();
    }

    [Fact]
    public async Task Words_with_a_fault_are_told_and_not_shown()
    {
        await using var app = await TestApp.StartAsync(azurite, works: false);
        var shop = (await app.AddShopifyAsync()).Shop;
        (await app.Get<LetterPreview>().RenderAsync(shop, Thanks, EditedWords.Of(Thanks.Template) with { Heading = "{{x}}" }, shopper: null, app.Clock.Now, CancellationToken.None))
            .ShouldBeOfType<Previewed.Faulty>().List.ShouldHaveSingleItem().Field.ShouldBe(WordsField.Heading);
    }
}
