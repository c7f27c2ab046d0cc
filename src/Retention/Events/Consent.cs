using System.Collections.Immutable;

namespace Retention.Events;

/// <summary>An explicit word about being written to. The ledger keeps every one; the latest wins.</summary>
/// <param name="Channel">By which way.</param>
/// <param name="Purpose">For what; null for everything that this way can bring.</param>
/// <param name="IsGranted">Whether it was allowed, or refused.</param>
/// <param name="At">When it was said (UTC).</param>
/// <param name="Source">Where it was said, for example <c>checkout</c> or <c>unsubscribe link</c>.</param>
public sealed record Consent(Channel Channel, Purpose? Purpose, bool IsGranted, DateTimeOffset At, string Source)
{
    /// <summary>The flow that it is about; null when it is about all of that purpose.</summary>
    public string? Topic { get; init; }

    /// <summary>Whether it was confirmed from the address itself (double opt-in).</summary>
    public bool IsConfirmed { get; init; }

    /// <summary>The words that stood beside the box; null when the storefront does not tell.</summary>
    public string? Wording { get; init; }

    /// <summary>What proves it: an id or an address of a page, never personal data of others; null when there is nothing.</summary>
    public string? Evidence { get; init; }
}

/// <summary>A shopper said whether to be written to.</summary>
/// <param name="Consent">What was said.</param>
public sealed record ConsentReported(Consent Consent) : Happened
{
    /// <inheritdoc/>
    public override ImmutableArray<Name> Names => Known(Of(NameKind.Customer, CustomerId), Name.OfEmail(Email));

    /// <inheritdoc/>
    public override ImmutableArray<Name> Hints => Known(Name.OfPhone(Phone));

    /// <summary>The storefront's id of the customer; null for guests.</summary>
    public string? CustomerId { get; init; }

    /// <summary>The address that it is about; null when it is about a telephone number.</summary>
    public string? Email { get; init; }

    /// <summary>The telephone number that it is about; null when it is about an address.</summary>
    public string? Phone { get; init; }
}

/// <summary>Finds what an event says against writing to its address.</summary>
public static class Refusals
{
    /// <summary>The refusals of mail in it, each as an event that names nobody.</summary>
    public static ImmutableArray<Happened> In(Happened happened) => happened switch
    {
        OrderReported(var order) => Of(order.Consents),
        CartReported(var cart) => Of(cart.Consents),
        CustomerReported customer => Of(customer.Consents),
        ConsentReported(var consent) => Of([consent]),
        AddressSuppressed { Channel: Channel.Email } told => [new AddressSuppressed(told.Channel, told.Cause, told.At)],
        _ => [],
    };

    private static ImmutableArray<Happened> Of(ImmutableArray<Consent> consents) =>
        [.. consents.Where(consent => consent is { Channel: Channel.Email, IsGranted: false }).Select(consent => new ConsentReported(consent))];
}

/// <summary>An address must not be written to any more: it does not exist, or its owner called our mail a nuisance.</summary>
/// <param name="Channel">By which way.</param>
/// <param name="Cause">Why, for example <c>bounce</c> or <c>complaint</c>.</param>
/// <param name="At">When (UTC).</param>
public sealed record AddressSuppressed(Channel Channel, string Cause, DateTimeOffset At) : Happened
{
    /// <inheritdoc/>
    public override ImmutableArray<Name> Names => Known(Of(NameKind.Customer, CustomerId), Name.OfEmail(Email));

    /// <inheritdoc/>
    public override ImmutableArray<Name> Hints => Known(Name.OfPhone(Phone));

    /// <summary>The storefront's id of the customer; null when only the address is known.</summary>
    public string? CustomerId { get; init; }

    /// <summary>The address; null when it is a telephone number.</summary>
    public string? Email { get; init; }

    /// <summary>The telephone number; null when it is an address.</summary>
    public string? Phone { get; init; }
}
