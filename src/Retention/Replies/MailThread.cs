using System.Collections.Immutable;

namespace Retention.Replies;

/// <summary>To which mails a mail belongs, by its headers (RFC 5322 3.6.4).</summary>
public static class MailThread
{
    /// <summary>How many ids are looked at: what is longer is no thread of people's.</summary>
    public const int MostIds = 50;

    private const int LongestId = 200;

    /// <summary>The ids of the mails that it answers, the nearest first, each with its angle brackets.</summary>
    /// <param name="headers">The headers, by name whatever its case.</param>
    public static ImmutableArray<string> Answered(IReadOnlyDictionary<string, string> headers)
    {
        var answered = Ids(headers.GetValueOrDefault("In-Reply-To"));
        return [.. answered.Concat(Ids(headers.GetValueOrDefault("References")).Reverse()).Distinct(StringComparer.Ordinal).Take(MostIds)];
    }

    /// <summary>The id of a mail; null where it has none that can be named in a header again.</summary>
    /// <param name="headers">The headers, by name whatever its case.</param>
    public static string? IdOf(IReadOnlyDictionary<string, string> headers) => Ids(headers.GetValueOrDefault("Message-ID")).FirstOrDefault();

    /// <summary>A subject without what mail programs put before the answer to it.</summary>
    public static string Subject(string subject)
    {
        var bare = subject.Trim();
        while (Beginnings.FirstOrDefault(mark => bare.StartsWith(mark, StringComparison.OrdinalIgnoreCase)) is { } mark)
            bare = bare[mark.Length..].TrimStart();
        return bare;
    }

    private static readonly string[] Beginnings = ["Re:", "Re :", "AW:", "Antw:", "WG:", "RÉP:", "RV:", "Fwd:", "Fw:", "TR:", "返信:", "Re：", "返信："];

    // Whatever stands between the brackets must be able to stand in a header again: nothing that could begin another.
    private static IEnumerable<string> Ids(string? header)
    {
        for (var at = header?.IndexOf('<', StringComparison.Ordinal) ?? -1; at >= 0; at = header!.IndexOf('<', at + 1))
        {
            var end = header!.IndexOf('>', at);
            if (end < 0)
                yield break;
            var id = header[at..(end + 1)];
            if (id.Length is > 4 and <= LongestId && id.Contains('@', StringComparison.Ordinal) && id.All(letter => letter is > ' ' and <= '~'))
                yield return id;
        }
    }
}
