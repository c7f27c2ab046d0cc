using Retention.App.Letters;
using Retention.Flows;
using Retention.Shops;
using NpsWords = Retention.Flows.Nps.Words;

namespace Retention.App.Tests.Letters;

/// <summary>Friends are invited by all alike, whatever they answered, and only where the shop has a page for it.</summary>
public sealed class InvitationTests
{
    private const string Friends = "https://meadow.example/friends";

    public static TheoryData<string> Answers => [.. AllFlows.List.Where(flow => flow.Key.StartsWith("nps/", StringComparison.Ordinal)).Select(flow => flow.Key)];

    [Theory]
    [MemberData(nameof(Answers))]
    public void Whoever_answered_is_invited_in_the_same_words(string flow) =>
        Paragraphs(flow, Friends)[^1].ShouldBe($"If you know somebody who would like Meadow, you can invite them here: {Friends}");

    [Theory]
    [MemberData(nameof(Answers))]
    public void A_shop_without_such_a_page_invites_nobody(string flow) => Paragraphs(flow, friends: null).ShouldNotContain(paragraph => paragraph.Contains("invite", StringComparison.Ordinal));

    [Fact]
    public void Two_letters_of_flows_follow_an_answer_and_the_word_of_a_case_is_tried_with_cases() => Answers.Count.ShouldBe(2);

    private static IReadOnlyList<string> Paragraphs(string key, string? friends)
    {
        var flow = AllFlows.List.Single(one => one.Key == key);
        var shop = new Retention.Shops.Shop { Id = "meadow", Brand = new Brand("Meadow"), ConnectedAt = default, Settings = new() { ReferralUrl = friends } };
        var template = key == "nps/question" ? NpsWords.Question : NpsWords.Thanks;
        return LetterWriter.Content(shop, flow, template, new("anna@example.org", "Anna") { Number = "#1" }, LetterPages.Nowhere).Paragraphs;
    }
}
