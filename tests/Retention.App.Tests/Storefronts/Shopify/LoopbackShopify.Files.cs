using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Retention.App.Tests.Storefronts.Shopify;

// The files of bulk operations.
internal sealed partial class LoopbackShopify
{
    private readonly ConcurrentDictionary<string, byte[]> _files = new(StringComparer.Ordinal);

    /// <summary>How often each file was asked for, with what range.</summary>
    public ConcurrentQueue<(string Name, string Range)> FileCalls { get; } = new();

    /// <summary>What happens whenever a file is asked for, before it is given.</summary>
    public Action MeanwhileFile { get; set; } = () => { };

    /// <summary>Whether ranges are not known, so that each answer is the whole file.</summary>
    public bool SendsWholeFiles { get; set; }

    /// <summary>Puts a file where a bulk operation leaves it, a JSON object a line, and gives its address.</summary>
    public Uri File(string name, params IEnumerable<string> lines)
    {
        _files[$"{name}.jsonl"] = Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n")));
        return new(Address, $"/bulk/{name}.jsonl");
    }

    /// <summary>Takes a file away, as Shopify does after seven days.</summary>
    public void Remove(string name) => _files.TryRemove($"{name}.jsonl", out _);

    private async Task FileAsync(HttpContext context, string name)
    {
        var range = context.Request.Headers.Range.ToString();
        FileCalls.Enqueue((name, range));
        MeanwhileFile();
        context.Request.Headers.ContainsKey("X-Shopify-Access-Token").ShouldBeFalse("a token went to a file's host");
        if (!_files.TryGetValue(name, out var bytes))
        {
            await WriteAsync(context, 404, "<Error><Code>NoSuchKey</Code></Error>");
            return;
        }

        var from = !SendsWholeFiles && range.Length > 0 ? int.Parse(range["bytes=".Length..^1], CultureInfo.InvariantCulture) : 0;
        if (from >= bytes.Length && from > 0)
        {
            context.Response.StatusCode = 416;
            return;
        }

        context.Response.StatusCode = from > 0 ? 206 : 200;
        context.Response.ContentType = "application/jsonl";
        await context.Response.Body.WriteAsync(bytes.AsMemory(from));
    }
}
