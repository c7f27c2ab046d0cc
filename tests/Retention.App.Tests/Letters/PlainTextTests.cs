using Retention.App.Letters;

namespace Retention.App.Tests.Letters;

public class PlainTextTests
{
    private static readonly LetterRenderer Renderer = new();

    [Fact]
    public void The_text_part_reads_as_a_letter()
    {
        Renderer.Render(Some.Letter()).Text.ShouldBe(
            """
            Meadow Ceramics

            Thank you for your order, Anna
            ==============================

            We packed everything this morning and handed it to the carrier. You will find
            a small card in the box: it says who turned your mug, and how to look after
            it.

            The glaze loves warm water and a soft sponge. It may go into the dishwasher;
            it would rather not.

            2 x  Stoneware mug     $39.80
                 Sand / 350 ml
            1 x  Linen tea towel   $12.00
                 and 3 more items
            -----------------------------
                 Total             $87.30

            View your order:
            https://meadow.example/orders/1001?key=a&lang=en

            Just answer this letter if something is not right. Maria reads every answer.

            ----------------------------------------

            You got this letter because you ordered at meadow.example and agreed to hear
            from us.

            Stop these letters:
            https://u.retention.example/e/u/abc?x=1&y=2

            Refunds and exchanges:
            https://meadow.example/policies/refund-policy

            Instagram:
            https://instagram.com/meadow

            Pinterest:
            https://pinterest.com/meadow

            Meadow Ceramics GmbH
            Lindenstraße 12
            04109 Leipzig, Germany
            https://meadow.example/

            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void No_line_is_wider_than_the_page_but_a_link()
    {
        var title = string.Join(' ', Enumerable.Repeat("Hand-thrown", 20));
        var link = "https://meadow.example/" + new string('a', 100);
        var content = Some.Letter() with
        {
            Items = [new LetterItem(title, new string('x', 200), 1000, "USD 1,234,567.89", Image: null)],
            Button = new LetterButton(title, new Uri("https://meadow.example/")),
            Paragraphs = [title, new string('y', 200), $"See {link} for more."],
        };

        var lines = Renderer.Render(content).Text.Split('\n');

        lines.Where(line => line.Length > 78).ShouldBe([link]);
    }

    [Fact]
    public void A_long_title_is_folded_under_itself_with_the_price_on_its_first_line()
    {
        var title = "A stoneware bowl for the soup that one makes on the first cold Sunday of the year";
        var lines = Renderer.Render(Some.Letter() with { Items = [new LetterItem(title, Variant: null, 1, "$48.00", Image: null)] }).Text.Split('\n');

        var first = Array.FindIndex(lines, line => line.StartsWith("1 x  A stoneware bowl", StringComparison.Ordinal));
        lines[first].ShouldEndWith("  $48.00");
        lines[first + 1].ShouldStartWith("     ");
    }

    [Fact]
    public void Letters_of_East_Asia_count_double_so_that_prices_stay_in_one_column()
    {
        Columns.Width("湯のみ").ShouldBe(6);
        Columns.Width("e\u0301").ShouldBe(1);
        Columns.Fold("あいうえお", 4).ShouldBe(["あい", "うえ", "お"]);
    }

    [Theory]
    [InlineData("あい。うえ", 4, "あ|い。|うえ")] // No line begins with a full stop,
    [InlineData("あ「いう」", 4, "あ|「い|う」")] // or ends with a bracket that opens.
    [InlineData("あいMugうえ", 6, "あい|Mugう|え")] // A word of other letters stays whole
    [InlineData("あMugsMugs", 6, "あ|MugsMu|gs")] // where it fits on a line.
    [InlineData("あ Mug い", 4, "あ|Mug|い")]
    [InlineData("。。。。", 4, "。。|。。")]
    public void Lines_of_Japanese_end_where_they_may(string text, int width, string expected)
    {
        string.Join('|', Columns.Fold(text, width)).ShouldBe(expected);
    }
}
