using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Retention.App.Tests.Storefronts.WooCommerce;

/// <summary>An error as WordPress's REST interface gives it.</summary>
internal sealed record ShopError(int Status, string Code, string Message);

/// <summary>One kind of things that the loopback shop has, like its webhooks or its orders.</summary>
internal sealed class ShopList
{
    private int _last = 10;

    /// <summary>The things, by id.</summary>
    public ConcurrentDictionary<int, JsonObject> Items { get; } = new();

    /// <summary>Which a query lists.</summary>
    public Func<JsonObject, IQueryCollection, bool> Matches { get; set; } = (_, _) => true;

    /// <summary>In which order a query lists them; the newest first when it does not say.</summary>
    public Func<IEnumerable<JsonObject>, IQueryCollection, IEnumerable<JsonObject>> Sorts { get; set; } = (items, _) => items.OrderByDescending(item => (int)item["id"]!);

    /// <summary>What is wrong with one that is to be made or was changed; it may also complete it.</summary>
    public Func<JsonObject, ShopError?> Checks { get; set; } = _ => null;

    /// <summary>What is shown of one; all of it when not said.</summary>
    public Func<JsonObject, JsonObject> Shows { get; set; } = item => item.DeepClone().AsObject();

    /// <summary>Whether it can only be deleted for good.</summary>
    public bool NeedsForce { get; set; } = true;

    /// <summary>Makes one without asking anybody, as somebody in wp-admin does.</summary>
    public JsonObject Add(JsonObject item)
    {
        var id = Interlocked.Increment(ref _last);
        item["id"] = id;
        return Items[id] = item;
    }

    /// <summary>A page of the list, and how many there are in all.</summary>
    public (JsonArray Page, int Total, int Pages) List(IQueryCollection query)
    {
        var size = Number(query, "per_page", 10);
        var all = Sorts(Items.Values.Where(item => Matches(item, query)), query).ToList();
        var page = all.Skip((Number(query, "page", 1) - 1) * size).Take(size);
        return (new JsonArray([.. page.Select(item => (JsonNode)Shows(item))]), all.Count, (all.Count + size - 1) / size);
    }

    public static int Number(IQueryCollection query, string name, int otherwise) =>
        int.TryParse(query[name].ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
