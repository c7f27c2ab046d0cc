namespace Retention.App.Storefronts.WooCommerce;

/// <summary>What this process found out about one shop's REST interface. It is forgotten when the process ends, and found out again.</summary>
internal sealed class ShopState : IDisposable
{
    // Hosts of small shops count: two at a time is what they bear (facts/woocommerce.md 3).
    private const int AtOnce = 2;

    private volatile object? _isPlain;
    private volatile string? _provenKey;
    private volatile bool _printsNotices;

    /// <summary>Whose turn it is.</summary>
    public SemaphoreSlim Turns { get; } = new(AtOnce);

    /// <summary>Whether the shop is left alone for now.</summary>
    public ShopCircuit Circuit { get; } = new();

    /// <summary>Whether the shop's permalinks are plain; null as long as no answer has told.</summary>
    public bool? IsPlain
    {
        get => (bool?)_isPlain;
        set => _isPlain = value;
    }

    /// <summary>The key with which the shop has answered a question: a refusal of a change by the same key is one of its rights.</summary>
    public string? ProvenKey
    {
        get => _provenKey;
        set => _provenKey = value;
    }

    /// <summary>Whether the shop prints PHP's notices into its answers, where shoppers may see them too.</summary>
    public bool PrintsNotices
    {
        get => _printsNotices;
        set => _printsNotices = value;
    }

    /// <inheritdoc/>
    public void Dispose() => Turns.Dispose();
}
