using Retention.App.Letters;

namespace Retention.App.Tests.Letters;

public class BrandColorTests
{
    [Theory]
    [InlineData("#ffffff", "#000000")]
    [InlineData("#ffd400", "#000000")]
    [InlineData("#000000", "#ffffff")]
    [InlineData("#7a4b2a", "#ffffff")]
    [InlineData("#24425c", "#ffffff")]
    public void Words_on_a_colour_are_black_or_white_whichever_reads_better(string color, string expected)
    {
        var text = BrandColor.Read(color).TextOnIt;

        text.ShouldBe(expected);
        BrandColor.Contrast(color, text).ShouldBeGreaterThan(4.5);
    }

    [Fact]
    public void Black_or_white_is_readable_on_every_grey()
    {
        for (var level = 0; level < 256; level++)
        {
            var color = BrandColor.Read($"#{level:x2}{level:x2}{level:x2}");
            BrandColor.Contrast(color.Hex, color.TextOnIt).ShouldBeGreaterThan(4.5);
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("red")]
    [InlineData("#fff")]
    [InlineData("#12345g")]
    [InlineData("#123456;background:url(https://x.example)")]
    [InlineData("123456")]
    public void What_is_no_colour_becomes_the_default(string? text) =>
        BrandColor.Read(text).ShouldBe(BrandColor.Default);

    [Fact]
    public void A_button_that_would_vanish_on_its_paper_gets_an_edge()
    {
        BrandColor.Read("#ffffff").Edge.ShouldBe("#000000");
        BrandColor.Read("#ffffff").EdgeInDark.ShouldBe("#ffffff");
        BrandColor.Read("#ffd400").Edge.ShouldBe("#ffd400");
        BrandColor.Read("#111111").Edge.ShouldBe("#111111");
        BrandColor.Read("#ffd400").Edge.ShouldBe("#ffd400");
        BrandColor.Read("#111111").EdgeInDark.ShouldBe("#ffffff");
    }

    [Fact]
    public void Contrast_is_that_of_WCAG()
    {
        BrandColor.Contrast("#000000", "#ffffff").ShouldBe(21, tolerance: 0.001);
        BrandColor.Contrast("#777777", "#ffffff").ShouldBe(4.478, tolerance: 0.001);
    }
}
