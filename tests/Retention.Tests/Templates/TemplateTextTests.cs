using Retention.Templates;

namespace Retention.Tests.Templates;

public class TemplateTextTests
{
    private static readonly TemplateScope Order = new(SubjectKind.Order, Channel.Email);
    private static readonly TemplateScope Cart = new(SubjectKind.Cart, Channel.Email);

    private static readonly TemplateFacts Anna = new()
    {
        FirstName = "Anna",
        ShopName = "Meadow",
        OrderNumber = "#1001",
        OrderDate = "20 November 2026",
        Total = "$59.70",
        Count = 3,
        ItemTitle = "Bowl",
        ItemPrice = "$9.00",
        Tier = "Gold",
        TierBenefits = "Free shipping",
        CreditLeft = "$5.00",
        CreditUntil = "1 March 2027",
        Code = "WELCOME",
        Link = "https://meadow.example/cart",
    };

    [Theory]
    [InlineData("Thank you, {{first_name}}", "Thank you, Anna")]
    [InlineData("Order {{ order.number }} at {{shop.name}}", "Order #1001 at Meadow")]
    [InlineData("{{shop.name}}{{order.number}}{{shop.name}}", "Meadow#1001Meadow")]
    [InlineData("{{money order.total}} on {{date order.date}}", "$59.70 on 20 November 2026")]
    [InlineData("{{count}} pieces", "3 pieces")]
    [InlineData("""{{plural count "one item" "%d items"}}""", "3 items")]
    [InlineData("{{plural count “one item” “%d items”}}", "3 items")]
    [InlineData("{{#if first_name}}Dear {{first_name}}{{else}}Hello{{/if}}!", "Dear Anna!")]
    [InlineData("{{#if order.date}}a{{#if count}}b{{#if first_name}}c{{/if}}{{/if}}{{/if}}", "abc")]
    [InlineData("", "")]
    [InlineData("No values, and a } and a { too", "No values, and a } and a { too")]
    [InlineData("Ends }} here", "Ends }} here")]
    public void Values_are_written(string source, string expected) => Write(source, Order, Anna).ShouldBe(expected);

    [Theory]
    [InlineData("Thank you, {{first_name}}", "Thank you")]
    [InlineData("Hello {{first_name}},", "Hello,")]
    [InlineData("{{first_name}}, welcome", "welcome")]
    [InlineData("One.\n{{first_name}}, two.", "One.\ntwo.")]
    [InlineData("{{#if first_name}}Dear {{first_name}}{{else}}Hello{{/if}}!", "Hello!")]
    [InlineData("{{#if count}}some{{else}}none{{/if}}", "none")]
    public void A_missing_value_leaves_no_hole(string source, string expected) => Write(source, Order, new()).ShouldBe(expected);

    [Theory]
    [InlineData("en", 0, "0 items")]
    [InlineData("en", 1, "one item")]
    [InlineData("de-AT", 2, "2 items")]
    [InlineData("fr", 0, "one item")]
    [InlineData("ja", 1, "1 items")]
    public void A_plural_follows_the_language(string language, int count, string expected) =>
        Write("""{{plural count "one item" "%d items"}}""", Order, new() { Language = language, Count = count }).ShouldBe(expected);

    [Theory]
    [InlineData("{{shop.name}}")]
    [InlineData("{{#if first_name}}")]
    [InlineData("{{")]
    [InlineData("%d")]
    public void A_value_that_looks_like_a_template_stays_what_it_is(string name) =>
        Write("Hello {{first_name}}, {{shop.name}}", Order, Anna with { FirstName = name }).ShouldBe($"Hello {name}, Meadow");

    [Fact]
    public void A_block_that_has_a_line_to_itself_takes_the_line_with_it() =>
        Write("One\n  {{#if code}}\nTwo {{code}}\n{{else}}\nThree\n{{/if}}\nFour", Cart, Anna).ShouldBe("One\nTwo WELCOME\nFour");

    [Theory]
    [InlineData("Hello {{firstname}}", 1, 7, "There is no value \"firstname\". Did you mean {{first_name}}?")]
    [InlineData("Hello {{first name}}", 1, 7, "Did you mean {{first_name}}?")]
    [InlineData("Hello {{name}}", 1, 7, "Did you mean {{first_name}}?")]
    [InlineData("At {{shop}}", 1, 4, "Did you mean {{shop.name}}?")]
    [InlineData("A\n\n{{ordernumber}}", 3, 1, "Did you mean {{order.number}}?")]
    [InlineData("A\r\nb {{zzz}}", 2, 3, "Known here: first_name, shop.name, order.number,")]
    [InlineData("{{cart.total}}", 1, 1, "cart.total is not known in this message. Known here:")]
    [InlineData("{{order.total}}", 1, 1, "order.total is an amount. Write {{money order.total}}.")]
    [InlineData("{{order.date}}", 1, 1, "order.date is a day. Write {{date order.date}}.")]
    [InlineData("{{money order.date}}", 1, 1, "order.date is a day. Write {{date order.date}}.")]
    [InlineData("{{money first_name}}", 1, 1, "first_name is a text. Write {{first_name}}.")]
    [InlineData("{{plural first_name \"a\" \"b\"}}", 1, 1, "first_name is a text. Write {{first_name}}.")]
    [InlineData("{{plural count \"one\"}}", 1, 1, "Write both forms in quotes, like {{plural count \"one item\" \"%d items\"}}.")]
    [InlineData("Hi {{first_name", 1, 4, "These braces are never closed. Write }} after the name, like {{first_name}}.")]
    [InlineData("Hi {{first_name}, {{shop.name}}", 1, 4, "These braces are never closed.")]
    [InlineData("Hi {first_name},", 1, 4, "Values stand between two braces: {{first_name}}.")]
    [InlineData("Hi {First name},", 1, 4, "Values stand between two braces: {{first_name}}.")]
    [InlineData("{{{first_name}}}", 1, 1, "Write two braces, not three, like {{first_name}}.")]
    [InlineData("{{}}", 1, 1, "Nothing stands between these braces.")]
    [InlineData("a {{#if first_name}} b", 1, 3, "This {{#if first_name}} is never closed. Write {{/if}} where it ends.")]
    [InlineData("a {{/if}}", 1, 3, "This {{/if}} closes nothing.")]
    [InlineData("{{#if count}}a{{/unless}}", 1, 15, "Write {{/if}} here: what is open is {{#if count}}.")]
    [InlineData("{{#each items}}a{{/each}}", 1, 1, "There is no {{#each items}}. The one block is {{#if first_name}} .. {{else}} .. {{/if}}.")]
    [InlineData("{{#if}}a{{/if}}", 1, 1, "Say which value {{#if}} looks at, like {{#if first_name}}.")]
    [InlineData("{{else}}", 1, 1, "This {{else}} stands outside of any {{#if}}.")]
    [InlineData("{{#if count}}a{{else}}b{{else}}c{{/if}}", 1, 24, "has an {{else}} already")]
    [InlineData("{{#if count}}{{#if count}}{{#if count}}{{#if count}}a{{/if}}{{/if}}{{/if}}{{/if}}", 1, 40, "three deep at most")]
    public void A_fault_is_told_with_its_place_and_its_remedy(string source, int line, int column, string message)
    {
        var fault = Faults(source, Order).ShouldHaveSingleItem();
        (fault.Line, fault.Column).ShouldBe((line, column));
        fault.Message.ShouldContain(message);
    }

    [Fact]
    public void All_faults_are_told_at_once_in_their_order_and_no_more_than_twenty()
    {
        Faults("{{one1}} {first name}\n{{two2}}", Order).Select(fault => (fault.Line, fault.Column)).ShouldBe([(1, 1), (1, 10), (2, 1)]);
        Faults(string.Concat(Enumerable.Repeat("{{x}}\n", 400)), Order).Count.ShouldBe(20);
    }

    [Fact]
    public void A_source_of_more_than_ten_kilobytes_is_refused_and_one_of_ten_is_not()
    {
        Faults(new string('é', (TemplateText.MostBytes / 2) + 1), Order).ShouldHaveSingleItem().Message.ShouldContain("longer than 10 KB");
        Write(new string('é', TemplateText.MostBytes / 2), Order, Anna).Length.ShouldBe(TemplateText.MostBytes / 2);
    }

    [Fact]
    public void What_is_written_is_bounded_and_ends_with_a_whole_character()
    {
        var source = string.Concat(Enumerable.Repeat("{{code}}", TemplateText.MostBytes / 8));
        var text = Write(source, Cart, new() { Code = "x" + string.Concat(Enumerable.Repeat("😀", 500)) });
        text.Length.ShouldBeInRange(TemplateText.MostCharacters - 1, TemplateText.MostCharacters);
        char.IsHighSurrogate(text[^1]).ShouldBeFalse();
    }

    [Fact]
    public void The_values_are_a_fixed_table_and_each_has_its_sentence_and_is_read()
    {
        // Stored in merchants' words: never changed, only added.
        KnownValues.List.Select(value => value.Name).ShouldBe(["first_name", "shop.name", "order.number", "order.date", "order.total", "cart.total", "count", "item.title", "item.price", "tier", "tier.benefits", "credit.left", "credit.until", "code", "link"]);
        foreach (var value in KnownValues.List)
        {
            value.About.ShouldEndWith(".");
            var scope = new TemplateScope(value.In[^1], value.Only ?? Channel.Email);
            Write(value.Written, scope, Anna).ShouldNotBeEmpty(value.Name);
            Write($"{{{{#if {value.Name}}}}}yes{{{{/if}}}}", scope, Anna).ShouldBe("yes", value.Name);
            Write($"{{{{#if {value.Name}}}}}yes{{{{/if}}}}", scope, new()).ShouldBe("", value.Name);
        }
    }

    [Fact]
    public void A_link_is_for_text_messages_only() => Faults("{{link}}", Cart).ShouldHaveSingleItem().Message.ShouldContain("not known in this message");

    private static string Write(string source, TemplateScope scope, TemplateFacts facts) =>
        TemplateText.Parse(source, scope).ShouldBeOfType<Parsing.Parsed>().Template.Render(facts);

    private static IReadOnlyList<TemplateFault> Faults(string source, TemplateScope scope) => TemplateText.Parse(source, scope).ShouldBeOfType<Parsing.Faults>().List;
}
