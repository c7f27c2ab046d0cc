using System.Collections.Immutable;
using Retention.App.Storefronts.OrderExport;
using Retention.Events;

namespace Retention.App.Storefronts.ConsentFile;

/// <summary>Reads one line of a file about consent. What can't be read becomes a fault with what to do; a refusal is never lost over its time.</summary>
internal sealed class ConsentCells(ConsentColumns columns, CsvRecord row, bool isSuppressions, DateTimeOffset now, ICollection<ImportFault> faults)
{
    private const int LongestWhere = 100;

    /// <summary>The line; null, with a fault, when no address stands there.</summary>
    public ConsentLine? Read()
    {
        var (email, phone) = (Bare(Text(ConsentColumn.Email)), Bare(Text(ConsentColumn.Phone)));
        var (address, number) = (Name.OfEmail(email)?.Value, Name.OfPhone(phone)?.Value);
        if (email is not null && address is null)
            return Fault<ConsentLine>(ConsentColumn.Email, "It is not one e-mail address.", "Correct it, or remove the line.");
        if (address is null && phone is not null && number is null)
            return Fault<ConsentLine>(ConsentColumn.Phone, "It is not a telephone number with its country's code.", "Write it like +49 151 2345678.");
        if (address is null && number is null)
        {
            faults.Add(new("It has no address.", "Write an e-mail address or a telephone number there, or remove the line.") { Line = row.Line });
            return null;
        }

        var words = ImmutableArray.CreateBuilder<LineWord>();
        if (address is not null && Email() is { } byMail)
            words.Add(byMail);
        if (Texts(hasMail: address is not null) is { } byText)
        {
            if (number is not null && (address is not null || isSuppressions))
                words.Add(byText);
            else
                faults.Add(new("It says something about texts, and the number or the person is missing.", "Texts need a number with its country's code, like +49 151 2345678, and who agreed to them an e-mail address too.") { Line = row.Line });
        }

        return new(row.Line) { Email = address, Phone = number, Words = words.ToImmutable() };
    }

    // The order is the policy: what speaks against writing comes first.
    private LineWord? Email()
    {
        var reason = Text(ConsentColumn.Reason)?.ToUpperInvariant() ?? "";
        if (reason.Contains("SPAM", StringComparison.Ordinal) || reason.Contains("COMPLAIN", StringComparison.Ordinal) || reason.Contains("ABUSE", StringComparison.Ordinal))
            return Word(Channel.Email, Says.Complained, ConsentColumn.RefusedAt);
        if (Text(ConsentColumn.BouncedAt) is not null || reason.Contains("BOUNCE", StringComparison.Ordinal) || reason.Contains("CLEANED", StringComparison.Ordinal))
            return Word(Channel.Email, Says.Bounced, ConsentColumn.BouncedAt);
        if (Text(ConsentColumn.RefusedAt) is not null || Yes(ConsentColumn.OptOut) is true || reason.Contains("UNSUB", StringComparison.Ordinal) || reason.Contains("SUPPRESS", StringComparison.Ordinal))
            return Word(Channel.Email, Says.Nothing, ConsentColumn.RefusedAt);
        var state = Text(ConsentColumn.EmailState) is { } text ? StateOf(text) : Yes(ConsentColumn.OptIn) is { } isIn ? isIn ? Says.Yes : Says.NoOffers : (Says?)null;
        if (state is not null)
            return Word(Channel.Email, state.Value, state == Says.Yes ? ConsentColumn.GrantedAt : ConsentColumn.RefusedAt);
        if (isSuppressions)
            return columns.TellStates ? null : Word(Channel.Email, Says.Nothing, ConsentColumn.GrantedAt);
        // Mailchimp's export of those who are subscribed has no more than the time.
        return columns.TellStates || (Text(ConsentColumn.GrantedAt) ?? Text(ConsentColumn.At)) is null ? null : Word(Channel.Email, Says.Yes, ConsentColumn.GrantedAt);
    }

    private LineWord? Texts(bool hasMail) =>
        Yes(ConsentColumn.TextOptOut) is true ? Word(Channel.Text, Says.Nothing, ConsentColumn.RefusedAt)
        : Text(ConsentColumn.TextState) is { } text && StateOf(text) is { } state ? Word(Channel.Text, state, state == Says.Yes ? ConsentColumn.TextGrantedAt : ConsentColumn.RefusedAt)
        // A list of numbers alone is a list all the same.
        : isSuppressions && !columns.TellStates && !hasMail ? Word(Channel.Text, Says.Nothing, ConsentColumn.GrantedAt)
        : null;

    // On a list of those who must not be written to a yes says nothing.
    private LineWord? Word(Channel channel, Says says, ConsentColumn timed)
    {
        if (says == Says.Yes && isSuppressions)
            return null;
        var at = Time(timed, isNeeded: says == Says.Yes, out var isFaulty);
        if (isFaulty && says == Says.Yes)
            return null;
        var where = Text(ConsentColumn.Where);
        return new(channel, says, at) { IsConfirmed = says == Says.Yes && Yes(ConsentColumn.Confirmed) is true, Where = where?[..Math.Min(where.Length, LongestWhere)] };
    }

    private DateTimeOffset? Time(ConsentColumn column, bool isNeeded, out bool isFaulty)
    {
        isFaulty = false;
        column = Text(column) is null ? ConsentColumn.At : column;
        if (Text(column) is not { } text)
            return null;
        if (CsvMoment.Read(text, now) is { } at)
            return at;
        isFaulty = true;
        faults.Add(new(isNeeded ? "It is not a moment that has been, so the line does not count." : "It is not a moment that has been: the refusal counts from now.", "Write it like 2025-11-22 09:30:00, in UTC.") { Line = row.Line, Column = columns.NameOf(column) });
        return null;
    }

    // Neither yes nor no: who was never asked, and who has not answered yet.
    private Says? StateOf(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToUpperInvariant() switch
    {
        "YES" or "TRUE" or "1" or "Y" or "SUBSCRIBED" or "GRANTED" or "OPTEDIN" or "ACTIVE" or "CONFIRMED" or "EXPLICIT" => Says.Yes,
        "NO" or "FALSE" or "0" or "N" => Says.NoOffers,
        "UNSUBSCRIBED" or "OPTEDOUT" or "OPTOUT" or "REFUSED" or "REVOKED" or "WITHDRAWN" or "SUPPRESSED" => Says.Nothing,
        "CLEANED" or "BOUNCED" => Says.Bounced,
        "NEVERSUBSCRIBED" or "NOTSUBSCRIBED" or "NONSUBSCRIBED" or "PENDING" or "NEVER" or "UNKNOWN" or "TRANSACTIONAL" => null,
        _ => Fault<Says?>(columns.Places.ContainsKey(ConsentColumn.EmailState) ? ConsentColumn.EmailState : ConsentColumn.TextState, "It is no answer that is known.", "Write yes, no or unsubscribed, or leave it empty."),
    };

    private bool? Yes(ConsentColumn column) => Text(column)?.ToUpperInvariant() switch
    {
        null => null,
        "YES" or "TRUE" or "1" or "Y" or "OPT-OUT" or "OPT-IN" or "UNSUBSCRIBED" => true,
        _ => false,
    };

    // An export puts an apostrophe before what a spreadsheet would take for a formula: ours does, and Shopify's.
    private static string? Bare(string? text) => text is ['\'', '=' or '+' or '-' or '@', ..] ? text[1..] : text;

    private string? Text(ConsentColumn column) => columns.Text(row, column);

    private T? Fault<T>(ConsentColumn column, string what, string remedy)
    {
        faults.Add(new(what, remedy) { Line = row.Line, Column = columns.NameOf(column) });
        return default;
    }
}
