using System.Collections.Immutable;
using System.Text.Json;
using Retention.Events;

namespace Retention.App.Webhooks;

/// <summary>
/// What Shopify's customers said about being written to. Since 2025-01 only the two topics of consent tell it (facts/shopify.md 2.2); a customer's
/// own fields are read where they are there.
/// </summary>
internal static class ShopifyConsents
{
    /// <summary><c>customers_email_marketing_consent/update</c>.</summary>
    public static Translated ToEmail(JsonElement json, DateTimeOffset? triggeredAt)
    {
        var (customer, email) = (json.Id("customer_id"), json.Email("email_address"));
        return customer is null && Name.OfEmail(email) is null
            ? throw new MissingFieldException("customer_id")
            : Read(json.At("email_marketing_consent"), Channel.Email, triggeredAt, said => new(said) { CustomerId = customer, Email = email }, customer ?? "by address");
    }

    /// <summary><c>customers_marketing_consent/update</c>, which is about text messages and calls the customer <c>id</c>.</summary>
    public static Translated ToTexts(JsonElement json, DateTimeOffset? triggeredAt)
    {
        var customer = json.Id("id") ?? throw new MissingFieldException("id");
        return Read(json.At("sms_marketing_consent"), Channel.Text, triggeredAt, said => new(said) { CustomerId = customer, Phone = Reading.FirstPhone(country: null, json.Text("phone")) }, customer);
    }

    /// <summary>What a customer's record says. Without its time a word is left out: it might be older than one that is known.</summary>
    public static ImmutableArray<Consent> Of(JsonElement customer) =>
    [
        .. new[]
        {
            Said(customer.At("email_marketing_consent"), Channel.Email, otherwise: null),
            Said(customer.At("sms_marketing_consent"), Channel.Text, otherwise: null),
        }.OfType<Consent>(),
    ];

    private static Translated Read(JsonElement consent, Channel channel, DateTimeOffset? triggeredAt, Func<Consent, ConsentReported> about, string subject)
    {
        if (Said(consent, channel, triggeredAt) is { } said)
            return new Translated.Understood(about(said), subject);
        // "pending" waits for the answer to a mail of Shopify's: neither yes nor no.
        return consent.Text("state") is null or "not_subscribed" or "pending"
            ? new Translated.Ignored("a consent that says nothing")
            : new Translated.NotUnderstood("a consent's state that is not known, or its time");
    }

    private static Consent? Said(JsonElement consent, Channel channel, DateTimeOffset? otherwise) =>
        IsGranted(consent.Text("state")) is { } isGranted && (consent.Time("consent_updated_at") ?? otherwise) is { } at
            ? new(channel, Purpose.Marketing, isGranted, at, "customer record") { IsConfirmed = isGranted && consent.Text("opt_in_level") == "confirmed_opt_in" }
            : null;

    // When "redacted" and "invalid" are said is unconfirmed: whatever it is, it is no leave to write.
    private static bool? IsGranted(string? state) => state switch
    {
        "subscribed" => true,
        "unsubscribed" or "redacted" or "invalid" => false,
        _ => null,
    };
}
