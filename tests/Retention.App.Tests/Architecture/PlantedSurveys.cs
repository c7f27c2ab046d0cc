using Retention.App.Surveys;
using Retention.Shoppers;
using Retention.Surveys;

namespace Retention.App.Tests.Architecture.PlantedSurveys;

/// <summary>Planted: a public page that would show what shoppers wrote in surveys.</summary>
internal sealed class PublishesVerbatims
{
    public static string Show(ResponseStore? responses, Verbatim said) => responses is null ? "" : said.Text;
}

/// <summary>Planted: a rule that would ask the happy and the loyal alone for reviews.</summary>
internal static class AsksTheHappy
{
    public static bool May(Shopper shopper, KnownOrder order) => Loyalty.Of(shopper) is not null && order.Score > 8;
}
