using Retention.App.Storage;
using Retention.Events;
using Retention.Shoppers;

namespace Retention.App.Storefronts.Shopify;

/// <summary>What a shop's record of its customer says of one word that was said to us.</summary>
/// <param name="State">The state, as Shopify names it; null where it may not be seen.</param>
/// <param name="OptIn">How a yes was given.</param>
/// <param name="At">When the record was changed last (UTC); null for never.</param>
/// <param name="Value">The address or number; null where it may not be seen, or there is none.</param>
internal sealed record ConsentRecord(string? State, string? OptIn, DateTimeOffset? At, string? Value)
{
    /// <summary>A yes.</summary>
    public const string Subscribed = "SUBSCRIBED";

    /// <summary>A no.</summary>
    public const string Unsubscribed = "UNSUBSCRIBED";

    /// <summary>A yes that was confirmed from the address.</summary>
    public const string Confirmed = "CONFIRMED_OPT_IN";

    /// <summary>What the record says about this way; null where the customer has no such address.</summary>
    public static ConsentRecord? Of(CustomerConsents customer, Channel channel) => channel == Channel.Email
        ? customer.DefaultEmailAddress is { } email ? new(email.MarketingState, email.MarketingOptInLevel, email.MarketingUpdatedAt, email.EmailAddress) : null
        : customer.DefaultPhoneNumber is { } phone ? new(phone.SmsMarketingConsent?.State, phone.SmsMarketingConsent?.OptInLevel, phone.SmsMarketingConsent?.UpdatedAt, phone.PhoneNumber) : null;

    /// <summary>Whether it says the same as the word.</summary>
    public bool Says(WordForShop word) => word.IsGranted ? State == Subscribed && OptIn == Confirmed : State == Unsubscribed;

    /// <summary>Whether it holds a later word of the customer's than ours. Shopify's times may end at the second.</summary>
    public bool IsNewer(WordForShop word) => State is Subscribed or Unsubscribed && At is { } at && at.ToUnixTimeSeconds() > word.At.ToUnixTimeSeconds();

    /// <summary>Whether Shopify lets nobody change it: the person is erased, or the address is none.</summary>
    public bool IsClosed => State is "REDACTED" or "INVALID";

    /// <summary>Whether it is about another address than the word.</summary>
    public bool IsOfAnother(NameDirectory directory, string shop, WordForShop word) =>
        Value is not null && ((word.Channel == Channel.Email ? Name.OfEmail(Value) : Name.OfPhone(Value)) is not { } name || directory.Hash(shop, name).Hash != word.Address);
}
