namespace Retention.App.Wording;

/// <summary>The page to which the links of test letters lead: there is no shopper behind them, so it can do nothing, and says so.</summary>
internal static class TestPages
{
    /// <summary>Where it is.</summary>
    public const string Path = "/test-letter";

    /// <summary>Maps it.</summary>
    public static void Map(WebApplication app) => app.MapMethods(Path, [HttpMethods.Get, HttpMethods.Head], () => new Microsoft.AspNetCore.Http.HttpResults.RazorComponentResult<TestLetterPage>());
}
