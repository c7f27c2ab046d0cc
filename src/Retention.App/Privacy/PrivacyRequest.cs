using System.Collections.Immutable;

namespace Retention.App.Privacy;

/// <summary>What was asked. The numbers are stored: only ever add at the end.</summary>
public enum RequestKind
{
    /// <summary>A person wants to know what is kept.</summary>
    Data,

    /// <summary>A person is to be erased.</summary>
    Person,

    /// <summary>All that is kept of a shop is to be erased.</summary>
    Shop,

    /// <summary>A person had it erased here, and the shop is to erase what it keeps itself.</summary>
    AtShop,
}

/// <summary>What became of the letter that tells the shop's owner of a request. The numbers are stored: only ever add at the end.</summary>
public enum OwnerLetter
{
    /// <summary>It is still to be written, or the provider said later.</summary>
    Waits,

    /// <summary>It was claimed, and is being handed over; one that stays so may have gone or not, and is not sent again.</summary>
    Claimed,

    /// <summary>The provider took it.</summary>
    Sent,

    /// <summary>It did not go, or nobody can say whether it did: the page tells of the request all the same.</summary>
    NotSent,

    /// <summary>No address of the owner's is known.</summary>
    NoAddress,
}

/// <summary>
/// A request about somebody's data, and the proof of what became of it. It holds no address, number or name. All times are UTC.
/// </summary>
/// <param name="Kind">What was asked.</param>
/// <param name="AskedAt">When, as its platform tells; else when it came.</param>
/// <param name="HeardAt">When it came.</param>
public sealed record PrivacyRequest(RequestKind Kind, DateTimeOffset AskedAt, DateTimeOffset HeardAt)
{
    /// <summary>Within what time a request has to be answered (facts/shopify.md 1.3; GDPR, article 12(3): a month).</summary>
    public static readonly TimeSpan Due = TimeSpan.FromDays(30);

    /// <summary>How long the row itself is kept: three years, in which somebody may still claim that nothing was done.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(3 * 365 + 1);

    /// <summary>How long a request for data still tells whose data.</summary>
    public static readonly TimeSpan Told = TimeSpan.FromDays(60);

    /// <summary>When all of it was found, or erased; null while it is under way.</summary>
    public DateTimeOffset? DoneAt { get; init; }

    /// <summary>How many rows, messages and files were erased: at least so many, since a turn that was killed is not counted.</summary>
    public int Erased { get; init; }

    /// <summary>Whether it ended because the shop was connected again.</summary>
    public bool IsCalledOff { get; init; }

    /// <summary>Whether the sending of the shop that was erased was stopped: it stays so when the shop comes back.</summary>
    public bool WasStopped { get; init; }

    /// <summary>The storefront's id of the customer, so that the owner knows who asks; null for a guest, and after <see cref="Told"/>.</summary>
    public string? Customer { get; init; }

    /// <summary>The number of an order of the person, by which the owner finds a guest; null where none is known, and after <see cref="Told"/>.</summary>
    public string? Order { get; init; }

    /// <summary>Our ids of the shoppers who were found, and the hash of an address under which imported reviews lie: none when nothing is kept, and after <see cref="Told"/>.</summary>
    public ImmutableArray<string> Shoppers { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>The letter to the owner; null for a request that needs none.</summary>
    public OwnerLetter? Letter { get; init; }

    /// <summary>When the data were last downloaded; null before.</summary>
    public DateTimeOffset? FetchedAt { get; init; }

    /// <summary>When the owner said that the person was answered; null before.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>Until when it is to be answered.</summary>
    public DateTimeOffset DueAt => AskedAt + Due;

    /// <summary>Whether whose data it is about is still told.</summary>
    public bool IsTold(DateTimeOffset now) => Kind is RequestKind.Data or RequestKind.AtShop && now < HeardAt + Told;
}
