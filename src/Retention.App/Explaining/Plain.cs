using System.Globalization;
using Retention.Decisions;
using Retention.Events;
using Retention.Flows;
using Retention.Shoppers;
using Retention.Templates;

namespace Retention.App.Explaining;

/// <summary>What was written down, in plain words.</summary>
internal static class Plain
{
    /// <summary>A moment, in this zone; in UTC, and said so, where none is given.</summary>
    public static string Of(DateTimeOffset at, TimeZoneInfo? zone = null) =>
        TimeZoneInfo.ConvertTime(at, zone ?? TimeZoneInfo.Utc).ToString("ddd d MMM yyyy, HH:mm", CultureInfo.InvariantCulture) + (zone is null ? " UTC" : "");

    /// <summary>What a kind of event tells, and under which name the platform told it.</summary>
    public static string Event(string? kind, string? topic)
    {
        var what = kind switch
        {
            nameof(OrderReported) => "The shop told of an order",
            nameof(OrderRemoved) => "The shop told that an order was deleted",
            nameof(RefundReported) => "The shop told that money of an order was given back",
            nameof(RiskReported) => "The shop told how likely an order is fraud",
            nameof(CustomerReported) => "The shop told of the customer's record",
            nameof(CustomersMerged) => "The shop joined two customers' records",
            nameof(ShopperErased) => "The shop asked to erase the person",
            nameof(CartReported) => "The shop told of a cart",
            nameof(CartBoughtElsewhere) => "A cart was bought under another name",
            nameof(ShipmentReported) => "The shop told of a parcel",
            nameof(ItemReported) => "The shop told of an item's price or stock",
            nameof(ItemSaved) => "The shopper saved an item",
            nameof(ItemForgotten) => "The shopper took an item off the list",
            nameof(ConsentReported) => "The shopper said whether to be written to",
            nameof(AddressSuppressed) => "The address went on the list of those who are not written to",
            nameof(ReviewGiven) => "The shopper wrote a review",
            nameof(ReviewWithdrawn) => "The shopper took a review back",
            nameof(NotArrivedYet) => "The shopper said that an order has not arrived",
            nameof(SurveyAnswered) => "The shopper answered the survey",
            nameof(ProblemRaised) => "The shopper told of a problem",
            nameof(ChoicesMade) => "The shopper chose what to hear",
            nameof(CaseClosed) => "A person of the shop closed the case",
            nameof(CaseSettled) => "The shopper said that the closed case is settled",
            _ => $"The shop told something ({kind})",
        };
        return topic is null ? what : $"{what} ({topic})";
    }

    /// <summary>What was decided.</summary>
    public static string Entry(Entry entry)
    {
        var (what, about) = (Step(entry), entry.About is { } number ? $" about {number}" : "");
        var reason = entry.Reason is null ? "" : $"{Reason.TextOf(entry.Reason)} ({entry.Reason})";
        return entry switch
        {
            { Flow: "" } => reason,
            { Outcome: Outcome.Started } => $"{entry.Flow}{about} began; {what} is due on {Of(entry.Until ?? entry.At)}",
            { Outcome: Outcome.Sent } => $"{what}{about} was sent: the provider took it",
            { Outcome: Outcome.Deferred } => $"{what}{about} was put off until {Of(entry.Until ?? entry.At)}: {reason}",
            { Outcome: Outcome.Unknown } => $"{what}{about} was handed over, and the provider's answer is not known; it is asked on {Of(entry.Until ?? entry.At)}",
            { Outcome: Outcome.Clicked } => $"{what}{about} was followed by a person",
            { Outcome: Outcome.NotSent } => $"{what}{about} was not sent: {reason}",
            _ => $"{what}{about}: {Reported(entry.Outcome)}",
        };
    }

    /// <summary>What became of a step, without its name: for a page that has the name beside it.</summary>
    public static string Became(Entry entry, TimeZoneInfo zone)
    {
        var reason = entry.Reason is null ? "" : Reason.TextOf(entry.Reason);
        return entry switch
        {
            { Flow: "" } => reason,
            { Outcome: Outcome.Started } => $"Began; due on {Of(entry.Until ?? entry.At, zone)}",
            { Outcome: Outcome.Sent } => "Sent",
            { Outcome: Outcome.Deferred } => $"Put off until {Of(entry.Until ?? entry.At, zone)}: {reason}",
            { Outcome: Outcome.Unknown } => "Handed over; whether the provider took it is asked",
            { Outcome: Outcome.Clicked } => "A person followed it",
            { Outcome: Outcome.NotSent } => $"Not sent: {reason}",
            _ => Reported(entry.Outcome) is var said ? $"{char.ToUpperInvariant(said[0])}{said[1..]}" : "",
        };
    }

    // What a provider reported of a message that it took.
    private static string Reported(Outcome outcome) => outcome switch
    {
        Outcome.Delivered => "it arrived",
        Outcome.Bounced => "it came back: the address takes no mail",
        Outcome.Blocked => "it came back: this one was not taken",
        Outcome.Discarded => "the provider did not try to deliver it: it knows the address as one that takes nothing",
        Outcome.Complained => "the reader called it spam",
        Outcome.Unsubscribed => "the reader unsubscribed in the mail program",
        _ => outcome.ToString(),
    };

    /// <summary>With what it was decided: what a replay needs to decide the same again.</summary>
    public static string Inputs(Entry entry, TimeZoneInfo? zone = null)
    {
        string?[] parts =
        [
            entry.Message is { } message ? $"message {message}, attempt {entry.Attempt}, words \"{entry.Template}\"{(entry.WordsVersion is { } own ? $" (the shop's own, version {own})" : "")}" : null,
            entry.DecidedAt is { } decided && decided != entry.At ? $"decided on {Of(decided, zone)}" : null,
            entry.Settings is { } settings ? $"settings version {settings}" : null,
            entry.FlowVersion is { } version ? $"flow version {version}" : null,
            entry.Checks is { } checks ? $"looked up: {Looked(checks, zone)}" : null,
        ];
        return string.Join("; ", parts.OfType<string>());
    }

    /// <summary>The step that an entry is about, as <c>flow/step</c>.</summary>
    public static string Step(Entry entry) => Step(entry.Flow, entry.FlowVersion, entry.Step);

    /// <summary>A step, as <c>flow/step</c>.</summary>
    public static string Step(string key, int? version, int step) =>
        Flow(key, version) is { } flow && step < flow.Steps.Length ? $"{key}/{flow.Steps[step].Key}" : $"{key}/{step.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>A step as a merchant calls it: what its flow does, and which of its letters it is.</summary>
    public static string StepTitle(string key, int? version, int step)
    {
        if (Flow(key, version) is not { } flow)
            return Step(key, version, step);
        if (step >= flow.Steps.Length || flow.Steps.Length == 1)
            return flow.Title;
        var (channel, number) = (flow.Steps[step].Channel, flow.Steps.Take(step + 1).Count(one => one.Channel == flow.Steps[step].Channel));
        return $"{flow.Title}: {(channel == Channel.Text ? "text" : "letter")} {number.ToString(CultureInfo.InvariantCulture)} of {flow.Steps.Count(one => one.Channel == channel).ToString(CultureInfo.InvariantCulture)}";
    }

    /// <summary>The flow in that version; in the present one where that is not known any more. Null for a flow that this program does not know.</summary>
    public static Flow? Flow(string key, int? version) => AllFlows.Earlier.FirstOrDefault(known => known.Key == key && known.Version == version) ?? AllFlows.Find(key);

    /// <summary>What a step is about where the shop has no word for it: of a cart only the hash of its token is known, and its beginning tells two apart.</summary>
    public static string About(string flow, string subject) => AllFlows.Find(flow)?.About == SubjectKind.Cart && subject.Length > 6 ? $"cart {subject[..6]}" : subject;

    /// <summary>An address or number that only its owner would know again.</summary>
    public static string Masked(string address) => address.Trim() switch
    {
        var text when text.Split('@') is [{ Length: > 0 } name, var host] => $"{name[0]}…@{host}",
        ['+', .., var last, var end] when char.IsAsciiDigit(last) && char.IsAsciiDigit(end) => $"+…{last}{end}",
        _ => "…",
    };

    private static string Looked(Checks checks, TimeZoneInfo? zone)
    {
        string?[] parts =
        [
            checks.Bought switch { LiveAnswer.NotAsked => null, LiveAnswer.Bought => "the shop says it was bought", LiveAnswer.NotBought => "the shop says it was not bought", LiveAnswer.Reminded => "the shop reminds of it by itself", _ => "the shop could not tell whether it was bought" },
            checks.OrderEnded is { } ended ? $"the shop says of the order: {Reason.TextOf(ended)}" : null,
            checks.NeighbourBoughtAt is { } at ? $"somebody with the same telephone or street bought on {Of(at, zone)}" : null,
            checks.WarmUp is { } warmUp ? $"day {warmUp.Day.ToString(CultureInfo.InvariantCulture)} of the sending domain, with {warmUp.Sent.ToString(CultureInfo.InvariantCulture)} letters" : null,
            checks.ClickedAt is { } clicked ? $"the first letter was followed on {Of(clicked, zone)}" : null,
            checks.IsRefusedElsewhere ? "the address is refused elsewhere" : null,
            checks.SentToday is { } sent ? $"{sent.ToString(CultureInfo.InvariantCulture)} messages of the shop in the last 24 hours" : null,
        ];
        return string.Join(", ", parts.OfType<string>()) is { Length: > 0 } said ? said : "nothing against it";
    }
}
