using System.Text;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Retention.App.Letters;
using Retention.Languages;
using Retention.Templates;

namespace Retention.App.Tests.Languages;

/// <summary>Every default letter in every language.</summary>
public class LetterLanguagesTests
{
    private const int PageWidth = 78;

    public static TheoryData<string> Languages => [.. Wordbooks.List.Select(book => book.Language)];

    [Theory]
    [MemberData(nameof(Languages))]
    public void It_is_small_says_its_language_and_reads_with_pictures_off(string language)
    {
        foreach (var (content, letter) in Letters(language))
        {
            Encoding.UTF8.GetByteCount(letter.Html).ShouldBeLessThan(80 * 1024);
            var page = Read(letter.Html);
            page.DocumentElement.GetAttribute("lang").ShouldBe(language);
            page.QuerySelectorAll("img").ShouldNotBeEmpty();
            // A logo may be of any width: its height and its widest are given.
            page.QuerySelectorAll("img").ShouldAllBe(image => image.GetAttribute("alt")!.Length > 0 && image.HasAttribute("height") && (image.HasAttribute("width") || image.GetAttribute("style")!.Contains("max-width", StringComparison.Ordinal)));
            page.Body!.TextContent.ShouldContain(content.Heading);
            letter.Html.ShouldContain("prefers-color-scheme: dark");
        }
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Its_text_part_is_text_no_wider_than_the_page_and_has_every_link(string language)
    {
        foreach (var (_, letter) in Letters(language))
        {
            letter.Text.ShouldNotContain("<");
            letter.Text.ShouldNotContain("&");
            letter.Text.ShouldNotContain("{{");
            letter.Text.ShouldNotContain("\n\n\n");
            letter.Text.Split('\n').Where(line => Columns.Width(line) > PageWidth && !line.Contains("://", StringComparison.Ordinal)).ShouldBeEmpty();
            var lines = letter.Text.Split('\n');
            foreach (var link in Read(letter.Html).Links.OfType<IHtmlAnchorElement>().Select(link => link.Href).Where(link => !link.Contains("answer?score=", StringComparison.Ordinal))) // A number is pressed; whoever reads text follows the one link.
                lines.Contains(link, StringComparer.Ordinal).ShouldBeTrue(link);
        }
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Its_text_part_reads_in_order(string language)
    {
        foreach (var (content, letter) in Letters(language))
        {
            // Without the line breaks, which stand where the page ends.
            static string Joined(string text) => text.Replace("\n", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
            var text = Joined(letter.Text);
            string?[] said = [content.Brand.ShopName, content.Heading, .. content.Paragraphs, content.Items.FirstOrDefault()?.Title, content.Total, content.Button?.Text, content.Button?.Url.AbsoluteUri, content.ReplyNote, content.WhyYouGotThis, content.UnsubscribeUrl.AbsoluteUri];
            var at = 0;
            foreach (var part in said.OfType<string>().Select(Joined))
            {
                var found = text.IndexOf(part, at, StringComparison.Ordinal);
                found.ShouldBeGreaterThanOrEqualTo(at, $"{part} in\n{letter.Text}");
                at = found + part.Length;
            }
        }
    }

    [Fact]
    public void No_English_stands_in_a_Japanese_letter_or_text()
    {
        foreach (var (_, letter) in Letters("ja"))
        {
            SampleLetters.LatinWords(letter.Subject).ShouldBeEmpty();
            SampleLetters.LatinWords(Read(letter.Html).Body!.TextContent).ShouldBeEmpty();
            SampleLetters.LatinWords(string.Join(' ', Read(letter.Html).QuerySelectorAll("[alt], [title], [aria-label]").Select(element => $"{element.GetAttribute("alt")} {element.GetAttribute("title")} {element.GetAttribute("aria-label")}"))).ShouldBeEmpty();
            SampleLetters.LatinWords(letter.Text).ShouldBeEmpty();
        }

        foreach (var text in SampleLetters.All.Where(letter => letter.Step.Channel == Channel.Text))
            SampleLetters.LatinWords(SampleLetters.Content(text, "ja").Paragraphs.ShouldHaveSingleItem()).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void A_discreet_letter_names_no_item_and_says_so_in_its_language(string language)
    {
        var (book, sample) = (Wordbooks.For(language).Frame, Wordbooks.For(language).Sample);
        foreach (var letter in SampleLetters.All.Where(letter => letter.Step.Channel == Channel.Email))
        {
            var content = SampleLetters.Content(letter, language, isDiscreet: true);
            var text = SampleLetters.Render(content).Text;
            new[] { sample.Mug, sample.Towel, sample.Variant, "mug.jpg" }.ShouldAllBe(telling => !text.Contains(telling, StringComparison.OrdinalIgnoreCase));
            if (letter.Flow.About == SubjectKind.Credit)
                content.Items.ShouldBeEmpty();
            else
                content.Items.ShouldHaveSingleItem().Title.ShouldBe(book.Items);
            if (letter.Flow.About == SubjectKind.Item)
                $"{content.Subject} {content.WhyYouGotThis}".Contains(book.Item, StringComparison.OrdinalIgnoreCase).ShouldBeTrue(content.Subject);
            if (language == "ja")
                SampleLetters.LatinWords(text).ShouldBeEmpty();
        }
    }

    [Fact]
    public void English_in_a_Japanese_letter_would_be_found()
    {
        var content = SampleLetters.Content(SampleLetters.All.First(), "ja");
        SampleLetters.LatinWords(SampleLetters.Render(content with { ReplyNote = "Just reply" }).Text).ShouldBe(["Just", "reply"]);
        SampleLetters.LatinWords("カート: https://meadow.example/cart をご覧ください hello@meadow.example").ShouldBeEmpty();
    }

    private static IEnumerable<(LetterContent Content, RenderedLetter Letter)> Letters(string language) =>
        from letter in SampleLetters.All
        where letter.Step.Channel == Channel.Email
        let content = SampleLetters.Content(letter, language)
        select (content, SampleLetters.Render(content));

    private static IHtmlDocument Read(string html) => new HtmlParser().ParseDocument(html);
}
