using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Retention.App.Letters;

namespace Retention.App.Tests.Letters;

public class LetterRendererTests
{
    private static readonly LetterRenderer Renderer = new();

    [Fact]
    public void Every_item_and_its_price_stand_in_both_parts()
    {
        var letter = Renderer.Render(Some.Letter());

        var page = Read(letter).Body!.TextContent;
        foreach (var words in new[] { "Stoneware mug", "Sand / 350 ml", "$39.80", "Linen tea towel", "$12.00", "and 3 more items", "Total", "$87.30" })
        {
            page.ShouldContain(words);
            letter.Text.ShouldContain(words);
        }
        page.ShouldContain("Quantity: 2");
        letter.Text.ShouldContain("2 x  Stoneware mug");
    }

    [Fact]
    public void Everything_else_that_the_letter_says_stands_in_both_parts()
    {
        var content = Some.Letter();

        var letter = Renderer.Render(content);

        var page = Read(letter).Body!.TextContent;
        var text = letter.Text.ReplaceLineEndings(" ");
        string[] said = [content.Heading, .. content.Paragraphs, content.ReplyNote!, content.WhyYouGotThis, content.Button!.Text, "Lindenstraße 12", "Instagram", "Refunds and exchanges", "Stop these letters"];
        foreach (var words in said)
        {
            page.ShouldContain(words);
            text.ShouldContain(words);
        }
    }

    [Fact]
    public void Links_lead_where_the_content_says_in_both_parts()
    {
        var letter = Renderer.Render(Some.Letter());

        string[] expected =
        [
            "https://meadow.example/",
            "https://meadow.example/orders/1001?key=a&lang=en",
            "https://u.retention.example/e/u/abc?x=1&y=2",
            "https://meadow.example/policies/refund-policy",
            "https://instagram.com/meadow",
            "https://pinterest.com/meadow",
        ];
        Read(letter).Links.OfType<IHtmlAnchorElement>().Select(link => link.Href).ShouldBe(expected);
        foreach (var address in expected)
            letter.Text.ShouldContain($"\n{address}\n");
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("{{subject}} {{{heading}}} {{#each items}}")]
    [InlineData("A \"fine\" mug, the potter's own & <b>only</b> one")]
    [InlineData("\" onerror=\"alert(1)")]
    [InlineData("&lt;already&gt; &amp; escaped")]
    public void Whatever_is_written_in_a_title_is_shown_as_it_was_written(string title)
    {
        var content = Some.Letter();
        content = content with
        {
            Heading = title,
            Items = [new LetterItem(title, title, 1, title, new Uri("https://cdn.meadow.example/mug.jpg"))],
            Paragraphs = [title],
            Total = title,
            ReplyNote = title,
            Button = new LetterButton(title, content.Button!.Url),
            Brand = content.Brand with { ShopName = title, PostalAddress = title },
        };

        var letter = Renderer.Render(content);

        var page = Read(letter);
        page.QuerySelectorAll("script, b").ShouldBeEmpty();
        page.QuerySelectorAll("[onerror]").ShouldBeEmpty();
        page.QuerySelector("h1")!.TextContent.ShouldBe(title);
        page.QuerySelectorAll("img").Select(image => image.GetAttribute("alt")).ShouldBe([title, title]);
        page.QuerySelectorAll("td span")[0].TextContent.ShouldBe(title);
        letter.Text.ShouldContain(title);
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:image/png;base64,iVBORw0KGgo=")]
    [InlineData("file:///etc/passwd")]
    [InlineData("mailto:someone@meadow.example")]
    [InlineData("/relative")]
    public void An_address_that_is_not_http_or_https_is_left_out(string address)
    {
        var other = new Uri(address, UriKind.RelativeOrAbsolute);
        var content = Some.Letter() with
        {
            Items = [new LetterItem("Mug", Variant: null, 1, "$1.00", other)],
            Button = new LetterButton("Press", other),
            Brand = Some.Brand() with { ShopUrl = other, Logo = other, PolicyUrl = other, Social = [new SocialLink("Elsewhere", other)] },
        };

        var letter = Renderer.Render(content);

        var page = Read(letter);
        page.QuerySelectorAll("img").ShouldBeEmpty();
        page.QuerySelectorAll("a").Select(link => link.TextContent).ShouldBe(["Stop these letters"]);
        letter.Html.ShouldNotContain(address);
        letter.Text.ShouldNotContain(address);
        letter.Text.ShouldNotContain("Press");
        letter.Text.ShouldNotContain("Elsewhere");
    }

    [Fact]
    public void A_letter_without_a_usable_unsubscribe_link_is_refused() =>
        Should.Throw<ArgumentException>(() => Renderer.Render(Some.Letter() with { UnsubscribeUrl = new Uri("javascript:alert(1)") }));

    [Theory]
    [InlineData("Hello\r\nBcc: all@meadow.example", "Hello Bcc: all@meadow.example")]
    [InlineData("  Tab\tand\u0000nul \u2028 line\u0085", "Tab and nul line")]
    public void A_subject_is_one_line_without_control_characters(string subject, string expected) =>
        Renderer.Render(Some.Letter() with { Subject = subject }).Subject.ShouldBe(expected);

    [Fact]
    public void An_item_without_a_picture_leaves_no_hole()
    {
        var rows = Read(Renderer.Render(Some.Letter())).QuerySelectorAll("tr:has(> td.rule)");

        rows[0].QuerySelector("img")!.GetAttribute("width").ShouldBe("72");
        rows[1].QuerySelector("img").ShouldBeNull();
        rows[1].FirstElementChild!.TextContent.ShouldStartWith("Linen tea towel");
        rows[1].FirstElementChild!.GetAttribute("colspan").ShouldBe("2");
    }

    [Fact]
    public void Without_a_logo_the_name_of_the_shop_stands_in_its_place()
    {
        var page = Read(Renderer.Render(Some.Letter() with { Items = [], Brand = Some.Brand() with { Logo = null } }));

        page.QuerySelectorAll("img").ShouldBeEmpty();
        page.QuerySelectorAll("a")[0].TextContent.Trim().ShouldBe("Meadow Ceramics");
    }

    [Theory]
    [InlineData("Lindenstraße 12\nLeipzig", "Meadow Ceramics<br>Lindenstraße 12<br>Leipzig")]
    [InlineData("MEADOW CERAMICS GmbH\nLeipzig", "MEADOW CERAMICS GmbH<br>Leipzig")]
    [InlineData(null, "Meadow Ceramics")]
    public void The_letter_ends_with_the_shop_and_its_address(string? address, string expected) =>
        Read(Renderer.Render(Some.Letter() with { Brand = Some.Brand() with { PostalAddress = address } })).QuerySelectorAll("p").Last().InnerHtml.ShouldBe(expected);

    [Fact]
    public void A_bare_letter_has_no_holes()
    {
        var letter = Renderer.Render(Some.BareLetter());

        var page = Read(letter);
        page.QuerySelectorAll("img, h1:empty, p:empty, a:empty, a[href='']").ShouldBeEmpty();
        page.QuerySelectorAll("a").Select(link => link.TextContent).ShouldBe(["Stop these letters"]);
        page.QuerySelectorAll("td").Where(cell => cell.TextContent.Trim().Length == 0).ShouldBeEmpty();
        page.Body!.TextContent.ShouldNotContain("·");
        page.Body.TextContent.ShouldNotContain("Total");
        letter.Text.ShouldNotContain("\n\n\n");
        letter.Text.ShouldNotContain("Total");
        letter.Text.ShouldNotContain("Refunds");
        letter.Text.ShouldEndWith("Meadow Ceramics\n");
    }

    [Fact]
    public void No_placeholder_is_left_over()
    {
        foreach (var content in new[] { Some.Letter(), Some.BareLetter() })
        {
            var letter = Renderer.Render(content);
            letter.Html.ShouldNotContain("{{");
            letter.Text.ShouldNotContain("{{");
            letter.Html.ShouldNotContain("#0a0b0"); // the colours that stand in for placeholders while MJML compiles
        }
    }

    [Fact]
    public void Nothing_is_fetched_but_the_pictures_that_the_reader_sees()
    {
        var letter = Renderer.Render(Some.Letter());

        var page = Read(letter);
        page.QuerySelectorAll("link, script, iframe, object, embed, video, audio, source, [background], [srcset]").ShouldBeEmpty();
        page.QuerySelectorAll("img").Select(image => image.GetAttribute("src")).ShouldBe(["https://cdn.meadow.example/logo.png", "https://cdn.meadow.example/mug.jpg?v=1&width=144"]);
        page.QuerySelectorAll("img[width='1'], img[height='1']").ShouldBeEmpty();
        letter.Html.ShouldNotContain("url(");
        letter.Html.ShouldNotContain("@import");
        letter.Html.ShouldNotContain("@font-face");
        letter.Html.ShouldNotContain("fonts.googleapis");
    }

    [Fact]
    public void Thirty_items_stay_under_sixty_kilobytes()
    {
        var letter = Renderer.Render(Some.Letter() with { Items = [.. Enumerable.Repeat(Some.Letter().Items[0], 30)] });

        System.Text.Encoding.UTF8.GetByteCount(letter.Html).ShouldBeLessThan(60 * 1024);
    }

    [Fact]
    public void Nothing_that_a_telephone_sees_is_wider_than_320_pixels()
    {
        // Outlook on Windows alone reads the conditional comments, and it has no narrow window.
        var page = Read(Renderer.Render(Some.Letter()));

        foreach (var element in page.All)
        {
            var widths = new[] { element.GetAttribute("width"), Declared(element, "width"), Declared(element, "min-width") };
            foreach (var width in widths.OfType<string>().Where(width => !width.EndsWith('%') && width is not "auto"))
                double.Parse(width.Replace("px", "", StringComparison.Ordinal)).ShouldBeLessThanOrEqualTo(320, element.OuterHtml);
        }
        page.QuerySelector("meta[name=viewport]")!.GetAttribute("content")!.ShouldContain("width=device-width");
    }

    [Fact]
    public void Layout_tables_say_that_they_are_no_data_and_pictures_say_what_they_show()
    {
        var page = Read(Renderer.Render(Some.Letter()));

        page.QuerySelectorAll("table:not([role=presentation])").ShouldBeEmpty();
        page.QuerySelectorAll("img").Select(image => image.GetAttribute("alt")).ShouldBe(["Meadow Ceramics", "Stoneware mug"]);
        page.QuerySelectorAll("h1").Length.ShouldBe(1);
    }

    [Theory]
    [InlineData("en", "en", "ltr", "left")]
    [InlineData("de-AT", "de-AT", "ltr", "left")]
    [InlineData("ar", "ar", "rtl", "right")]
    [InlineData("\"><script>", "en", "ltr", "left")]
    public void The_page_says_its_language_and_runs_in_its_direction(string language, string lang, string direction, string start)
    {
        var page = Read(Renderer.Render(Some.Letter() with { Language = language }));

        page.DocumentElement.GetAttribute("lang").ShouldBe(lang);
        page.DocumentElement.GetAttribute("dir").ShouldBe(direction);
        page.QuerySelector("h1")!.ParentElement!.GetAttribute("style")!.ShouldContain($"text-align:{start}");
    }

    [Theory]
    [InlineData("de", "Gesamt", "und 3 weitere Artikel", "Menge: 2", "Abmelden")]
    [InlineData("fr-CA", "Total", "et 3 autres articles", "Quantité\u00A0: 2", "Se désabonner")]
    [InlineData("ja", "合計", "ほか3点", "数量：2", "配信を停止する")]
    [InlineData("fi", "Total", "and 3 more items", "Quantity: 2", "Stop these letters")]
    public void The_fixed_words_follow_the_language_and_fall_back_to_English(string language, params string[] words)
    {
        var page = Read(Renderer.Render(Some.Letter() with { Language = language })).Body!.TextContent;

        foreach (var word in words)
            page.ShouldContain(word);
    }

    [Fact]
    public void One_more_item_is_said_in_the_singular() =>
        Renderer.Render(Some.Letter() with { MoreItems = 1 }).Text.ShouldContain("and 1 more item\n");

    [Fact]
    public void The_button_has_the_colour_of_the_brand_and_words_that_can_be_read_on_it()
    {
        var button = Read(Renderer.Render(Some.Letter() with { Brand = Some.Brand() with { PrimaryColor = "#FFD400" } })).QuerySelector(".action a")!;

        button.GetAttribute("style")!.ShouldContain("background:#ffd400;color:#000000");
    }

    [Fact]
    public void The_words_before_the_letter_is_opened_are_there_and_hidden()
    {
        var first = Read(Renderer.Render(Some.Letter())).Body!.FirstElementChild!;

        first.TextContent.ShouldBe(Some.Letter().Preheader);
        first.GetAttribute("style")!.ShouldContain("display:none");
    }

    [Fact]
    public void The_paragraph_that_people_look_for_is_set_larger_and_no_other()
    {
        var page = Read(Renderer.Render(Some.Letter() with { Paragraphs = ["Hello", "Your code:\nthanks-1", "Bye"], Standout = "Your code:\nthanks-1" }));
        page.QuerySelectorAll("p[style*='font-weight']").ShouldHaveSingleItem().TextContent.ShouldBe("Your code:thanks-1");
        Read(Renderer.Render(Some.Letter())).QuerySelector("p[style*='font-weight']").ShouldBeNull();
    }

    [Fact]
    public void A_line_break_in_a_paragraph_stays_one()
    {
        var letter = Renderer.Render(Some.Letter() with { Paragraphs = ["One\r\nTwo", " \n ", ""] });

        Read(letter).QuerySelectorAll("h1 ~ p").Select(paragraph => paragraph.InnerHtml).ShouldBe(["One<br>Two"]);
        letter.Text.ShouldContain("\n\nOne\nTwo\n\n");
    }

    [Fact]
    public void Many_letters_at_once_do_not_mix()
    {
        Parallel.For(0, 500, number =>
        {
            var letter = Renderer.Render(Some.Letter() with { Heading = $"Letter {number}." });
            letter.Html.ShouldContain($">Letter {number}.<");
            letter.Text.ShouldContain($"\nLetter {number}.\n");
        });
    }

    private static IHtmlDocument Read(RenderedLetter letter) => new HtmlParser().ParseDocument(letter.Html);

    private static string? Declared(AngleSharp.Dom.IElement element, string property) =>
        (element.GetAttribute("style") ?? "").Split(';')
            .Select(declaration => declaration.Split(':', 2))
            .Where(declaration => declaration.Length == 2 && string.Equals(declaration[0].Trim(), property, StringComparison.Ordinal))
            .Select(declaration => declaration[1].Trim())
            .LastOrDefault();
}
