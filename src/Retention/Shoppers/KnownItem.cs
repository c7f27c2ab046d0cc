using Retention.Events;

namespace Retention.Shoppers;

/// <summary>An item that a shopper saved for later or waits for, and how it stands in the shop. All times are UTC.</summary>
public sealed record KnownItem
{
    /// <summary>The storefront's id.</summary>
    public required string Id { get; init; }

    /// <summary>When it was last saved; null while only its state in the shop is known.</summary>
    public DateTimeOffset? SavedAt { get; init; }

    /// <summary>When it was last taken off the list.</summary>
    public DateTimeOffset? ForgottenAt { get; init; }

    /// <summary>What it cost when it was saved.</summary>
    public Money? PriceWhenSaved { get; init; }

    /// <summary>Whether the shopper asked to hear when it can be bought again.</summary>
    public bool WantsStock { get; init; }

    /// <summary>What the shopper chose to hear of it; null while nothing was chosen since it was saved.</summary>
    public ItemWish? Wish { get; init; }

    /// <summary>Whether the shopper wants to hear when it can be bought again: the last word counts.</summary>
    public bool WaitsForStock => Wish is { } wish && !(wish.At < SavedAt) ? wish.WantsStock : WantsStock;

    /// <summary>Whether the shopper wants to hear when it becomes cheaper, as far as that may be told: yes, unless the last word was no.</summary>
    public bool WantsPrice => Wish is not { WantsPrice: false } wish || wish.At < SavedAt;

    /// <summary>The hash of the address under which it was saved; null when the customer's record has it.</summary>
    public string? EmailKey { get; init; }

    /// <summary>Which report of the item this is: older ones change nothing.</summary>
    public DateTimeOffset? ToldAt { get; init; }

    /// <summary>What it costs now.</summary>
    public Money? Price { get; init; }

    /// <summary>Its lowest price in the 30 days before <see cref="ToldAt"/>.</summary>
    public Money? LowestPrice { get; init; }

    /// <summary>How many can be bought; null when the shop does not count.</summary>
    public int? Available { get; init; }

    /// <summary>Whether it is on the shopper's list.</summary>
    public bool IsSaved => SavedAt is not null && !(ForgottenAt >= SavedAt);

    /// <summary>Whether it costs at most 90 % of what it cost when it was saved, and no more than in the last 30 days (facts/peers.md 4; EU 98/6/EC 6a).</summary>
    public bool IsCheaper => Price is { } now && PriceWhenSaved is { } then && now.Currency == then.Currency && now.Minor * 10 <= then.Minor * 9
        && !(LowestPrice is { } lowest && lowest.Currency == now.Currency && now.Minor > lowest.Minor);

    /// <summary>Whether few are left.</summary>
    public bool IsScarce => Available is > 0 and <= Few;

    /// <summary>Whether it can be bought, as far as the shop tells.</summary>
    public bool IsAvailable => Available is null or > 0;

    /// <summary>As many are few (facts/peers.md 4).</summary>
    public const int Few = 5;

    /// <summary>All that either knows of this item: the newest save and the newest report decide.</summary>
    public KnownItem With(KnownItem other)
    {
        var saved = IsSavedBefore(other) ? other : this;
        var told = IsToldBefore(other) ? other : this;
        return this with
        {
            SavedAt = saved.SavedAt,
            PriceWhenSaved = saved.PriceWhenSaved,
            WantsStock = saved.WantsStock,
            EmailKey = saved.EmailKey,
            Wish = ItemWish.Later(Wish, other.Wish),
            ForgottenAt = Joined.Later(ForgottenAt, other.ForgottenAt),
            ToldAt = told.ToldAt,
            Price = told.Price,
            LowestPrice = told.LowestPrice,
            Available = told.Available,
        };
    }

    /// <summary>An item as the shop offers it.</summary>
    public static KnownItem Of(Item item) => new() { Id = item.Id, ToldAt = item.At, Price = item.Price, LowestPrice = item.LowestPrice, Available = item.Available };

    // Of two of the same moment any will do, if it is always the same one.
    private bool IsSavedBefore(KnownItem other) => Joined.Rank(
        Nullable.Compare(other.SavedAt, SavedAt), other.WantsStock.CompareTo(WantsStock), Joined.Rank(other.PriceWhenSaved, PriceWhenSaved), string.CompareOrdinal(other.EmailKey, EmailKey)) > 0;

    private bool IsToldBefore(KnownItem other) => Joined.Rank(
        Nullable.Compare(other.ToldAt, ToldAt), Joined.Rank(other.Price, Price), Joined.Rank(other.LowestPrice, LowestPrice), Nullable.Compare(other.Available, Available)) > 0;
}
