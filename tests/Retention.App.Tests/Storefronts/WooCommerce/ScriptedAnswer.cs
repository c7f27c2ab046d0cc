using System.Text;
using Microsoft.AspNetCore.Http;

namespace Retention.App.Tests.Storefronts.WooCommerce;

/// <summary>What a shop's host, or whatever stands before it, answers instead of WooCommerce.</summary>
/// <param name="Status">The status; 0 for nobody answering.</param>
/// <param name="Body">The body.</param>
/// <param name="Headers">Headers besides the type.</param>
internal sealed record ScriptedAnswer(int Status, string Body = "", params (string Name, string Value)[] Headers)
{
    public string Type { get; init; } = "text/html; charset=UTF-8";

    /// <summary>Whether WooCommerce does what was asked before, so that only its answer is lost.</summary>
    public bool Happens { get; init; }

    /// <summary>Whether the connection is cut; otherwise, with status 0, nobody answers.</summary>
    public bool Cuts { get; init; }

    /// <summary>What is printed before the answer that WooCommerce itself gives; null to answer with the body instead.</summary>
    public string? Before { get; init; }

    public static ScriptedAnswer Json(int status, string body) => new(status, body) { Type = "application/json; charset=UTF-8" };

    public async Task WriteAsync(HttpContext context)
    {
        if (Cuts)
        {
            context.Abort();
            return;
        }

        if (Status == 0)
        {
            var gone = new TaskCompletionSource();
            await using (context.RequestAborted.Register(gone.SetResult))
                await gone.Task.WaitAsync(TimeSpan.FromMinutes(1)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return;
        }

        context.Response.StatusCode = Status;
        context.Response.ContentType = Type;
        foreach (var (name, value) in Headers)
            context.Response.Headers[name] = value;
        await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(Body));
    }
}
