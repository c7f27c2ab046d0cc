using System.Text.Json.Nodes;
using Retention.App.Tests.Senders;
using Retention.Shoppers;

namespace Retention.App.Tests.Road.BadWeeks;

/// <summary>Something that a provider has to tell of a message that it took.</summary>
/// <param name="Name">The provider's word for it: the event of a letter, the status of a text.</param>
/// <param name="Detail">The type of a bounce, the reason of a drop, or a text's error code; null for none.</param>
/// <param name="At">When it happened (UTC).</param>
internal sealed record ProviderWord(string Name, string? Detail, DateTimeOffset At)
{
    /// <summary>The state that it brings a message into.</summary>
    public MessageState State => (Name, Detail) switch
    {
        ("bounce", "blocked") or ("undelivered", "30007") => MessageState.Blocked,
        ("bounce", _) or ("undelivered", "30005") => MessageState.Bounced,
        ("dropped" or "undelivered", _) => MessageState.Discarded,
        ("delivered" or "spamreport" or "group_unsubscribe", _) => MessageState.Delivered,
        _ => MessageState.Sent,
    };

    /// <summary>Whether nothing more may be sent to the address once this was heard.</summary>
    public bool Suppresses => Name is "spamreport" or "group_unsubscribe" || State == MessageState.Bounced || (Name == "dropped" && Detail == "Bounced Address");
}

/// <summary>A message that a provider took, with what became of it and what of that the program has been told.</summary>
/// <param name="Message">Our id.</param>
/// <param name="Shop">Our id of the shop.</param>
/// <param name="To">The address or number.</param>
/// <param name="At">When the provider took it (UTC).</param>
internal sealed record Taken(string Message, string Shop, string To, DateTimeOffset At)
{
    public AcceptedLetter? Letter { get; init; }

    public AcceptedText? Text { get; init; }

    /// <summary>What the program has been told, each once however often it was.</summary>
    public HashSet<ProviderWord> Heard { get; } = [];

    /// <summary>The one true state: what the provider took was sent, and of what it told of it the gravest counts.</summary>
    public MessageState State => Heard.Select(told => told.State).Append(MessageState.Sent).MaxBy(Gravity);

    public bool Complained => Heard.Any(told => told.Name == "spamreport");

    public bool Bounced => Heard.Any(told => told is { State: MessageState.Bounced });

    private static int Gravity(MessageState state) => Array.IndexOf([MessageState.Sent, MessageState.Discarded, MessageState.Delivered, MessageState.Blocked, MessageState.Bounced], state);
}

/// <summary>What became of a message at its mailbox or telephone, by seeded dice.</summary>
internal sealed class Fates(FaultyDice dice)
{
    /// <summary>What its provider has to tell of a letter, in order, and which list it puts the address on; nothing of some.</summary>
    public (IReadOnlyList<ProviderWord> Told, string? Listed, bool IsWithoutIds) OfLetter(DateTimeOffset at, bool isUnlucky)
    {
        ProviderWord processed = new("processed", null, at.AddSeconds(2)), deferred = new("deferred", null, at.AddSeconds(90)), delivered = new("delivered", null, at.AddSeconds(400));
        ProviderWord Late(string name, string? detail) => new(name, detail, at.AddHours(26));
        var fate = dice.Throw(0.75, ("bounce", isUnlucky ? 4 : 1), ("bounce later", isUnlucky ? 4 : 0), ("blocked", 3), ("dropped", 2), ("deferred", 8), ("complaint", isUnlucky ? 4 : 0), ("unsubscribed", 3), ("unnamed", 3),
            ("lost", 8), ("bounce listed", 3), ("complaint listed", 2), ("processed", 6));
        return fate switch
        {
            "bounce" => ([processed, new("bounce", "bounce", at.AddSeconds(60))], "bounces", false),
            "bounce later" => ([processed, delivered, Late("bounce", "bounce")], null, false),
            "blocked" => ([processed, deferred, new("bounce", "blocked", at.AddSeconds(60))], null, false),
            "dropped" => ([new("dropped", "Bounced Address", at.AddSeconds(3))], null, false),
            "deferred" => ([processed, deferred, delivered], null, false),
            "complaint" => ([processed, delivered, Late("spamreport", null)], "spam_reports", false),
            "unsubscribed" => ([processed, delivered, Late("group_unsubscribe", null)], null, false),
            "unnamed" => ([processed, delivered, Late("bounce", "bounce")], null, true),
            "lost" => ([], null, false),
            "bounce listed" => ([], "bounces", false),
            "complaint listed" => ([], "spam_reports", false),
            "processed" => ([processed], null, false),
            _ => ([processed, delivered], null, false),
        };
    }

    /// <summary>What its provider has to tell of a text, in order.</summary>
    public IReadOnlyList<ProviderWord> OfText(DateTimeOffset at)
    {
        ProviderWord queued = new("queued", null, at), sent = new("sent", null, at.AddSeconds(2)), delivered = new("delivered", null, at.AddSeconds(5));
        ProviderWord Undelivered(string code) => new("undelivered", code, at.AddSeconds(5));
        return dice.Throw(0.6, ("30005", 2), ("30007", 1), ("30003", 1), ("30003 after all", 1), ("lost", 3), ("sent", 2)) switch
        {
            "30005" => [queued, sent, Undelivered("30005")],
            "30007" => [queued, Undelivered("30007")],
            "30003" => [queued, sent, Undelivered("30003")],
            "30003 after all" => [queued, sent, Undelivered("30003"), delivered],
            "lost" => [],
            "sent" => [queued, sent],
            _ => [queued, sent, delivered],
        };
    }
}
