using Retention.App.Letters;
using Retention.Events;
using Retention.Flows;
using Retention.Shops;
using Retention.Templates;

namespace Retention.App.Tests.Letters;

/// <summary>A discreet letter names no item, whoever asked for it: nobody who sees it learns what was bought.</summary>
public sealed class DiscreetTests
{
    private static readonly Shop Plain = new() { Id = "meadow", Brand = new("Meadow") { Url = "https://meadow.example/", PostalAddress = "1 Mill Lane" }, ReplyTo = "hello@meadow.example", ConnectedAt = default };

    private static readonly Shop Discreet = Plain with { Settings = new() { IsDiscreet = true } };

    // What would give an item away.
    private static readonly string[] Telling = ["Zanzibar", "Crimson", "cdn.meadow.example", "zanzibar"];

    public static TheoryData<string, string> Letters
    {
        get
        {
            var letters = new TheoryData<string, string>();
            foreach (var (flow, words) in AllFlows.List.SelectMany(flow => flow.Steps.SelectMany(step => step.Wordings).Select(words => (flow.Key, words.Key))))
                letters.Add(flow, words);
            return letters;
        }
    }

    [Theory]
    [MemberData(nameof(Letters))]
    public void No_part_of_it_names_an_item(string flow, string words)
    {
        Told(Discreet, About(flow), flow, words).ShouldSatisfyAllConditions([.. Telling.Select(word => (Action<string>)(text => text.ShouldNotContain(word)))]);
        Told(Plain, About(flow).Discreet(), flow, words).ShouldBe(Told(Discreet, About(flow), flow, words), "the shopper's wish is the shop's");
    }

    [Theory]
    [InlineData("thank-you", "first")]
    [InlineData("save-for-later", "reminder")]
    [InlineData("abandoned-cart", "reminder")]
    public void Where_nobody_asked_for_it_the_items_are_named(string flow, string words)
    {
        var told = Told(Plain, About(flow), flow, words);
        Telling.Take(3).ShouldAllBe(word => told.Contains(word, StringComparison.Ordinal));
    }

    [Fact]
    public void The_number_and_the_amounts_stay_on_one_line_for_all()
    {
        var content = Content(Discreet, About("thank-you"), "thank-you", "first");
        content.Items.ShouldHaveSingleItem().ShouldBe(new LetterItem("Your items", Variant: null, 5, "$67.00", Image: null));
        content.Total.ShouldBe("$67.00");
        string.Join(' ', content.Paragraphs).ShouldContain("#1001");
    }

    [Fact]
    public void A_sentence_that_began_with_the_name_begins_with_what_stands_for_it()
    {
        Content(Discreet, About("save-for-later"), "save-for-later", "last").Subject.ShouldBe("The item you saved is still on your list");
        Content(Discreet, About("save-for-later"), "save-for-later", "reminder").Subject.ShouldBe("Still thinking about the item you saved?");
    }

    [Fact]
    public void The_button_of_a_saved_item_leads_to_the_list_whose_address_spells_no_name() =>
        Content(Discreet, About("save-for-later"), "save-for-later", "last").Button!.Url.ShouldBe(LetterPages.Nowhere.Saved);

    private static string Told(Shop shop, LetterSubject subject, string flow, string words)
    {
        var content = Content(shop, subject, flow, words);
        var letter = new LetterRenderer().Render(content);
        return string.Join('\n', letter.Subject, content.Preheader, letter.Html, letter.Text);
    }

    private static LetterContent Content(Shop shop, LetterSubject subject, string key, string words)
    {
        var flow = AllFlows.List.Single(flow => flow.Key == key);
        var template = flow.Steps.SelectMany(step => step.Wordings).First(known => known.Key == words);
        return LetterWriter.Content(shop with { Settings = shop.Settings with { Code = "COMEBACK10" } }, flow, template, subject, LetterPages.Nowhere);
    }

    private static LetterSubject About(string key)
    {
        var dollar = new Currency("USD");
        OrderLine rug = new("Zanzibar rug", "Crimson / large", 2, new Money(6000, dollar), "https://cdn.meadow.example/rug.jpg");
        var anna = new LetterSubject("anna@example.org", "Anna") { Country = "US" };
        return AllFlows.List.Single(flow => flow.Key == key).About switch
        {
            SubjectKind.Item => anna with { Item = rug.Title, Url = "/products/zanzibar-rug", Lines = [rug with { Quantity = 1 }] },
            SubjectKind.Cart => anna with { Url = "https://meadow.example/cart/c/1", Lines = [rug], Total = new Money(6000, dollar) },
            _ => anna with { Number = "#1001", Lines = [rug, rug with { Quantity = 1 }], LinesLeftOut = 2, Total = new Money(6700, dollar) },
        };
    }
}
