using System.Globalization;

namespace Retention.App.Senders;

/// <summary>
/// What travels with a letter as SendGrid's custom arguments, and comes back flattened into each of its events. Opaque ids only: SendGrid keeps
/// them for ever. Their names do not collide with those of its events.
/// </summary>
internal static class SendGridArguments
{
    /// <summary>The sender's name, as messages, reports and directories carry it.</summary>
    public const string Provider = "SendGrid";

    /// <summary>Our id of the message.</summary>
    public const string Message = "retention_message";

    /// <summary>Which attempt it is.</summary>
    public const string Attempt = "retention_attempt";

    /// <summary>The shop.</summary>
    public const string Shop = "retention_shop";

    /// <summary>Our id of the shopper; not given with a letter to staff.</summary>
    public const string Shopper = "retention_shopper";

    /// <summary>The case that the letter answers; given with such a letter only.</summary>
    public const string Case = "retention_case";

    /// <summary>The arguments of a letter.</summary>
    public static IReadOnlyDictionary<string, string> Of(OutgoingLetter letter)
    {
        var arguments = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [Message] = letter.Message,
            [Attempt] = letter.Attempt.ToString(CultureInfo.InvariantCulture),
            [Shop] = letter.Shop,
        };
        if (letter.Shopper is { } shopper)
            arguments[Shopper] = shopper;
        if (letter.Case is { } one)
            arguments[Case] = one;
        return arguments;
    }
}
