using System.Globalization;
using Retention.Shops;
using Retention.Surveys;

namespace Retention.App.Merchant.SurveyPages;

/// <summary>What a survey brought, as a merchant reads it.</summary>
internal static class SurveyText
{
    // A sign and no word: a survey is written in whichever language, and “your order …” or “order …” goes before it as its author liked.
    private const string AnyOrder = "#…";

    /// <summary>A score, or why there is none yet.</summary>
    public static string Of(Score score) => score.IsSaid
        ? string.Create(CultureInfo.InvariantCulture, $"{score.Value:+0;-0;0} (with chance between {score.Low:+0;-0;0} and {score.High:+0;-0;0})")
        : string.Create(CultureInfo.InvariantCulture, $"Too few answers to say: {score.Count} of {Score.Enough}");

    /// <summary>A share in percent; nothing to divide by is no share.</summary>
    public static string Share(int part, int whole) => whole == 0 ? "none asked" : string.Create(CultureInfo.InvariantCulture, $"{part} of {whole} ({100.0 * part / whole:0} %)");

    /// <summary>How loyal.</summary>
    public static string Of(LoyaltyBand band) => band switch
    {
        LoyaltyBand.Loyal => "Four orders and more",
        LoyaltyBand.Returning => "Two or three orders",
        LoyaltyBand.FirstOrder => "One order",
        _ => "Objects to being sorted",
    };

    /// <summary>A band of the score.</summary>
    public static string Band(string band) => band switch { "detractor" => "0 to 6", "passive" => "7 and 8", _ => "9 and 10" };

    /// <summary>A month.</summary>
    public static string Of(MonthScore month) => new DateTime(month.Year, month.Month, 1, 0, 0, 0, DateTimeKind.Utc).ToString("MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>An option of a question, in the survey's own language.</summary>
    public static string Option(SurveyDefinition survey, Question question, string option, Shop shop) => question.Kind switch
    {
        QuestionKind.YesNo => option == Question.Yes ? "Yes" : "No",
        QuestionKind.ChooseOne or QuestionKind.ChooseMany => Own(survey, question.Choices.First(choice => choice.Key == option).Text, shop),
        _ => option,
    };

    /// <summary>A text of the survey in its own language; for the number of an order, which each shopper read another one of, stands one for all.</summary>
    public static string Own(SurveyDefinition survey, LocalText text, Shop shop) => text.In(survey.Language, survey.Language, new(shop.Brand.Name, AnyOrder));

    /// <summary>When a survey is sent.</summary>
    public static string When(KeptSurvey survey) => survey.Asking is not { } asking ? "Sent by a flow of its own"
        : string.Create(CultureInfo.InvariantCulture, $"{asking.DaysAfterDelivery} days after delivery{(asking.FromOrder > 1 ? $", from the {asking.FromOrder}. order on" : "")}, {(asking.EveryDays is { } days ? $"at most every {days} days" : "once")}");
}
