using Azure;
using Retention.App.Storage;

namespace Retention.App.Observability;

/// <summary>Whether the program lives, and whether it can do its work.</summary>
internal static class Health
{
    /// <summary>Maps both questions.</summary>
    public static void Map(WebApplication app)
    {
        app.MapGet("/health/live", () => Results.Text("alive"));
        app.MapGet("/health/ready", ReadyAsync);
    }

    private static async Task<IResult> ReadyAsync(AppStorage storage, CancellationToken cancellation)
    {
        try
        {
            await storage.Shops.GetEntityIfExistsAsync<Azure.Data.Tables.TableEntity>("ready", "ready", cancellationToken: cancellation);
            return Results.Text("ready");
        }
        catch (Exception fault) when (fault is RequestFailedException or AggregateException)
        {
            return Results.Text("storage does not answer", statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }
}
