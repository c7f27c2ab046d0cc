using System.Collections.Immutable;
using Retention.App.ForShoppers;
using Retention.Shops;
using Retention.Surveys;

namespace Retention.App.Merchant.SurveyPages;

/// <summary>
/// A survey as shoppers see it, by the very page that they see. It goes on from page to page as theirs does; what is answered travels in the address, and is
/// kept nowhere.
/// </summary>
internal static class SurveyPreview
{
    private const string SampleOrder = "#1001";

    /// <summary>The version of a survey that the shop shows now; 1 for the program's own.</summary>
    public static int VersionOf(Shop shop, string survey) => shop.Surveys.FirstOrDefault(one => one.Key == survey)?.Version ?? 1;

    /// <summary>The page that the address asks for.</summary>
    public static IResult Show(Shop shop, SurveyDefinition survey, IQueryCollection query)
    {
        var language = survey.LanguageFor(query["language"].ToString(), shop.Locale);
        var face = ShopFace.Of(shop, ShopperWords.For(language, shop.Locale));
        var answers = survey.Questions.Aggregate(Answers.None, (into, question) => into.With(question.Key, [.. query[question.Key].OfType<string>().Where(value => value.Length > 0)]));
        var sent = survey.Page(query[Answering.PageField]);
        var faults = sent?.Asked(answers).Select(question => (question.Key, Fault: question.Check(answers.Of(question.Key)))).Where(one => one.Fault is not null).ToArray() ?? [];
        answers = answers.In(survey);
        var page = faults.Length > 0 ? sent : survey.Next(answers, sent?.Key);
        return page is null
            ? Page.Of(new Notice(face, face.Words.Answer.DoneTitle, face.Words.Answer.Done(shop.Brand.Name)) { HasMore = false })
            : Page.Of<AnswerPage>(nameof(AnswerPage.Model), new AnswerModel(face, survey, page, new(shop.Brand.Name, SampleOrder), language)
            {
                Answers = answers,
                IsPreview = true,
                Faults = faults.ToImmutableDictionary(one => one.Key, one => one.Fault!.Value, StringComparer.Ordinal),
            });
    }
}
