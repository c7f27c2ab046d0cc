using System.Collections.Immutable;

namespace Retention.Events;

/// <summary>Somebody asked the shop what is kept of them. The shop's owner gets it, and answers (GDPR, article 15; 30 days).</summary>
/// <param name="Request">The platform's id of the request.</param>
/// <param name="CustomerId">The storefront's id, where it tells.</param>
/// <param name="Email">The address, where it tells.</param>
/// <param name="At">When it was asked (UTC).</param>
public sealed record DataRequested(string Request, string? CustomerId, string? Email, DateTimeOffset At) : Happened
{
    /// <inheritdoc/>
    public override ImmutableArray<Name> Names =>
        Known([Of(NameKind.Customer, CustomerId), Name.OfEmail(Email), .. Orders.Select(order => Of(NameKind.Order, order))]);

    /// <summary>The telephone number as it is written, where the shop tells.</summary>
    public string? Phone { get; init; }

    /// <summary>The orders that are asked about, where the shop tells.</summary>
    public ImmutableArray<string> Orders { get => field.IsDefault ? [] : field; init; } = [];
}

/// <summary>The shop left, and all that is kept of it is to go.</summary>
/// <param name="At">When that was said (UTC): a shop that was connected since keeps what it has.</param>
public sealed record ShopErased(DateTimeOffset At) : Happened
{
    /// <inheritdoc/>
    public override ImmutableArray<Name> Names => [];
}
