using System.Collections.Immutable;
using Retention.Texts;

namespace Retention.App.Settings;

/// <summary>Everything that can be set, read once at start. <see cref="SettingsReader"/> says what is wrong with a setting and how to mend it.</summary>
internal sealed record AppSettings
{
    /// <summary>Whether this is a trial on one machine: then secrets are made here, and letters may land in the outbox.</summary>
    public required bool IsDevelopment { get; init; }

    /// <summary>A storage account's connection string; null when <see cref="StorageAccount"/> is given, or Azurite is started here.</summary>
    public string? StorageConnection { get; init; }

    /// <summary>The name of a storage account that is reached with a managed identity.</summary>
    public string? StorageAccount { get; init; }

    /// <summary>The client id of a user-assigned identity; null for the system's own.</summary>
    public string? StorageIdentity { get; init; }

    /// <summary>Where files of this machine go: Azurite's data, the trial's master key.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>Whether Azurite keeps its data in memory only (demo and tests).</summary>
    public bool InMemory { get; init; }

    /// <summary>32 random bytes under which the key ring and the root key are sealed; null makes the trial's own.</summary>
    public ImmutableArray<byte>? MasterKey { get; init; }

    /// <summary>Where shoppers and platforms reach this program, without a slash at the end.</summary>
    public required Uri PublicUrl { get; init; }

    /// <summary>Who runs the program and how to reach them, as <c>Operator__Contact</c> says it: named wherever a page says "write to us". Null where it is not set.</summary>
    public string? OperatorContact { get; init; }

    /// <summary>Our client id at Shopify.</summary>
    public string? ShopifyClientId { get; init; }

    /// <summary>Our client secrets at Shopify: it signs with the oldest that is not revoked, so there may be several.</summary>
    public ImmutableArray<string> ShopifySecrets { get; init; } = [];

    /// <summary>In development: what stands for all Shopify shops, so that a trial calls nobody. The shop's domain is the request's host. Null calls the shops themselves.</summary>
    public Uri? ShopifyGateway { get; init; }

    /// <summary>SendGrid's key; null puts letters into the outbox.</summary>
    public string? SendGridKey { get; init; }

    /// <summary>Where SendGrid is: its host differs for accounts in the EU.</summary>
    public Uri SendGridUrl { get; init; } = new("https://api.sendgrid.com");

    /// <summary>The address that letters come from; its domain is authenticated at SendGrid.</summary>
    public string? SendGridFrom { get; init; }

    /// <summary>The program's own account at Twilio; null puts texts into the outbox, in development only. Shops may have accounts of their own.</summary>
    public TwilioSettings? Twilio { get; init; }

    /// <summary>Where Twilio is.</summary>
    public Uri TwilioUrl { get; init; } = new("https://api.twilio.com");

    /// <summary>What texts cost, for estimates.</summary>
    public PartPrices TextPrices { get; init; } = PartPrices.Listed;

    /// <summary>SendGrid's key for domains and suppression lists; null for <see cref="SendGridKey"/>, so that the one that sends may do nothing else.</summary>
    public string? SendGridAccountKey { get; init; }

    /// <summary>Whether letters go out, so that a shop needs a domain of its own for advertising: what only lands in the outbox needs none.</summary>
    public bool NeedsSenderDomain => SendGridKey is not null;

    /// <summary>The public keys of SendGrid's event webhook, Base64: two while one is changed. None closes the door to its events.</summary>
    public ImmutableArray<string> SendGridEventKeys { get; init; } = [];

    /// <summary>The host whose mail SendGrid's Inbound Parse brings to us; null where shoppers' replies go to the shop's own inbox only.</summary>
    public string? SendGridParseHost { get; init; }

    /// <summary>The public keys of SendGrid's Inbound Parse, Base64: two while one is changed.</summary>
    public ImmutableArray<string> SendGridParseKeys { get; init; } = [];

    /// <summary>How many letters within 24 hours a shop sends from <see cref="SendGridFrom"/> while its own domain is not set up.</summary>
    public int SharedSenderPerDay { get; init; } = 50;

    /// <summary>How long a queue message that is being handled stays hidden from others.</summary>
    public TimeSpan QueueVisibility { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a provider may take to answer.</summary>
    public TimeSpan SendDeadline { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a shop may take to answer a question.</summary>
    public TimeSpan ShopDeadline { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long a claim lasts: longer than <see cref="SendDeadline"/>, so that nobody else calls while a call may be under way.</summary>
    public TimeSpan ClaimLease => SendDeadline + SendDeadline;

    /// <summary>How long a provider that says later, and not when, is left alone at first; doubled each time, up to sixty times this.</summary>
    public TimeSpan SendPatience { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long after an unknown outcome the provider is asked: its log must have caught up.</summary>
    public TimeSpan SettleAfter { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How long storage may take to answer one try of a request.</summary>
    public TimeSpan StorageDeadline { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Whether Azurite is started by the program itself.</summary>
    public bool StartsAzurite => StorageConnection is null && StorageAccount is null;
}
