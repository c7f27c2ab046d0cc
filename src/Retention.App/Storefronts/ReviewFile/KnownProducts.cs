using Retention.App.Storage;
using Retention.Events;

namespace Retention.App.Storefronts.ReviewFile;

/// <summary>A product of the shop.</summary>
/// <param name="Id">The shop's id of it.</param>
/// <param name="Title">Its name.</param>
internal sealed record KnownProduct(string Id, string Title);

/// <summary>The products that the shop told of: other programs name them by the last part of their page's address, or by their name.</summary>
internal sealed class KnownProducts
{
    private readonly Dictionary<string, KnownProduct> _ids = new(StringComparer.Ordinal);
    private readonly Dictionary<string, KnownProduct> _handles = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, KnownProduct?> _titles = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads those of a shop: all its items, some thousands in a second.</summary>
    public static async Task<KnownProducts> ReadAsync(WaitingFor items, string shop, CancellationToken cancellation)
    {
        var known = new KnownProducts();
        await foreach (var item in items.OfShopAsync(shop, cancellation))
            known.Add(item);
        return known;
    }

    /// <summary>The product with this id; null where none is known.</summary>
    public KnownProduct? OfId(string id) => _ids.GetValueOrDefault(id);

    /// <summary>The product whose page's address ends so; null where none is known.</summary>
    public KnownProduct? OfHandle(string? handle) => handle is null ? null : _handles.GetValueOrDefault(handle);

    /// <summary>The product with this page; null where none is known.</summary>
    public KnownProduct? OfPage(string? page) => HandleOf(page) is { } handle ? OfHandle(handle) : null;

    /// <summary>The one product of this name; null where none or several are known.</summary>
    public KnownProduct? OfTitle(string? title) => title is null ? null : _titles.GetValueOrDefault(title);

    private void Add(Item item)
    {
        var product = new KnownProduct(item.ProductId ?? item.Id, item.Title);
        if (!_ids.TryAdd(product.Id, product))
            return; // Another variant of it.
        if (HandleOf(item.Url) is { } handle)
            _handles.TryAdd(handle, product);
        if (!_titles.TryAdd(item.Title, product))
            _titles[item.Title] = null;
    }

    private static string? HandleOf(string? page) =>
        Uri.TryCreate(page, UriKind.Absolute, out var address) && address.AbsolutePath.TrimEnd('/') is { Length: > 1 } path ? Uri.UnescapeDataString(path[(path.LastIndexOf('/') + 1)..]) : null;
}
