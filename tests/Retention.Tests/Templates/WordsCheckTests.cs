using Retention.Flows;
using Retention.Templates;

namespace Retention.Tests.Templates;

public class WordsCheckTests
{
    private const string Front = "https://www.meadow.example/";
    private static readonly Letter Reminder = Letter.Find("abandoned-cart", "reminder")!;
    private static readonly Letter Thanks = Letter.Find("thank-you", "first")!;
    private static readonly Letter Text = Letter.Find("abandoned-cart", "text")!;

    public static TheoryData<string> All => [.. AllFlows.Switches.SelectMany(flow => Letter.In(flow.Family)).Select(letter => $"{letter.Flow.Family} {letter.Template.Key}")];

    [Theory]
    [MemberData(nameof(All))]
    public void The_default_words_have_no_fault_and_neither_has_their_sentence_of_why(string name)
    {
        var letter = Letter.Find(name.Split(' ')[0], name.Split(' ')[1])!;
        WordsCheck.Of(letter, EditedWords.Of(letter.Template), Front).ShouldBeEmpty();
        foreach (var words in new[] { letter.Flow.Why, letter.Template.Invitation ?? "" })
            TemplateText.Parse(words, letter.Flow.Scope(letter.Template)).ShouldBeOfType<Parsing.Parsed>();
    }

    [Fact]
    public void Every_default_wording_stands_at_a_step_and_its_key_is_the_only_one_in_its_family()
    {
        var written = typeof(Flow).Assembly.GetTypes().Where(type => type.Name == "Words").SelectMany(type => type.GetFields()).Where(field => field.FieldType == typeof(Template)).Select(field => (Template)field.GetValue(null)!);
        var letters = AllFlows.Switches.SelectMany(flow => Letter.In(flow.Family)).ToArray();
        letters.Select(letter => letter.Template).Concat(AllFlows.Earlier.SelectMany(flow => flow.Steps).SelectMany(step => step.Wordings)).ShouldBe(written, ignoreOrder: true);
        letters.Select(letter => (letter.Flow.Family, letter.Template.Key)).ShouldBeUnique();
        Letter.Find("thank-you", "help")!.Flow.Key.ShouldBe("thank-you/help");
        Letter.Find("thank-you", "reminder").ShouldBeNull();
    }

    [Fact]
    public void Words_that_are_edited_are_the_template_s_words_again_when_nothing_was_changed()
    {
        foreach (var letter in AllFlows.Switches.SelectMany(flow => Letter.In(flow.Family)))
        {
            var words = EditedWords.Of(letter.Template);
            EditedWords.Of(words.Tidy().In(letter.Template)).ShouldBe(words);
        }
    }

    [Fact]
    public void Each_field_has_its_own_faults()
    {
        var words = new EditedWords("", "{{x}}", "a\nb", "Hello {{order.number}}", " ", "See https://evil.example");
        WordsCheck.Of(Reminder, words, Front).Select(fault => (fault.Field, fault.Fault.Line, fault.Fault.Column)).ShouldBe(
        [
            (WordsField.Subject, 1, 1), (WordsField.Preview, 1, 1), (WordsField.Heading, 1, 2), (WordsField.Text, 1, 7), (WordsField.Button, 1, 1), (WordsField.Reply, 1, 5),
        ]);
    }

    [Fact]
    public void What_a_shopper_would_read_is_what_must_not_be_too_long()
    {
        Subject(new string('a', 150)).ShouldBeEmpty();
        Subject(new string('a', 151)).ShouldBe(["This has 151 characters, and 150 is the most. Make it shorter."]);
        Subject(string.Concat(Enumerable.Repeat("{{#if code}}{{else}}{{/if}}", 50)) + "Short").ShouldBeEmpty();
        Subject("{{#if code}}{{else}}Never{{/if}}").ShouldBe(["Write a subject: without one the letter looks like spam."]);
    }

    [Theory]
    [InlineData("https://meadow.example/a?b={{code}}")]
    [InlineData("https://www.meadow.example.")]
    [InlineData("http://shop.meadow.example")]
    [InlineData("www.meadow.example/x")]
    [InlineData("Write to someone@else.example")]
    [InlineData("awww.that is fine")]
    [InlineData("See meadow.example, at the end.Or so")]
    [InlineData("Write to first.last@somewhere.com")]
    public void A_link_to_the_shop_may_stand_in_words(string text) => Body(text).ShouldBeEmpty();

    [Theory]
    [InlineData("See https://evil.example/x", 5, "leads to evil.example. Links can lead to your own shop only (meadow.example)")]
    [InlineData("See https://meadow.example.evil.example", 5, "Links can lead to your own shop only")]
    [InlineData("See https://notmeadow.example", 5, "Links can lead to your own shop only")]
    [InlineData("See www.evil.example", 5, "Links can lead to your own shop only")]
    [InlineData("See HTTPS://EVIL.example", 5, "Links can lead to your own shop only")]
    [InlineData("See https://meadow.example@evil.example", 5, "hides where it leads")]
    [InlineData("See evil.com/x", 5, "leads to evil.com. Links can lead to your own shop only")]
    [InlineData("See meadow.example.evil.co.uk.", 5, "leads to meadow.example.evil.co.uk.")]
    [InlineData("これは https://meadow.example。evil.com です", 5, "Links can lead to your own shop only")]
    [InlineData("See https://{{code}}.example", 5, "can hold no value")]
    [InlineData("See javascript://meadow.example", 5, "begins with https://, not javascript://")]
    [InlineData("See https://127.0.0.1/login", 5, "leads to a bare number")]
    [InlineData("See 203.0.113.7/login", 5, "leads to a bare number")]
    [InlineData("See https://[::1]/login", 5, "leads to a bare number")]
    [InlineData("See https://2130706433/login", 5, "Links can lead to your own shop only")]
    [InlineData("See bit.ly/x", 5, "bit.ly hides where a link leads")]
    [InlineData("See https://xn--meadw-zdc.example", 5, "has letters that can look like others")]
    [InlineData("See https://me\u0430dow.example", 5, "has letters that can look like others")]
    [InlineData("See me\u0430dow.com", 5, "has letters that can look like others")]
    [InlineData("See meadow-example.icu", 5, "leads to meadow-example.icu")]
    [InlineData("See evil.anything/x", 5, "leads to evil.anything")]
    [InlineData("See https:/evil.example", 5, "Write it as https://")]
    [InlineData("See javascript:alert(1)", 5, "Write it as https://")]
    [InlineData("See \u202Emoc.elif", 5, "A hidden mark here turns letters around")]
    public void A_link_elsewhere_may_not(string text, int column, string message)
    {
        var fault = Body(text).ShouldHaveSingleItem();
        fault.Column.ShouldBe(column);
        fault.Message.ShouldContain(message);
    }

    [Theory]
    [InlineData("Your data: safe. Order 12.10.2026, 3.5/5 stars, and/or 10.30 a.m.")]
    [InlineData("Thanks for your order.It is on its way")]
    [InlineData("https://xn--bcher-kva.example and https://b\u00fccher.example/x", "https://b\u00fccher.example")]
    public void What_is_no_link_elsewhere_may_stand_there(string text, string front = Front) =>
        WordsCheck.Of(Reminder, EditedWords.Of(Reminder.Template) with { Text = text }, front).ShouldBeEmpty();

    [Theory]
    [InlineData("https://www.meadow.example/returns", null)]
    [InlineData("https://evil.example/returns", "Links can lead to your own shop only (meadow.example)")]
    [InlineData("https://meadow.example@evil.example/", "hides where it leads")]
    public void An_address_that_letters_link_to_is_the_shop_s_own(string url, string? fault)
    {
        if (fault is null)
            LinkTarget.Fault(new(url), Front).ShouldBeNull();
        else
            LinkTarget.Fault(new(url), Front)!.ShouldContain(fault);
    }

    [Theory]
    [InlineData("https://www.instagram.com/meadow", true)]
    [InlineData("https://instagram.com.evil.example/meadow", false)]
    [InlineData("https://instagram.com@evil.example/meadow", false)]
    [InlineData("https://inst\u0430gram.com/meadow", false)]
    [InlineData("https://bit.ly/meadow", false)]
    public void A_page_on_a_network_is_told_by_its_name(string url, bool isOne) => LinkTarget.IsOfNetwork(new(url)).ShouldBe(isOne);

    [Fact]
    public void Without_the_shop_s_address_no_link_can_be_judged() =>
        WordsCheck.Of(Reminder, EditedWords.Of(Reminder.Template) with { Text = "https://meadow.example" }, shopUrl: null).ShouldHaveSingleItem().Fault.Message.ShouldContain("set the shop's address first");

    [Fact]
    public void A_letter_without_a_button_gets_none_and_a_text_message_has_its_text_only()
    {
        WordsCheck.Fields(Thanks).ShouldNotContain(WordsField.Button);
        WordsCheck.Fields(Reminder).ShouldContain(WordsField.Button);
        WordsCheck.Fields(Text).ShouldBe([WordsField.Text]);
        (EditedWords.Of(Thanks.Template) with { Button = "Press" }).In(Thanks.Template).Button.ShouldBeNull();
    }

    [Fact]
    public void A_text_message_says_how_to_stop_and_is_at_most_three_parts_long()
    {
        Sms("{{shop.name}}, your cart: {{link}}").ShouldBe(["A text message must say how to stop them. Keep the words \"Reply STOP to stop these texts.\""]);
        Sms("{{shop.name}}, your cart: {{link}} Reply STOP to stop these texts.").ShouldBeEmpty();
        Sms($"{{{{shop.name}}}} {{{{link}}}} {new string('a', 460)} STOP").ShouldContain(fault => fault.Contains("459 is the most", StringComparison.Ordinal));
        Sms($"😀 {{{{shop.name}}}} {{{{link}}}} {new string('a', 160)} STOP").ShouldHaveSingleItem().ShouldStartWith("This takes 4 parts, and 3 is the most. Emojis and accents");
    }

    [Fact]
    public void A_text_message_says_who_writes_and_where_it_leads()
    {
        Sms("Your cart: {{link}} Reply STOP to end").ShouldBe(["A text message must say who writes. Put {{shop.name}} in."]);
        Sms("{{shop.name}}: your cart. Reply STOP to end").ShouldBe(["A text message must say where it leads. Put {{link}} in."]);
    }

    [Fact]
    public void An_order_is_not_known_in_a_letter_about_a_saved_item() =>
        WordsCheck.Of(Letter.Find("save-for-later", "reminder")!, EditedWords.Of(Reminder.Template) with { Subject = "{{order.number}}", Text = "x" }, Front)
            .ShouldHaveSingleItem().Fault.Message.ShouldBe("order.number is not known in this message. Known here: first_name, shop.name, item.title, item.price.");

    private static IEnumerable<string> Subject(string subject) => WordsCheck.Of(Reminder, EditedWords.Of(Reminder.Template) with { Subject = subject }, Front).Select(fault => fault.Fault.Message);

    private static IEnumerable<TemplateFault> Body(string text) => WordsCheck.Of(Reminder, EditedWords.Of(Reminder.Template) with { Text = text }, Front).Select(fault => fault.Fault);

    private static IEnumerable<string> Sms(string text) => WordsCheck.Of(Text, EditedWords.Of(Text.Template) with { Text = text }, Front).Select(fault => fault.Fault.Message);
}
