using System.Collections.Immutable;
using System.Text.Json;
using Retention.Events;

namespace Retention.App.Webhooks;

/// <summary>Who buys and where it goes, which WooCommerce's orders and drafts tell alike. A language is told by our plugin alone (facts/woocommerce.md 1.7).</summary>
internal sealed record WooCommerceBuyer
{
    /// <summary>The shop's id of the customer; null for guests.</summary>
    public string? CustomerId { get; init; }

    /// <summary>The address of the bill.</summary>
    public string? Email { get; init; }

    /// <summary>The given name.</summary>
    public string? FirstName { get; init; }

    /// <summary>Where the bill goes: two letters.</summary>
    public string? Country { get; init; }

    /// <summary>The region within <see cref="Country"/>.</summary>
    public string? Region { get; init; }

    /// <summary>Street and number of where the goods go.</summary>
    public string? Street { get; init; }

    /// <summary>The postal code beside <see cref="Street"/>.</summary>
    public string? PostalCode { get; init; }

    /// <summary>The telephone number; one with its country's code where there is such a one.</summary>
    public string? Phone { get; init; }

    /// <summary>The shopper's language; null without our plugin.</summary>
    public string? Locale { get; init; }

    /// <summary>What the shopper ticked.</summary>
    public ImmutableArray<Consent> Consents { get; init; } = [];

    /// <summary>Reads an order or a draft. Where the goods go where the bill goes, the fields of the shipping address may be empty.</summary>
    public static WooCommerceBuyer Read(JsonElement json)
    {
        var (billing, shipping) = (json.At("billing"), json.At("shipping"));
        var sent = shipping.Text("address_1") is null ? billing : shipping;
        var country = billing.Country("country");
        return new()
        {
            CustomerId = json.Id("customer_id"),
            Email = billing.Email("email"),
            FirstName = billing.Text("first_name").Plain(),
            Country = country,
            Region = billing.Region("state", country),
            Street = sent.Text("address_1").Plain(),
            PostalCode = sent.Text("postcode"),
            Phone = Reading.FirstPhone(country, billing.Text("phone"), shipping.Text("phone")),
            Consents = WooCommercePlugin.ConsentsOf(json),
            Locale = WooCommercePlugin.LocaleOf(json),
        };
    }
}
