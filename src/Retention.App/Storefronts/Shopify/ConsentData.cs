using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Retention.App.Storefronts.Shopify;

// What the operations about a customer's consent and tags say, as Shopify's schema names it.
internal sealed record CustomerAsked(string Customer);

internal sealed record ConsentSeen(CustomerConsents? Customer);

internal sealed record CustomerConsents(string Id, EmailConsentSaid? DefaultEmailAddress, PhoneConsentSaid? DefaultPhoneNumber);

internal sealed record EmailConsentSaid(string? EmailAddress, string? MarketingState, string? MarketingOptInLevel, DateTimeOffset? MarketingUpdatedAt);

internal sealed record PhoneConsentSaid(string? PhoneNumber, TextConsentSaid? SmsMarketingConsent);

internal sealed record TextConsentSaid(string? State, string? OptInLevel, DateTimeOffset? UpdatedAt);

internal sealed record EmailAsked(string Email);

internal sealed record CustomerFound(ShopifyNode? CustomerByIdentifier);

internal sealed record ConsentTelling(ConsentInput Input);

internal sealed record ConsentInput(string CustomerId, ConsentState? EmailMarketingConsent, ConsentState? SmsMarketingConsent);

internal sealed record ConsentState(string MarketingState, string? MarketingOptInLevel, DateTimeOffset ConsentUpdatedAt);

internal sealed record EmailConsentTold(ToldErrors? CustomerEmailMarketingConsentUpdate);

internal sealed record TextConsentTold(ToldErrors? CustomerSmsMarketingConsentUpdate);

internal sealed record ToldErrors(ImmutableArray<UserError>? UserErrors);

internal sealed record CustomerTagging(string Customer, ImmutableArray<string> Tags);

internal sealed record TagsAdded(ToldErrors? TagsAdd);

internal sealed record TagsRemoved(ToldErrors? TagsRemove);

/// <summary>The operations of consent written back, and of tags.</summary>
internal static class CustomerOperations
{
    /// <summary>What the shop's record says of a customer's consent.</summary>
    public static AdminOperation<CustomerAsked, ConsentSeen> Read { get; } = new("ConsentRead", ConsentJson.Default.CustomerAsked, ConsentJson.Default.ConsentSeen);

    /// <summary>The customer who has an address.</summary>
    public static AdminOperation<EmailAsked, CustomerFound> ByEmail { get; } = new("CustomerByEmail", ConsentJson.Default.EmailAsked, ConsentJson.Default.CustomerFound);

    /// <summary>Tells a word about letters.</summary>
    public static AdminOperation<ConsentTelling, EmailConsentTold> TellEmail { get; } = new("ConsentTellEmail", ConsentJson.Default.ConsentTelling, ConsentJson.Default.EmailConsentTold);

    /// <summary>Tells a word about texts.</summary>
    public static AdminOperation<ConsentTelling, TextConsentTold> TellTexts { get; } = new("ConsentTellTexts", ConsentJson.Default.ConsentTelling, ConsentJson.Default.TextConsentTold);

    /// <summary>Adds tags.</summary>
    public static AdminOperation<CustomerTagging, TagsAdded> AddTags { get; } = new("CustomerTagsAdd", ConsentJson.Default.CustomerTagging, ConsentJson.Default.TagsAdded);

    /// <summary>Takes tags away.</summary>
    public static AdminOperation<CustomerTagging, TagsRemoved> RemoveTags { get; } = new("CustomerTagsRemove", ConsentJson.Default.CustomerTagging, ConsentJson.Default.TagsRemoved);
}

/// <summary>Their JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CustomerAsked))]
[JsonSerializable(typeof(ConsentSeen))]
[JsonSerializable(typeof(EmailAsked))]
[JsonSerializable(typeof(CustomerFound))]
[JsonSerializable(typeof(ConsentTelling))]
[JsonSerializable(typeof(EmailConsentTold))]
[JsonSerializable(typeof(TextConsentTold))]
[JsonSerializable(typeof(CustomerTagging))]
[JsonSerializable(typeof(TagsAdded))]
[JsonSerializable(typeof(TagsRemoved))]
internal sealed partial class ConsentJson : JsonSerializerContext;
