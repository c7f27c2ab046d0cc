using Retention.Cases;

namespace Retention.App.Storefronts;

/// <summary>
/// How a platform's shops make something good for a shopper: money of an order given back, or its goods sent again. The house ends here. Nothing is repeated behind
/// it: whoever asks has written down before that it asks, and what became of it is looked for by the mark that the shop's own record bears.
/// </summary>
internal interface IShopDeeds
{
    /// <summary>The platform, as <c>ShopRecord.Platform</c> has it.</summary>
    string Platform { get; }

    /// <summary>What can be given back of an order, or what its goods were sold for; why not where the shop does not let us, or can't say.</summary>
    Task<Answer<DeedWorth>> WorthAsync(string shop, CaseDeedKind kind, string order, CancellationToken cancellation);

    /// <summary>Does it.</summary>
    Task<Answer<DoneDeed>> DoAsync(string shop, CaseDeedKind kind, AskedDeed deed, CancellationToken cancellation);

    /// <summary>Looks whether the shop did it; its id of it, or null.</summary>
    Task<Answer<string?>> FindAsync(string shop, CaseDeedKind kind, AskedDeed deed, CancellationToken cancellation);
}

/// <summary>What a deed may be worth.</summary>
/// <param name="Most">The most that can be given back; of goods what they were sold for.</param>
internal sealed record DeedWorth(Money Most);

/// <summary>A deed as a shop is asked for it.</summary>
/// <param name="Id">Our id, which the shop's own record bears.</param>
/// <param name="Order">The storefront's id of the order.</param>
/// <param name="Amount">How much; of goods what they are worth.</param>
/// <param name="Note">What it is for, in the merchant's words; null for nothing.</param>
/// <param name="AskedAt">When the shop is asked, or was (UTC).</param>
internal sealed record AskedDeed(string Id, string Order, Money Amount, string? Note, DateTimeOffset AskedAt)
{
    /// <summary>How it is found again in a text that people read.</summary>
    public string Mark => $"[Retention {Id[..Math.Min(Id.Length, 12)]}]";

    /// <summary>The text of it in the shop.</summary>
    public string Text => Note is null ? Mark : $"{Note} {Mark}";
}

/// <summary>What a shop did.</summary>
/// <param name="Id">The shop's id of it.</param>
/// <param name="ByHand">What is still to be done by hand, for the merchant; null for nothing.</param>
internal sealed record DoneDeed(string Id, string? ByHand = null);
