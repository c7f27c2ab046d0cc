using System.Collections.Immutable;
using System.Globalization;

namespace Retention.Shops;

/// <summary>The domain of its own from which a shop's letters come, once the rows that prove it stand in the domain's DNS. All times are UTC.</summary>
/// <param name="Domain">The domain, in lower case and ASCII.</param>
/// <param name="LocalPart">What stands before the @ of the address.</param>
public sealed record SenderDomain(string Domain, string LocalPart)
{
    private const int LongestDomain = 190; // With what is put before it a host name of DNS has 253 letters at most.
    private const int LongestLocalPart = 64; // RFC 5321, 4.5.3.1.1.

    /// <summary>The provider's id of it.</summary>
    public required string ProviderId { get; init; }

    /// <summary>The rows that have to stand in DNS.</summary>
    public ImmutableArray<DnsRow> Rows { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>Whether the provider found all of them: from then on letters come from this domain.</summary>
    public bool IsValid { get; init; }

    /// <summary>When it was asked for.</summary>
    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>When the provider last looked; null while it has not.</summary>
    public DateTimeOffset? CheckedAt { get; init; }

    /// <summary>The address that letters come from.</summary>
    public string Address => $"{LocalPart}@{Domain}";

    /// <summary>
    /// The row that says what to do with forged mail. Gmail, Yahoo and Outlook want it of everybody who sends much (facts/messaging.md 3.2), and the
    /// provider neither makes nor checks it.
    /// </summary>
    /// <param name="reportsTo">Where reports of forged mail go; null for the domain's postmaster.</param>
    public DnsRow Dmarc(string? reportsTo) => new("dmarc", "txt", $"_dmarc.{Domain}", $"v=DMARC1; p=none; rua=mailto:{reportsTo ?? $"postmaster@{Domain}"}");

    /// <summary>A domain as somebody typed it; null when it is none.</summary>
    public static string? ReadDomain(string? text)
    {
        var name = text?.Trim().TrimEnd('.').ToLowerInvariant() ?? "";
        try
        {
            name = new IdnMapping { UseStd3AsciiRules = true }.GetAscii(name);
        }
        catch (ArgumentException)
        {
            return null;
        }

        var labels = name.Split('.');
        return name.Length <= LongestDomain && labels.Length >= 2 && Array.TrueForAll(labels, label => label.Length is > 0 and <= 63) && labels[^1].Any(char.IsAsciiLetter) ? name : null;
    }

    /// <summary>What stands before the @, as somebody typed it; null when it can't stand there.</summary>
    public static string? ReadLocalPart(string? text) =>
        text?.Trim().ToLowerInvariant() is { Length: > 0 and <= LongestLocalPart } part && part.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_')
        && part[0] != '.' && part[^1] != '.' && !part.Contains("..", StringComparison.Ordinal) ? part : null;
}

/// <summary>A row that has to stand in a domain's DNS.</summary>
/// <param name="Key">The provider's name of it.</param>
/// <param name="Type">Its type, in lower case.</param>
/// <param name="Host">Its full name.</param>
/// <param name="Data">What it says.</param>
public sealed record DnsRow(string Key, string Type, string Host, string Data)
{
    /// <summary>Whether the provider found it.</summary>
    public bool IsValid { get; init; }

    /// <summary>Why not, in the provider's words; null when it said nothing.</summary>
    public string? Fault { get; init; }

    /// <summary>Its name without the domain: many DNS hosts append that themselves, and with the full name the row would stand under the domain twice.</summary>
    public string RelativeTo(string domain) => Host.EndsWith($".{domain}", StringComparison.OrdinalIgnoreCase) ? Host[..^(domain.Length + 1)] : Host;
}
