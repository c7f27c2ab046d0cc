using System.Globalization;
using Retention.App.Cases;

namespace Retention.App.Merchant.CasePages;

/// <summary>A case as a merchant reads it.</summary>
internal static class CaseText
{
    private const int Longest = 120;

    /// <summary>What it is about.</summary>
    public static string Title(Case one)
    {
        var about = one.Number is { } number ? $" about order {number}" : "";
        return one.Kind switch { CaseKind.Score => $"A low score{about}", CaseKind.Problem => $"A problem{about}", _ => $"A message{about}" };
    }

    /// <summary>The beginning of what was said last.</summary>
    public static string Short(Case one) => Of(one.Said[^1]) is { Length: > Longest } text ? $"{text[..Longest]}…" : Of(one.Said[^1]);

    /// <summary>One thing that was said.</summary>
    public static string Of(CaseWords said)
    {
        var score = said.Score is { } number ? string.Create(CultureInfo.InvariantCulture, $"{number} of 10. ") : "";
        var topic = said.Topic is { } about && said.Text is not null ? $"[{about}] " : "";
        return $"{score}{topic}{said.Text}".Trim() is { Length: > 0 } text ? text : "(no words)";
    }

    /// <summary>How far it has come.</summary>
    public static string State(Case one, DateTimeOffset now) => one.State switch
    {
        CaseState.Closed => "Closed",
        CaseState.Answered => "Answered",
        _ when now > one.DueAt => "Waits for more than a day",
        _ => $"Answer within {Math.Max(1, (int)Math.Ceiling((one.DueAt - now).TotalHours)).ToString(CultureInfo.InvariantCulture)} h",
    };

    /// <summary>The colour of <see cref="State"/>.</summary>
    public static string Badge(Case one, DateTimeOffset now) => one.State switch { CaseState.Closed => "", CaseState.Answered => "good", _ when now > one.DueAt => "bad", _ => "note" };

    /// <summary>What became of a letter.</summary>
    public static string Of(CaseLetterState state) => state switch
    {
        CaseLetterState.Sent => "sent",
        CaseLetterState.Refused => "not sent: refused",
        CaseLetterState.Waiting => "not sent yet: try again",
        CaseLetterState.Lost => "nobody knows whether it went",
        CaseLetterState.CameBack => "it came back: the address takes no mail",
        _ => "on its way",
    };
}
