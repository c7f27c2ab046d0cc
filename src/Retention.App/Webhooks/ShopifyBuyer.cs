using System.Collections.Immutable;
using System.Text.Json;
using Retention.Events;

namespace Retention.App.Webhooks;

/// <summary>Who buys and where it goes, which Shopify's orders and checkouts tell alike. Every field may be null: without approval for protected data all are.</summary>
internal sealed record ShopifyBuyer
{
    /// <summary>Shopify's id of the customer; null for guests.</summary>
    public string? CustomerId { get; init; }

    /// <summary>The given name.</summary>
    public string? FirstName { get; init; }

    /// <summary>Where the bill goes: two letters.</summary>
    public string? Country { get; init; }

    /// <summary>The region within <see cref="Country"/>.</summary>
    public string? Region { get; init; }

    /// <summary>Street and number of where the goods go, or the bill where nothing is sent.</summary>
    public string? Street { get; init; }

    /// <summary>The postal code beside <see cref="Street"/>.</summary>
    public string? PostalCode { get; init; }

    /// <summary>The telephone number; one with its country's code where there is such a one.</summary>
    public string? Phone { get; init; }

    /// <summary>What the customer's record says about being written to.</summary>
    public ImmutableArray<Consent> Consents { get; init; } = [];

    /// <summary>Reads an order or a checkout. An address may also be an empty list (exemplars-2025-04/checkouts__1.json).</summary>
    public static ShopifyBuyer Read(JsonElement json)
    {
        var (customer, billing, shipping) = (json.At("customer"), json.At("billing_address"), json.At("shipping_address"));
        var billed = billing.Country("country_code") is null ? shipping : billing;
        var sent = shipping.Text("address1") is null ? billing : shipping;
        return new()
        {
            CustomerId = customer.Id("id"),
            FirstName = customer.Text("first_name") ?? billing.Text("first_name") ?? shipping.Text("first_name"),
            Country = billed.Country("country_code"),
            Region = billed.Region("province_code", billed.Country("country_code")),
            Street = sent.Text("address1"),
            PostalCode = sent.Text("zip"),
            // The box for text messages has a number of its own, which is as good.
            Phone = Reading.FirstPhone(billed.Country("country_code"), json.Text("phone"), json.Text("sms_marketing_phone"), shipping.Text("phone"), billing.Text("phone"), customer.Text("phone")),
            // Not from buyer_accepts_marketing: it says what Shopify believes, and so would undo a refusal that only we have heard (facts/shopify.md 6).
            Consents = ShopifyConsents.Of(customer),
        };
    }
}
