using System.Text.Json.Nodes;
using Retention.App.ForShoppers;

namespace Retention.App.Webhooks;

/// <summary>What the plugin reads: that it is done, or which field is wrong and what to do about it.</summary>
internal static class PluginAnswer
{
    /// <summary>Done.</summary>
    public static IResult Done(JsonObject? more = null)
    {
        var answer = more ?? [];
        answer["ok"] = true;
        return Of(answer, StatusCodes.Status200OK);
    }

    /// <summary>Done, unless something is wrong with what was typed in.</summary>
    public static IResult Of(NotAtShop? wrong) =>
        wrong is null ? Done() : Fault(wrong.IsTooOften ? StatusCodes.Status429TooManyRequests : StatusCodes.Status400BadRequest, wrong.Field, wrong.Message);

    /// <summary>Not done.</summary>
    /// <param name="status">The status.</param>
    /// <param name="field">What it is about.</param>
    /// <param name="message">What is wrong, and what to do.</param>
    public static IResult Fault(int status, string field, string message) => Of(new() { ["field"] = field, ["message"] = message }, status);

    private static IResult Of(JsonObject answer, int status) => Results.Text(answer.ToJsonString(), "application/json", statusCode: status);
}
