using System.Globalization;
using System.Text.Json;
using Azure.Storage.Queues;
using Retention.App.Observability;
using Retention.App.Queues;
using Retention.App.Storage;

namespace Retention.App.Functions;

/// <summary>
/// How the Azure Functions host calls its custom handler (facts/azure.md 1.2 to 1.5): POST /{function} with the message in an envelope. Every
/// answer is <c>{}</c> as JSON: an empty 200 would leave the host waiting until it kills the process.
/// </summary>
internal static class FunctionCalls
{
    /// <summary>Maps the functions that are not HTTP. The names are the folders' that hold their function.json.</summary>
    public static void Map(WebApplication app)
    {
        var storage = app.Services.GetRequiredService<AppStorage>();
        foreach (var queue in new[] { storage.EventQueue, storage.StepQueue })
            app.MapPost($"/{queue.Name}", (HttpRequest request, Dispatch dispatch, ILogger<Dispatch> logger) => CallAsync(queue.Name, logger, () => HandleAsync(queue, request, dispatch)));
        // Anybody may call it: a sweep that ran twice changes nothing.
        app.MapPost("/sweep", (Timetable timetable, ILogger<Timetable> logger) => CallAsync("sweep", logger, async () =>
        {
            await timetable.TickAsync(CancellationToken.None);
            return true;
        }));
    }

    private static async Task<IResult> CallAsync(string function, ILogger logger, Func<Task<bool>> run)
    {
        try
        {
            return await run() ? Results.Content("{}", "application/json") : Results.NotFound();
        }
        catch (Exception fault) // The host counts it as failed, and calls again; after five times it puts the message aside.
        {
            logger.FunctionFailed(fault, function);
            return Results.Content("{}", "application/json", statusCode: StatusCodes.Status500InternalServerError);
        }
    }

    private static async Task<bool> HandleAsync(QueueClient queue, HttpRequest request, Dispatch dispatch)
    {
        if (await ReadAsync(request) is not var (text, count))
            return false;
        try
        {
            await dispatch.HandleAsync(queue, text, isRepeated: count > 1, CancellationToken.None);
            return true;
        }
        catch (BrokenSealException)
        {
            return false; // Not from our queue: the public reaches this address too, and learns nothing.
        }
    }

    private static async Task<(string Text, long Count)?> ReadAsync(HttpRequest request)
    {
        try
        {
            using var envelope = await JsonDocument.ParseAsync(request.Body);
            return TextOf(envelope.RootElement) is { } text ? (text, CountOf(envelope.RootElement)) : null;
        }
        catch (Exception notTheHost) when (notTheHost is JsonException or BadHttpRequestException or InvalidOperationException)
        {
            // No JSON, too much of it, or half a surrogate in a text: the host sends none of these.
            return null;
        }
    }

    // Strings arrive as JSON inside a JSON string; the documentation says otherwise, so both are read.
    private static string? TextOf(JsonElement envelope)
    {
        if (envelope.ValueKind != JsonValueKind.Object || !envelope.TryGetProperty("Data", out var data) || data.ValueKind != JsonValueKind.Object || !data.TryGetProperty("msg", out var message))
            return null;
        if (message.ValueKind != JsonValueKind.String)
            return message.GetRawText();
        var text = message.GetString()!;
        return text.StartsWith('"') ? JsonSerializer.Deserialize(text, FunctionsJson.Default.String) : text;
    }

    private static long CountOf(JsonElement envelope) =>
        envelope.TryGetProperty("Metadata", out var metadata) && metadata.ValueKind == JsonValueKind.Object && metadata.TryGetProperty("DequeueCount", out var count)
        && long.TryParse(count.ToString().Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var times)
            ? times
            : 1;
}

/// <summary>The JSON of the host's envelope, as far as it is read by type.</summary>
[System.Text.Json.Serialization.JsonSerializable(typeof(string))]
internal sealed partial class FunctionsJson : System.Text.Json.Serialization.JsonSerializerContext;
