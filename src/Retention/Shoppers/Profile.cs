namespace Retention.Shoppers;

/// <summary>Who a shopper is by the customer's record: hashes, never the names themselves.</summary>
/// <param name="ToldAt">Which report told it (UTC).</param>
/// <param name="EmailKey">The hash of the address on record; null when there is none.</param>
/// <param name="Country">Two-letter ISO code of the country; null when not told.</param>
/// <param name="Region">The region within the country; null when not told.</param>
public sealed record Profile(DateTimeOffset ToldAt, string? EmailKey, string? Country, string? Region)
{
    /// <summary>Whether the shop says that the customer has an account, with which to log in; null where it does not say.</summary>
    public bool? HasAccount { get; init; }

    /// <summary>The profile that was told last; of two of the same moment always the same one.</summary>
    public static Profile? Newer(Profile? one, Profile? other) => one is null ? other : other is null ? one : other.IsAfter(one) ? other : one;

    private bool IsAfter(Profile other) => Joined.Rank(
        ToldAt.CompareTo(other.ToldAt), string.CompareOrdinal(EmailKey, other.EmailKey), string.CompareOrdinal(Country, other.Country), string.CompareOrdinal(Region, other.Region), Nullable.Compare(HasAccount, other.HasAccount)) > 0;
}
