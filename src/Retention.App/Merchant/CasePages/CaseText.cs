using System.Globalization;
using Retention.App.Cases;
using Retention.Cases;
using Retention.Events;
using Retention.Rewards;
using Retention.Shops;

namespace Retention.App.Merchant.CasePages;

/// <summary>A case as a merchant reads it.</summary>
internal static class CaseText
{
    private const int Longest = 120;

    /// <summary>What it is about.</summary>
    public static string Title(Case one)
    {
        var about = one.Number is { } number ? $" about order {number}" : "";
        return one.Kind switch { CaseKind.Score => $"A low score{about}", CaseKind.Problem => $"A problem{about}", CaseKind.Review => $"A complaint in a review{about}", _ => $"A message{about}" };
    }

    /// <summary>A kind of case, for a choice.</summary>
    public static string Of(CaseKind kind) => kind switch { CaseKind.Score => "A low score", CaseKind.Problem => "A problem", CaseKind.Review => "A review", _ => "A message" };

    /// <summary>How a case ended.</summary>
    public static string Of(CaseOutcome outcome) => outcome switch
    {
        CaseOutcome.Solved => "Solved",
        CaseOutcome.Refunded => "Money given back",
        CaseOutcome.Replaced => "Sent again",
        CaseOutcome.Credited => "Credit given",
        CaseOutcome.Explained => "Answered or explained",
        CaseOutcome.NothingToDo => "Nothing to do",
        CaseOutcome.NoAnswer => "The shopper did not answer any more",
        _ => "Not solved",
    };

    /// <summary>What the shop does.</summary>
    public static string Of(CaseDeedKind kind) => kind switch { CaseDeedKind.Credit => "Credit", CaseDeedKind.Refund => "Money back", _ => "Goods sent again" };

    /// <summary>How far that has come.</summary>
    public static string Of(CaseDeedState state) => state switch
    {
        CaseDeedState.Asked => "An owner has to decide",
        CaseDeedState.Denied => "An owner said no",
        CaseDeedState.Done => "Done",
        CaseDeedState.NotDone => "Not done",
        _ => "Asked of the shop: we look",
    };

    /// <summary>The colour of that.</summary>
    public static string Look(CaseDeedState state) => state switch { CaseDeedState.Done => "good", CaseDeedState.NotDone or CaseDeedState.Denied => "bad", _ => "note" };

    /// <summary>What somebody of this role may give in one case.</summary>
    public static string Limit(FlowSettings settings, CaseRole role) => (role, role == CaseRole.Owner ? settings.CaseLimitOwner : settings.CaseLimitAgent) switch
    {
        (_, { } limit) => $"In one case you may give up to {CreditText.Write(limit)}. Above that an owner is asked.",
        (CaseRole.Owner, null) => "You may give without limit.",
        _ => "An owner is asked for all that you give.",
    };

    /// <summary>How an order stands.</summary>
    public static string Of(Order order) =>
        order.Stage == OrderStage.Cancelled ? "called off" : order.IsRefunded ? "money given back" : order.DeliveredAt is not null ? "arrived" : order.FulfilledAt is not null ? "sent" : order.Stage == OrderStage.Paid ? "paid" : "not paid";

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
        _ when now > one.DueAt => $"Overdue by {Math.Max(1, (int)(now - one.DueAt).TotalHours).ToString(CultureInfo.InvariantCulture)} h",
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
