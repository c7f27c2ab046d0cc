namespace Retention.Shoppers;

/// <summary>How far a message has come. The names are stored: only ever add.</summary>
public enum MessageState
{
    /// <summary>Written down before the provider is called.</summary>
    Claimed,

    /// <summary>The provider certainly did not take it, and is asked again later.</summary>
    Waiting,

    /// <summary>Nobody knows whether the provider took it.</summary>
    Unknown,

    /// <summary>The provider never took it, and by now there is a reason not to send it.</summary>
    Dropped,

    /// <summary>The provider would not take it.</summary>
    Refused,

    /// <summary>It can't be found out whether the provider took it; never sent again.</summary>
    Lost,

    /// <summary>The provider took it.</summary>
    Sent,

    /// <summary>It reached the mailbox.</summary>
    Delivered,

    /// <summary>The mailbox does not exist, or takes nothing.</summary>
    Bounced,

    /// <summary>The mailbox would not take this one message.</summary>
    Blocked,

    /// <summary>The provider took it, and did not even try to deliver it: it knows the address as one that takes nothing.</summary>
    Discarded,
}

/// <summary>The ways that a message's state may go. What a provider tells late or twice never turns it back.</summary>
public static class MessageStates
{
    /// <summary>Whether a provider has it, or had it, by its own word.</summary>
    public static bool IsTaken(this MessageState state) => state >= MessageState.Sent;

    /// <summary>Whether a message may come from one state into the other.</summary>
    public static bool MayBecome(this MessageState from, MessageState to) => from switch
    {
        MessageState.Claimed => to is not MessageState.Claimed,
        // A provider's own word that it has it outweighs what it, or we, thought before.
        MessageState.Waiting => to is MessageState.Claimed or MessageState.Dropped || to.IsTaken(),
        // Never accepted: then it may be claimed once more.
        MessageState.Unknown => to is MessageState.Claimed or MessageState.Dropped or MessageState.Lost || to.IsTaken(),
        MessageState.Lost or MessageState.Dropped => to.IsTaken(),
        // Of two reports of one message the graver counts, in whichever order they come: a mailbox that took it may send it back hours later.
        _ => from.Gravity() is { } now && to.Gravity() > now,
    };

    // Null for what no report brings.
    private static int? Gravity(this MessageState state) => state switch
    {
        MessageState.Sent => 0,
        MessageState.Discarded => 1,
        MessageState.Delivered => 2,
        MessageState.Blocked => 3,
        MessageState.Bounced => 4,
        _ => null,
    };
}
