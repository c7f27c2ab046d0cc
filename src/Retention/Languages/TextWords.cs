namespace Retention.Languages;

/// <summary>
/// What goes by text without a flow: one question, and the answers to what shoppers write. STOP and HELP are called so in every language, for those
/// are what carriers and providers act on. Each is one part where the letters are plain and the name is short.
/// </summary>
public sealed record TextWords
{
    /// <summary>
    /// Asks to confirm reminders of carts by text, with the shop's name. It names what comes and how often, what it may cost, HELP and STOP (CTIA
    /// Messaging Principles 5.1; facts/peers.md 3.4), and the word that says yes: <see cref="Texts.TextReplies"/> reads it.
    /// </summary>
    public required Func<string, string> Confirm { get; init; }

    /// <summary>Confirms a stop that the provider did not confirm itself, with the shop's name: once, and with nothing beside it (47 CFR 64.1200(a)(12)).</summary>
    public required Func<string, string> Stopped { get; init; }

    /// <summary>Says who writes, and how a person is reached: with the shop's name, and an address of it with a space before, or nothing.</summary>
    public required Func<string, string, string> Help { get; init; }
}
