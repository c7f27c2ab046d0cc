using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Retention.App.Tests.Architecture;

namespace Retention.App.Tests.Storefronts.Shopify;

/// <summary>
/// Shopify's Admin schema in a process of Node (tests/shopify-schema/execute.mjs): it checks each operation with its variables, and executes it
/// over the values of a test. One for all tests; it ends with them.
/// </summary>
internal sealed class ShopifySchema
{
    private static readonly Lazy<Task<ShopifySchema>> Only = new(StartAsync);

    private readonly ConcurrentDictionary<long, TaskCompletionSource<JsonObject>> _asked = new();
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentQueue<string> _complaints = new();
    private readonly SemaphoreSlim _turn = new(1);
    private readonly Process _node;
    private long _last;

    private ShopifySchema(Process node) => _node = node;

    /// <summary>Executes an operation.</summary>
    /// <param name="query">The document.</param>
    /// <param name="operation">The operation's name.</param>
    /// <param name="variables">Its variables.</param>
    /// <param name="root">The values that it is answered from.</param>
    public static async Task<JsonObject> ExecuteAsync(string query, string operation, JsonObject variables, JsonObject root) =>
        await (await Only.Value).AskAsync(new() { ["query"] = query, ["operationName"] = operation, ["variables"] = variables.DeepClone(), ["root"] = root });

    /// <summary>The names that a document's answer has, as a tree whose leaves are true.</summary>
    public static async Task<JsonObject> ShapeAsync(string query)
    {
        var answer = await (await Only.Value).AskAsync(new() { ["query"] = query, ["shape"] = true });
        return answer["shape"]?.AsObject() ?? throw new InvalidOperationException(answer.ToJsonString());
    }

    private static async Task<ShopifySchema> StartAsync()
    {
        var node = new Process
        {
            StartInfo = new("node", [Path.Combine(Source.Root, "tests", "shopify-schema", "execute.mjs")]) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true },
            EnableRaisingEvents = true,
        };
        var schema = new ShopifySchema(node);
        node.OutputDataReceived += (_, line) => schema.Heard(line.Data);
        node.ErrorDataReceived += (_, line) => schema._complaints.Enqueue(line.Data ?? "");
        node.Exited += (_, _) => schema.End();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => schema.Kill();
        node.Start();
        node.BeginOutputReadLine();
        node.BeginErrorReadLine();
        await schema._ready.Task.WaitAsync(TimeSpan.FromSeconds(60));
        return schema;
    }

    private async Task<JsonObject> AskAsync(JsonObject request)
    {
        var id = Interlocked.Increment(ref _last);
        var answer = _asked[id] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        request["id"] = id;
        await _turn.WaitAsync();
        try
        {
            await _node.StandardInput.WriteLineAsync(request.ToJsonString());
            await _node.StandardInput.FlushAsync();
        }
        finally
        {
            _turn.Release();
        }

        return await answer.Task.WaitAsync(TimeSpan.FromSeconds(60));
    }

    private void Heard(string? line)
    {
        if (line is null)
            return;
        var said = JsonNode.Parse(line)!.AsObject();
        if (said["ready"] is not null)
        {
            _ready.TrySetResult();
            return;
        }

        var id = (long)said["id"]!;
        said.Remove("id");
        if (_asked.TryRemove(id, out var answer))
            answer.TrySetResult(said);
    }

    private void End()
    {
        var fault = new InvalidOperationException($"Node ended: {string.Join('\n', _complaints)}");
        _ready.TrySetException(fault);
        foreach (var answer in _asked.Values)
            answer.TrySetException(fault);
    }

    private void Kill()
    {
        if (!_node.HasExited)
            _node.Kill(entireProcessTree: true);
    }
}
