using FsCheck;
using FsCheck.Fluent;
using Retention.Flows;
using Retention.Templates;

namespace Retention.Tests.Templates;

/// <summary>Whatever somebody types into the editor.</summary>
public class AnyTemplateTests
{
    private static readonly TemplateFacts Facts = new() { FirstName = "Anna", ShopName = "Meadow", OrderNumber = "#1", Total = "$1", Count = 1, Code = "C" };

    // Pieces of the language in any order, with any text between.
    private static readonly Gen<string> Sources =
        from pieces in Gen.OneOf(
            Gen.Elements("{{", "}}", "{", "}", "{{first_name}}", "{{#if first_name}}", "{{#if code}}", "{{else}}", "{{/if}}", "{{money order.total}}", "{{plural count \"a\" \"%d b\"}}", "{{#each x}}", "{{/each}}"),
            Gen.Elements("\n", "\r\n", " ", ", ", "://", "https://", "www.", "meadow.example", "\"", "é", "😀", "\ud800", "\0", "{first name}"),
            Gen.Elements('a', '{', '}', '"', '.', '\t').Select(letter => letter.ToString()),
            ArbMap.Default.GeneratorFor<string>().Select(text => text ?? "")).UpTo(30)
        select string.Concat(pieces);

    [Fact]
    public void Any_text_is_either_written_within_its_bound_or_faulted_within_its_lines() => Cases.ForAll(Sources, source =>
    {
        foreach (var scope in new TemplateScope[] { new(SubjectKind.Order, Channel.Email), new(SubjectKind.Cart, Channel.Text), new(SubjectKind.None, Channel.Email) })
        {
            switch (TemplateText.Parse(source, scope))
            {
                case Parsing.Parsed(var template):
                    template.Render(Facts).Length.ShouldBeLessThanOrEqualTo(TemplateText.MostCharacters);
                    template.Render(new()).Length.ShouldBeLessThanOrEqualTo(TemplateText.MostCharacters);
                    break;
                case Parsing.Faults(var faults):
                    faults.ShouldNotBeEmpty();
                    Within(source, faults);
                    break;
            }
        }
    });

    [Fact]
    public void A_text_without_braces_is_written_as_it_is() => Cases.ForAll(Sources.Select(text => text.Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal)), text =>
        TemplateText.Parse(text, new(SubjectKind.Order, Channel.Email)).ShouldBeOfType<Parsing.Parsed>().Template.Render(Facts).ShouldBe(text));

    [Fact]
    public void Any_words_are_checked_without_harm() => Cases.ForAll(Sources, text =>
    {
        var letter = Letter.Find("abandoned-cart", "reminder")!;
        foreach (var fault in WordsCheck.Of(letter, new(text, text, text, text, text, text), "https://meadow.example"))
            Within(text, [fault.Fault]);
    }, count: 500);

    private static void Within(string source, IEnumerable<TemplateFault> faults)
    {
        var lines = source.Split('\n');
        faults.ShouldAllBe(fault => fault.Line >= 1 && fault.Line <= lines.Length && fault.Column >= 1 && fault.Column <= lines[fault.Line - 1].Length + 1 && fault.Message.Length > 0);
    }
}
