using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Retention.App.ForShoppers;
using Retention.App.Letters;
using Retention.App.Merchant.SetupPages;
using Retention.App.Storage;
using Retention.Shops;

namespace Retention.App.Tests.ForShoppers;

/// <summary>How a shop's brand reaches the pages, and what of it is mended so that everybody can read them.</summary>
[Collection("Azurite")]
public sealed class BrandTests(AzuriteFixture azurite)
{
    private static readonly byte[] Png = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3];

    [Fact]
    public void Words_in_any_colour_can_be_read_and_marks_in_it_be_seen_by_day_and_in_the_dark()
    {
        for (var number = 0; number < 0x1000; number++)
        {
            var color = BrandColor.Read($"#{number >> 8:x1}8{(number >> 4) & 15:x1}8{number & 15:x1}8");
            foreach (var paper in new[] { "#ffffff", "#f4f4f2" })
            {
                BrandColor.Contrast(color.Words, paper).ShouldBeGreaterThanOrEqualTo(4.5, color.Hex);
            }

            foreach (var paper in new[] { "#1d1f21", "#121314" })
                BrandColor.Contrast(color.WordsInDark, paper).ShouldBeGreaterThanOrEqualTo(4.5, color.Hex);
            BrandColor.Contrast(color.Mark, "#ffffff").ShouldBeGreaterThanOrEqualTo(3, color.Hex);
            BrandColor.Contrast(color.MarkInDark, "#1d1f21").ShouldBeGreaterThanOrEqualTo(3, color.Hex);
        }
    }

    [Fact]
    public void A_colour_that_can_be_read_stays_as_it_is() => BrandColor.Read("#24425c").Words.ShouldBe("#24425c");

    [Theory]
    [InlineData("#24425C", BrandFont.Serif, 12, "24425c-serif-12")]
    [InlineData("no colour", BrandFont.System, null, "24425c-system-6")]
    [InlineData("#ffffff", (BrandFont)99, 400, "ffffff-system-24")]
    public void A_style_reads_back_from_its_name(string color, BrandFont font, int? radius, string name)
    {
        var style = PageStyle.Of(color, font, radius);
        style.Name.ShouldBe(name);
        PageStyle.Read(name).Name.ShouldBe(name);
    }

    [Theory]
    [InlineData("b5472f", "b5472f-system-6")] // As pages of an earlier version ask.
    [InlineData("b5472f-serif-999", "b5472f-serif-6")]
    [InlineData("};body{}-x-y-z", "24425c-system-6")]
    public void Nonsense_in_a_style_s_name_is_left_out(string asked, string name) => PageStyle.Read(asked).Name.ShouldBe(name);

    [Fact]
    public async Task A_logo_is_copied_when_it_is_set_and_shown_from_here_alone()
    {
        await using var box = await Mailbox.SetUpAsync(azurite);
        var answer = Results.Bytes(Png, "text/html");
        await using var cdn = await ServeAsync(() => answer);
        var path = (await LookAsync(box, cdn)).ShouldNotBeNull();

        var page = await box.PageAsync($"{box.Path()}/review");
        page.QuerySelector("header img")!.GetAttribute("src").ShouldBe(path);
        page.QuerySelector("header img")!.GetAttribute("alt").ShouldBe("Blue Mugs");
        using var shown = await box.App.Http.GetAsync(new Uri(path, UriKind.Relative));
        (await shown.Content.ReadAsByteArrayAsync()).ShouldBe(Png);
        shown.Content.Headers.ContentType!.MediaType.ShouldBe("image/png"); // Whatever its server says.
        shown.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem().ShouldContain("sandbox");
        shown.Headers.GetValues("X-Content-Type-Options").ShouldHaveSingleItem().ShouldBe("nosniff");

        // It stays while the address does not answer, and goes when something else stands there.
        answer = Results.StatusCode(StatusCodes.Status404NotFound);
        (await LookAsync(box, cdn)).ShouldBeNull();
        (await box.PageAsync($"{box.Path()}/review")).QuerySelector("header p")!.TextContent.ShouldBe("Blue Mugs");
    }

    [Theory]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>", "no PNG")]
    [InlineData("<html>GIF", "no PNG")]
    [InlineData("", "no PNG")]
    public async Task What_is_no_picture_is_no_logo(string content, string trouble)
    {
        await using var box = await Mailbox.SetUpAsync(azurite);
        await using var cdn = await ServeAsync(() => Results.Text(content, "image/png"));
        (await LookAsync(box, cdn)).ShouldBeNull();
        (await box.App.Get<ShopStore>().FindAsync(box.Shop, CancellationToken.None))!.Shop.Logo!.Trouble.ShouldNotBeNull().ShouldContain(trouble);
    }

    [Fact]
    public async Task A_picture_that_never_ends_or_an_address_that_leads_round_in_circles_is_no_logo()
    {
        await using var box = await Mailbox.SetUpAsync(azurite);
        await using var endless = await ServeAsync(() => Results.Stream(async stream =>
        {
            for (var chunk = 0; chunk < 100; chunk++)
                await stream.WriteAsync(new byte[10_000]);
        }, "image/png"));
        (await LookAsync(box, endless)).ShouldBeNull();
        await using var circle = await ServeAsync(() => Results.Redirect("/again"));
        (await LookAsync(box, circle)).ShouldBeNull();
        (await box.App.Get<ShopStore>().FindAsync(box.Shop, CancellationToken.None))!.Shop.Logo!.Trouble.ShouldNotBeNull().ShouldContain("leads on and on");
    }

    [Theory]
    [InlineData("shop", "../keys")]
    [InlineData("..", "keys")]
    [InlineData("shop", "0123456789abcdef0123456789abcdef")]
    public async Task A_name_that_is_no_logo_s_shows_nothing(string shop, string name)
    {
        await using var box = await Mailbox.SetUpAsync(azurite);
        using var answer = await box.App.Http.GetAsync(new Uri($"/shopper/logos/{shop}/{Uri.EscapeDataString(name)}", UriKind.Relative));
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public void A_merchant_sets_font_and_corners_and_hears_what_is_no_number()
    {
        var shop = new Shop { Id = "s", Brand = new("Mugs"), ConnectedAt = DateTimeOffset.UnixEpoch };
        (Shop Shop, SetupForm Form) Set(string font, string radius) => SetupForm.Read("brand", new Dictionary<string, string>(StringComparer.Ordinal) { ["font"] = font, ["radius"] = radius }, shop);
        Set("serif", "0").Shop.Brand.ShouldSatisfyAllConditions(brand => brand.Font.ShouldBe(BrandFont.Serif), brand => brand.Radius.ShouldBe(0));
        Set("serif", "").Shop.Brand.Radius.ShouldBeNull();
        Set("serif", "25").Form.Faults["radius"].ShouldContain("from 0 to 24");
    }

    private static async Task<string?> LookAsync(Mailbox box, WebApplication cdn)
    {
        var shops = box.App.Get<ShopStore>();
        var shop = await shops.ChangeAsync(box.Shop, known => known with { Brand = known.Brand with { Logo = $"{cdn.Urls.First()}/logo.png" } }, CancellationToken.None);
        return ShopLogos.PathOf(await box.App.Get<ShopLogos>().LookAsync(shop!, CancellationToken.None));
    }

    private static async Task<WebApplication> ServeAsync(Func<IResult> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddRouting();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.MapGet("/{**path}", answer);
        await app.StartAsync();
        return app;
    }
}
