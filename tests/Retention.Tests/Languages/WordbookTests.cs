using System.Text.RegularExpressions;
using Retention.Flows;
using Retention.Languages;
using Retention.Templates;
using Retention.Texts;

namespace Retention.Tests.Languages;

public partial class WordbookTests
{
    // GSM 03.38 with its extension: a text of these costs half of one with any other letter.
    private const string Gsm = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà\f^{}\\[~]|€";

    public static TheoryData<string> Languages => [.. Wordbooks.List.Select(book => book.Language)];

    public static TheoryData<string> Others => [.. Wordbooks.List.Select(book => book.Language).Where(language => language != "en")];

    private static IEnumerable<Letter> All => AllFlows.Switches.SelectMany(flow => Letter.In(flow.Family));

    [Fact]
    public void There_are_five() => Wordbooks.List.Select(book => (book.Language, book.Name)).ShouldBe([("en", "English"), ("de", "German"), ("fr", "French"), ("es", "Spanish"), ("ja", "Japanese")]);

    [Theory]
    [MemberData(nameof(Others))]
    public void A_language_says_all_that_English_says_and_nothing_in_English(string language) => Gaps.In(Wordbooks.For(language)).ShouldBeEmpty();

    [Fact]
    public void What_a_language_lacks_is_listed()
    {
        var german = Wordbooks.For("de");
        var cart = german.Flows.Single(words => words.Flow == "abandoned-cart");
        var broken = german with
        {
            Flows =
            [
                .. german.Flows.Where(words => words.Flow is not ("win-back" or "abandoned-cart")),
                cart with { Why = AllFlows.Find("abandoned-cart")!.Why, Templates = [cart.Templates[0] with { Button = null, Subject = "{{code}}" }, .. cart.Templates.Skip(2)] },
            ],
        };
        Gaps.In(broken).ShouldBe(["abandoned-cart: why is English", "abandoned-cart/reminder: subject names code", "abandoned-cart/reminder: button is missing", "abandoned-cart/text: all of it", "win-back: all of it"]);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Its_words_can_be_sent_and_its_sentences_of_why_be_read(string language)
    {
        foreach (var letter in All.Select(letter => letter.InLanguage(language)))
        {
            letter.Template.Language.ShouldBe(language);
            WordsCheck.Of(letter, EditedWords.Of(letter.Template), "https://meadow.example").ShouldBeEmpty(letter.Template.Key);
            foreach (var words in new[] { Wordbooks.For(language).Why(letter.Flow), letter.Template.Invitation ?? "" })
                TemplateText.Parse(words, letter.Scope).ShouldBeOfType<Parsing.Parsed>();
        }
    }

    // The name is not always known, nor is an order's number: then no comma, space or bracket is left over.
    [Theory]
    [MemberData(nameof(Others))]
    public void Its_words_leave_no_hole_where_a_value_is_not_known(string language)
    {
        foreach (var letter in All.Select(letter => letter.InLanguage(language)))
        {
            foreach (var words in Enum.GetValues<WordsField>().Select(field => EditedWords.Of(letter.Template)[field]))
            {
                var text = TemplateText.Parse(words, letter.Scope).ShouldBeOfType<Parsing.Parsed>().Template.Render(new() { Language = language, ShopName = "X", ItemTitle = "Y", Code = "Z", OrderNumber = "7", Link = "L" });
                Hole().IsMatch(text).ShouldBeFalse(text);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void A_text_message_ends_with_how_to_stop_them(string language)
    {
        var texts = All.Where(letter => letter.Step.Channel == Channel.Text).Select(letter => letter.InLanguage(language).Template.Paragraphs.ShouldHaveSingleItem()).ToArray();
        texts.ShouldNotBeEmpty();
        texts.ShouldAllBe(text => text.EndsWith(Wordbooks.For(language).TextStop, StringComparison.Ordinal) && Wordbooks.For(language).TextStop.Contains("STOP", StringComparison.Ordinal));
        if (language != "ja")
            texts.ShouldAllBe(text => text.All(Gsm.Contains));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void The_question_by_text_says_what_carriers_want_and_its_answer_is_understood(string language)
    {
        var (words, english) = (Wordbooks.For(language).Texts, Wordbooks.For("en").Texts);
        string[] all = [words.Confirm("Meadow"), words.Stopped("Meadow"), words.Help("Meadow", " hi@meadow.example")];
        all.ShouldAllBe(text => text.StartsWith("Meadow", StringComparison.Ordinal));
        foreach (var word in new[] { "STOP", "HELP" })
            all[0].ShouldContain(word, Case.Sensitive);
        all[2].ShouldContain("hi@meadow.example");
        all[0].Split(' ', ':', ',', '「', '」').ShouldContain(word => TextReplies.Read(word).Reply == TextReply.Yes, all[0]);
        if (language != "ja")
            all.ShouldAllBe(text => text.All(Gsm.Contains));
        if (language != "en")
            all.ShouldNotContain(text => text == english.Confirm("Meadow") || text == english.Stopped("Meadow") || text == english.Help("Meadow", " hi@meadow.example"));
    }

    [Fact]
    public void No_word_of_other_letters_stands_in_Japanese()
    {
        foreach (var (name, words) in Wordbooks.For("ja").Flows.SelectMany(flow => flow.Templates.SelectMany(Words).Append(flow.Title).Append(flow.Why).Select(words => (flow.Flow, words))))
            Latin().IsMatch(Braces().Replace(words, "").Replace("STOP", "", StringComparison.Ordinal).Replace("SMS", "", StringComparison.Ordinal)).ShouldBeFalse($"{name}: {words}");
    }

    [Fact]
    public void A_word_of_other_letters_would_be_found() => Latin().IsMatch(Braces().Replace("{{first_name}}様、Hello", "")).ShouldBeTrue();

    [Theory]
    [InlineData("de", "de-AT", "fr")]
    [InlineData("de", null, "de_DE", "en")]
    [InlineData("fr", "it", "FR-ca")]
    [InlineData("en", "it", null)]
    [InlineData("en")]
    [InlineData("en", "", "-", "xx-de")]
    [InlineData("ja", "JA")]
    public void The_first_locale_with_a_wordbook_says_the_language(string expected, params string?[] locales) => Wordbooks.LanguageOf(locales).ShouldBe(expected);

    [Fact]
    public void A_flow_of_tomorrow_speaks_as_it_does()
    {
        var flow = Some.ThankYou with { Key = "of-tomorrow", Title = "T", Why = "W" };
        var letter = new Letter(flow, flow.Steps[0], flow.Steps[0].Wordings[0]);
        letter.InLanguage("ja").Template.ShouldBeSameAs(letter.Template);
        (Wordbooks.For("ja").Why(flow), Wordbooks.For("ja").Title(flow)).ShouldBe(("W", "T"));
    }

    private static IEnumerable<string> Words(Template template) => [.. Enum.GetValues<WordsField>().Select(field => EditedWords.Of(template)[field]), template.Invitation ?? ""];

    [GeneratedRegex(@"^[ ,、]|  |,,| ,|\(\)|（）|「」| $|^\s*$\n", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Hole();

    [GeneratedRegex(@"[A-Za-z]{2,}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Latin();

    [GeneratedRegex(@"\{\{[^}]*\}\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Braces();
}
