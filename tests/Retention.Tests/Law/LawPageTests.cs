using System.Runtime.CompilerServices;
using Retention.Decisions;
using Retention.Law;

namespace Retention.Tests.Law;

/// <summary>docs/law.md says what the tables say. When it does not, the failure shows what it should say.</summary>
public class LawPageTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Path.GetDirectoryName(Here())!, "..", "..", "..", "docs", "law.md")).ReplaceLineEndings("\n");

    [Fact]
    public void The_page_says_what_allows_a_message() => Part("consents").ShouldBe(Consents(Rules.Consents));

    [Fact]
    public void The_page_says_where_an_offer_makes_advertising_of_a_letter() => Part("offers").ShouldBe(Offers(Rules.Offers));

    [Fact]
    public void The_page_says_when_texts_may_go() => Part("hours").ShouldBe(HoursOfTexts(TextHours.List));

    [Fact]
    public void A_page_that_lacks_a_row_or_says_another_thing_is_caught()
    {
        (Part("consents") == Consents(Rules.Consents.Skip(1))).ShouldBeFalse();
        (Part("offers") == Offers(Rules.Offers.Select(rule => rule with { IsMarketing = !rule.IsMarketing }))).ShouldBeFalse();
        (Part("hours") == HoursOfTexts(TextHours.List.Select(rule => rule with { Window = SendWindow.Email }))).ShouldBeFalse();
    }

    [Fact]
    public void The_page_is_no_legal_advice() => Page.ShouldContain("This is no legal advice");

    private static string Consents(IEnumerable<ConsentRule> rules) => Table(
        "| where | way | kind | what allows it | source | |",
        rules.Select(rule => $"| {rule.Place}{Codes(rule)} | {(rule.Channel == Channel.Email ? "e-mail" : "text")} | {string.Join(", ", rule.Purposes.Select(Kind))} | {BasisText.Of(rule)} | {rule.Source}{Note(rule.Note)} | {Confirm(rule.ToConfirm)} |"));

    private static string Offers(IEnumerable<OfferRule> rules) => Table(
        "| where | does it make advertising of the letter | source | |",
        rules.Select(rule => $"| {rule.Place} | {(rule.IsMarketing ? "yes" : "no")} | {rule.Source} | {Confirm(rule.ToConfirm)} |"));

    private static string HoursOfTexts(IEnumerable<TextRule> rules) => Table(
        "| where | Monday to Friday | Saturday | Sunday | source | |",
        rules.Select(rule => $"| {rule.Place} | {Hours(rule.Window.Weekdays)} | {Hours(rule.Window.Saturday)} | {Hours(rule.Window.Sunday)} | {rule.Source}{Note(rule.Note)} | {Confirm(rule.ToConfirm)} |"));

    private static string Part(string name) => Page.Split($"<!-- {name} -->\n")[1].Split($"<!-- /{name} -->")[0];

    private static string Table(string head, IEnumerable<string> rows) => string.Concat(new[] { head, string.Concat(Enumerable.Repeat("| --- ", head.Count(letter => letter == '|') - 1)) + "|" }.Concat(rows).Select(row => $"{row}\n"));

    private static string Kind(Purpose purpose) => purpose switch { Purpose.Service => "service", Purpose.Feedback => "opinion", _ => "advertising" };

    private static string Codes(ConsentRule rule) => rule.Countries.Length > 2 ? $" ({string.Join(", ", rule.Countries)})" : "";

    private static string Hours(Hours hours) => hours == Retention.Decisions.Hours.None ? "none" : $"{hours.From}-{hours.To}";

    private static string Note(string note) => note.Length == 0 ? "" : $". {note}";

    private static string Confirm(bool toConfirm) => toConfirm ? "**confirm**" : "";

    private static string Here([CallerFilePath] string file = "") => file;
}
