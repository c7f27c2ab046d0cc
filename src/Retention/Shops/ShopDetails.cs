using System.Collections.Immutable;

namespace Retention.Shops;

/// <summary>What a shop's platform tells of the shop itself. Null is what was not told.</summary>
/// <param name="At">When it was so (UTC): of two the newer holds.</param>
public sealed record ShopDetails(DateTimeOffset At)
{
    /// <summary>When the shop was last asked for them, rather than telling some of them by itself (UTC); null before.</summary>
    public DateTimeOffset? AskedAt { get; init; }

    /// <summary>The shop's name.</summary>
    public string? Name { get; init; }

    /// <summary>The address at which the platform writes to the merchant: it confirmed that it is the merchant's.</summary>
    public string? Email { get; init; }

    /// <summary>The address that the shop shows its customers.</summary>
    public string? CustomerEmail { get; init; }

    /// <summary>The shop's front page, an https address.</summary>
    public string? Url { get; init; }

    /// <summary>The ISO code of the currency in which the shop counts.</summary>
    public string? Currency { get; init; }

    /// <summary>The time zone by its IANA name.</summary>
    public string? TimeZone { get; init; }

    /// <summary>The country's two letters.</summary>
    public string? Country { get; init; }

    /// <summary>The language of the front page, a BCP 47 tag.</summary>
    public string? Locale { get; init; }

    /// <summary>All languages in which the front page is published; empty where that was not told.</summary>
    public ImmutableArray<string> Locales { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>The postal address, a part a line.</summary>
    public string? PostalAddress { get; init; }

    /// <summary>Where the refund policy stands.</summary>
    public string? PolicyUrl { get; init; }

    /// <summary>What the platform calls the plan that the shop pays it for.</summary>
    public string? PlanName { get; init; }

    /// <summary>What that plan says of the shop.</summary>
    public ShopStage? Stage { get; init; }

    /// <summary>Whether shoppers can be given store credit, and use it.</summary>
    public bool? HasStoreCredit { get; init; }

    /// <summary>These details, with what was known before wherever nothing is told now.</summary>
    public ShopDetails Over(ShopDetails? before) => before is null ? this : this with
    {
        AskedAt = AskedAt ?? before.AskedAt,
        Name = Name ?? before.Name,
        Email = Email ?? before.Email,
        CustomerEmail = CustomerEmail ?? before.CustomerEmail,
        Url = Url ?? before.Url,
        Currency = Currency ?? before.Currency,
        TimeZone = TimeZone ?? before.TimeZone,
        Country = Country ?? before.Country,
        Locale = Locale ?? before.Locale,
        Locales = Locales.IsEmpty ? before.Locales : Locales,
        PostalAddress = PostalAddress ?? before.PostalAddress,
        PolicyUrl = PolicyUrl ?? before.PolicyUrl,
        PlanName = PlanName ?? before.PlanName,
        Stage = Stage ?? before.Stage,
        HasStoreCredit = HasStoreCredit ?? before.HasStoreCredit,
    };
}

/// <summary>How far a shop is, by the plan that it pays its platform for. The names are stored: only ever add.</summary>
public enum ShopStage
{
    /// <summary>It pays.</summary>
    Paying,

    /// <summary>It has a trial of its platform, and has not paid anything.</summary>
    Trial,

    /// <summary>It belongs to somebody who builds shops or apps, and sells nothing.</summary>
    Development,

    /// <summary>It is closed for now, or was closed by its platform.</summary>
    Paused,
}
