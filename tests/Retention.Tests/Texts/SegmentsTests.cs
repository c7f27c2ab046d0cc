using FsCheck;
using FsCheck.Fluent;
using Retention.Texts;

namespace Retention.Tests.Texts;

public class SegmentsTests
{
    private const string Family = "👨‍👩‍👧‍👦";

    /// <summary>The cases of facts/messaging.md 2.9, on which npm sms-segments-calculator 1.3.0 agrees.</summary>
    public static TheoryData<string, bool, int> Cases => new()
    {
        { "", true, 1 },
        { Of("a", 160), true, 1 },
        { Of("a", 161), true, 2 },
        { Of("a", 306), true, 2 },
        { Of("a", 307), true, 3 },
        { Of("€", 80), true, 1 },
        { Of("€", 81), true, 2 },
        { $"{Of("a", 152)}€{Of("a", 10)}", true, 2 },
        { $"{Of("a", 152)}€{Of("a", 152)}", true, 3 }, // The € does not fit the place that is left.
        { Of("你", 70), false, 1 },
        { Of("你", 71), false, 2 },
        { Of("你", 134), false, 2 },
        { Of("你", 135), false, 3 },
        { Of("😀", 35), false, 1 },
        { Of("😀", 36), false, 2 },
        { Of("😀", 66), false, 2 },
        { Of("😀", 67), false, 3 },
        { Of(Family, 7), false, 2 },
        { Of("[", 80), true, 1 },
        { Of("[", 81), true, 2 },
        { "`abc", false, 1 },
        { "ç", false, 1 },
        { "Ç", true, 1 },
        { "\f", true, 1 },
        { "a\u00A0b", false, 1 },
        { "a\tb", false, 1 },
        { "e\u0301", false, 1 },
        { "á", false, 1 },
        { "line\r\nline", true, 1 },
        { "it’s", false, 1 },
        { "£¥èéùìòÇØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉÄÖÑÜ§¿äöñüà", true, 1 },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_text_has_the_parts_that_the_provider_charges(string text, bool isGsm7, int parts)
    {
        var segments = Segments.Of(text);
        (segments.IsGsm7, segments.Parts).ShouldBe((isGsm7, parts));
    }

    [Fact]
    public void A_character_with_an_escape_takes_two_places() => (Segments.Of("\f").Units, Segments.Of("€a").Units, Segments.Of("a\r\n").Units).ShouldBe((2, 3, 3));

    [Fact]
    public void A_character_that_no_part_could_hold_is_torn_all_the_same() => Segments.Of($"a{Of("\u0301", 200)}").Parts.ShouldBe(3);

    [Fact]
    public void No_text_has_fewer_parts_than_it_needs_nor_fewer_than_its_beginning() => Check.QuickThrowOnFailure(Prop.ForAll(Texts, text =>
    {
        var segments = Segments.Of(text);
        var (one, part) = segments.IsGsm7 ? (160, 153) : (70, 67);
        (segments.Units <= one).ShouldBe(segments.Parts == 1);
        (segments.Parts * part).ShouldBeGreaterThanOrEqualTo(segments.Parts == 1 ? 0 : segments.Units);
        Segments.Of(text + "a").Parts.ShouldBeGreaterThanOrEqualTo(segments.Parts);
        segments.IsGsm7.ShouldBe(text.All(letter => Gsm7.Places(letter) > 0));
    }));

    [Fact]
    public void Plain_characters_never_cost_more_and_leave_other_texts_as_they_are() => Check.QuickThrowOnFailure(Prop.ForAll(Texts, text =>
    {
        var plain = PlainCharacters.Of(text);
        Segments.Of(plain).Parts.ShouldBeLessThanOrEqualTo(Segments.Of(text).Parts);
        if (plain != text)
            Gsm7.Has(plain).ShouldBeTrue();
        PlainCharacters.Of(plain).ShouldBe(plain);
    }));

    [Theory]
    [InlineData("It’s “here” – now…", "It's \"here\" - now...")]
    [InlineData("Köln ist schön", "Köln ist schön")]
    [InlineData("カートに商品が残っています。…", "カートに商品が残っています。…")]
    [InlineData("It’s á", "It’s á")]
    public void Typography_becomes_plain_where_that_helps(string text, string plain) => PlainCharacters.Of(text).ShouldBe(plain);

    [Fact]
    public void A_curly_apostrophe_makes_a_text_dearer_until_it_is_plain()
    {
        var text = $"It’s {Of("a", 100)}";
        (Segments.Of(text).Parts, Segments.Of(PlainCharacters.Of(text)).Parts).ShouldBe((2, 1));
    }

    private static Arbitrary<string> Texts => Gen.ListOf(Gen.Elements("a", "€", "Z ", "’", "…", "你", "😀", Family, "\n", "ç", "[", "e\u0301"), 180)
        .SelectMany(pieces => Gen.Choose(0, 180), (pieces, count) => string.Concat(pieces.Take(count))).ToArbitrary();

    private static string Of(string text, int times) => string.Concat(Enumerable.Repeat(text, times));
}
