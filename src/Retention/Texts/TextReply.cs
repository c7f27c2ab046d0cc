namespace Retention.Texts;

/// <summary>What a shopper's text asks of the shop.</summary>
public enum TextReply
{
    /// <summary>Something that a person has to read.</summary>
    Other,

    /// <summary>No more texts.</summary>
    Stop,

    /// <summary>Texts again, after a stop.</summary>
    Start,

    /// <summary>
    /// Yes: after a stop the same as <see cref="Start"/>, where it is the provider's own keyword; after the question whether reminders of carts may come,
    /// the confirmation; otherwise an answer that a person has to read.
    /// </summary>
    Yes,

    /// <summary>Who writes there, and how to reach them.</summary>
    Help,
}
