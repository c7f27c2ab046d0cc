using System.Reflection;
using Retention.App.Surveys;
using Retention.App.Tests.Architecture.PlantedSurveys;
using Retention.Shoppers;
using Retention.Surveys;

namespace Retention.App.Tests.Architecture;

/// <summary>
/// Two walls around surveys. What shoppers write in them reaches no public page; and whom a shop asks for reviews knows neither what anybody answered nor how
/// loyal anybody is (selective solicitation: facts/peers.md 3.5).
/// </summary>
public class SurveyWallTests
{
    private static readonly Assembly Meaning = typeof(Money).Assembly;
    private static readonly Assembly App = typeof(AppHost).Assembly;

    // Where responses are written, read by the merchant, and erased.
    private static readonly string[] MayRead = ["Retention.App.Surveys", "Retention.App.Merchant.SurveyPages", "Retention.App.Privacy"];

    [Fact]
    public void No_page_but_the_merchant_s_can_reach_what_was_written_in_surveys() => Readers(App, App.GetTypes()).ShouldBeEmpty();

    [Fact]
    public void A_page_that_reaches_it_is_caught() => Readers(typeof(PublishesVerbatims).Assembly, [typeof(PublishesVerbatims)]).ShouldBe(["PublishesVerbatims names ResponseStore", "PublishesVerbatims names Verbatim"], ignoreOrder: true);

    [Fact]
    public void Whom_reviews_are_asked_of_knows_no_answer_and_no_loyalty()
    {
        Type[] reviews = [.. Meaning.GetTypes().Where(type => type.Namespace is "Retention.Flows.ReviewRequest" or "Retention.Reviews"), .. App.GetTypes().Where(type => type.Namespace == "Retention.App.Reviews")];
        reviews.Length.ShouldBeGreaterThan(20);
        Peeks(Meaning, reviews.Where(type => type.Assembly == Meaning)).Concat(Peeks(App, reviews.Where(type => type.Assembly == App))).ShouldBeEmpty();
        Flows.ReviewRequest.ReviewRequest.Flow.ShouldSatisfyAllConditions(flow => flow.AsksAllAlike.ShouldBeTrue(), flow => flow.IsSurvey.ShouldBeFalse());
        Flows.AllFlows.List.Where(flow => flow.IsSurvey).Select(flow => flow.Key).ShouldBe(["nps", "survey"]);
    }

    [Fact]
    public void A_rule_that_peeks_is_caught() => Peeks(typeof(AsksTheHappy).Assembly, [typeof(AsksTheHappy)]).ShouldBe(["AsksTheHappy looks at Loyalty", "AsksTheHappy looks at KnownOrder.get_Score"], ignoreOrder: true);

    private static string[] Readers(Assembly assembly, IEnumerable<Type> types) =>
    [
        .. (from reference in new References(assembly).Of(types)
            where reference.To == typeof(ResponseStore) || reference.To == typeof(Verbatim) || reference.To == typeof(Response)
            let reader = References.Outermost(reference.From)
            where !MayRead.Contains(reader.Namespace, StringComparer.Ordinal) && reader.Name is not ("AppHost" or "Stored") && reader.Namespace != "Retention.App.Storage"
            select $"{reader.Name} names {reference.To.Name}").Distinct(StringComparer.Ordinal),
    ];

    private static string[] Peeks(Assembly assembly, IEnumerable<Type> types) =>
    [
        .. (from reference in new References(assembly).Of(types)
            let isSurvey = reference.To.Namespace is "Retention.Surveys" or "Retention.App.Surveys"
            where isSurvey || (reference.To == typeof(KnownOrder) && reference.Member is "get_Score" or "get_ScoredAt")
            select $"{References.Outermost(reference.From).Name} looks at {(isSurvey ? reference.To.Name : $"{reference.To.Name}.{reference.Member}")}").Distinct(StringComparer.Ordinal),
    ];
}
