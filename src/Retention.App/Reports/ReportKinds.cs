using Retention.Shoppers;

namespace Retention.App.Reports;

/// <summary>What each kind of report says of a message.</summary>
internal static class ReportKinds
{
    /// <summary>The state that it brings a message into. Whoever complains of a message, or unsubscribes by it, got it.</summary>
    public static MessageState State(this ReportKind kind) => kind switch
    {
        ReportKind.Accepted or ReportKind.Deferred => MessageState.Sent,
        ReportKind.Delivered or ReportKind.Complained or ReportKind.Unsubscribed => MessageState.Delivered,
        ReportKind.Bounced => MessageState.Bounced,
        ReportKind.Blocked => MessageState.Blocked,
        ReportKind.Dropped => MessageState.Discarded,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, message: null),
    };

    /// <summary>What the decision log calls a message's coming into this state, which only a report brings it into.</summary>
    public static Outcome Outcome(this MessageState state) => state switch
    {
        MessageState.Delivered => Shoppers.Outcome.Delivered,
        MessageState.Bounced => Shoppers.Outcome.Bounced,
        MessageState.Blocked => Shoppers.Outcome.Blocked,
        MessageState.Discarded => Shoppers.Outcome.Discarded,
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, message: null),
    };
}
