using Retention.App.Letters;

namespace Retention.App.Senders;

/// <summary>A message, ready to go to one person: a letter or a text.</summary>
/// <param name="Message">The message's id: the same for every attempt.</param>
/// <param name="Attempt">Which attempt, from 1.</param>
/// <param name="Shop">The shop's id.</param>
/// <param name="Flow">The flow's key.</param>
/// <param name="FromName">Whose message it is: the shop's name.</param>
/// <param name="To">The address or telephone number.</param>
internal abstract record OutgoingMessage(string Message, int Attempt, string Shop, string Flow, string FromName, string To)
{
    /// <summary>By which way it goes.</summary>
    public abstract Channel Channel { get; }

    /// <summary>What it can be told by when the provider is asked for it: the subject line, or a text's words.</summary>
    public abstract string Title { get; }
}

/// <summary>A letter, ready to go to one person.</summary>
/// <param name="Message">The message's id: the same for every attempt.</param>
/// <param name="Attempt">Which attempt, from 1.</param>
/// <param name="Shop">The shop's id.</param>
/// <param name="Flow">The flow's key.</param>
/// <param name="FromName">Whose letter it is: the shop's name.</param>
/// <param name="To">The address.</param>
/// <param name="ReplyTo">Where answers go; null when the shop has not said.</param>
/// <param name="Letter">The letter.</param>
/// <param name="Unsubscribe">The one-click link of RFC 8058; null for a letter that nobody subscribes to, such as a test or a code.</param>
internal sealed record OutgoingLetter(string Message, int Attempt, string Shop, string Flow, string FromName, string To, string? ReplyTo, RenderedLetter Letter, Uri? Unsubscribe)
    : OutgoingMessage(Message, Attempt, Shop, Flow, FromName, To)
{
    /// <inheritdoc/>
    public override Channel Channel => Channel.Email;

    /// <inheritdoc/>
    public override string Title => Letter.Subject;

    /// <summary>Our id of the shopper, so that a report of the provider's finds the message again; null for a letter to staff.</summary>
    public string? Shopper { get; init; }

    /// <summary>The case that it answers; null for all but such a letter.</summary>
    public string? Case { get; init; }

    /// <summary>The address that it comes from, of the shop's own domain; null for the operator's, which shops without one share.</summary>
    public string? From { get; init; }

    /// <summary>The headers of RFC 2369 and RFC 8058, and those of its thread. Everyone has its own link, so they belong to the person, not to the message.</summary>
    public IReadOnlyDictionary<string, string> Headers
    {
        get
        {
            var headers = new Dictionary<string, string>(StringComparer.Ordinal);
            if (Unsubscribe is { } link)
                (headers["List-Unsubscribe"], headers["List-Unsubscribe-Post"]) = ($"<{link.AbsoluteUri}>", "List-Unsubscribe=One-Click");
            foreach (var (name, value) in Thread?.Headers ?? [])
                headers[name] = value;
            return headers;
        }
    }

    /// <summary>The thread of mails that it belongs to; null for a letter that begins none.</summary>
    public LetterThread? Thread { get; init; }
}

/// <summary>A text message, ready to go to one person.</summary>
/// <param name="Message">The message's id: the same for every attempt.</param>
/// <param name="Attempt">Which attempt, from 1.</param>
/// <param name="Shop">The shop's id.</param>
/// <param name="Flow">The flow's key.</param>
/// <param name="FromName">Whose text it is: the shop's name.</param>
/// <param name="To">The telephone number in E.164 form.</param>
/// <param name="Shopper">Our id of the shopper, for reports of what became of it.</param>
/// <param name="Body">All that it says.</param>
/// <param name="Until">When it must not arrive any more (UTC): the night begins, say. A provider that has it waiting drops it then.</param>
internal sealed record OutgoingText(string Message, int Attempt, string Shop, string Flow, string FromName, string To, string Shopper, string Body, DateTimeOffset Until)
    : OutgoingMessage(Message, Attempt, Shop, Flow, FromName, To)
{
    /// <inheritdoc/>
    public override Channel Channel => Channel.Text;

    /// <summary>Whether its typographic characters stay as they are, though they make it dearer.</summary>
    public bool KeepsTypography { get; init; }

    /// <inheritdoc/>
    public override string Title => Body;
}
