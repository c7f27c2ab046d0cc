using System.Globalization;
using Azure.Data.Tables;
using Retention.Shoppers;
using Retention.Shops;

namespace Retention.App.Explaining;

/// <summary>Tells why a shopper heard what, or why nothing: as a merchant reads it in a terminal, without an address in full.</summary>
internal static class Explanation
{
    /// <summary>The story of a shopper.</summary>
    public static IEnumerable<string> OfShopper(Shop shop, Story story) =>
    [
        $"Shopper {story.Shopper.Id} of {shop.Brand.Name}{(story.Addresses.Count == 0 ? "" : $": {string.Join(", ", story.Addresses)}")}",
        .. Erased(story.Shopper),
        "",
        "What happened:",
        .. Lines(shop, story.Lines),
        .. Consent(ConsentOnFile.Of(story, address: null)),
        .. HeldBack(story.Shopper),
        .. Next(story.Shopper, NextStep.Of(story.Shopper, story.Shopper.Journeys)),
    ];

    /// <summary>The story of a message.</summary>
    /// <param name="shop">The shop.</param>
    /// <param name="story">The shopper's story.</param>
    /// <param name="message">The message's id.</param>
    /// <param name="logged">The last that the shop's journal has of it, for a message whose own rows were erased; null when it has nothing.</param>
    /// <param name="now">The moment of asking (UTC).</param>
    public static IEnumerable<string> OfMessage(Shop shop, Story story, string message, Entry? logged, DateTimeOffset now)
    {
        var row = story.Messages.FirstOrDefault(known => known.RowKey == Storage.Keys.Message(message));
        var last = story.Lines.Select(line => line.Entry).LastOrDefault(entry => entry?.Message == message) ?? logged;
        var asked = last is not null ? Asked.Of(last) : Asked.Of(row!);
        var why = Why.Of(shop, story, asked, now);
        return
        [
            $"Message {message} of {shop.Brand.Name}: {Plain.Step(asked.Flow, asked.Version, asked.Step)} about {last?.About ?? asked.Subject}, to shopper {story.Shopper.Id}{(story.Addresses.Count == 0 ? "" : $" ({string.Join(", ", story.Addresses)})")}",
            row is null ? "Its own record is erased; the decisions stay." : State(row),
            .. Erased(story.Shopper),
            "",
            "What happened:",
            .. Lines(shop, why.Lines),
            .. why.Rules.Count == 0 ? [] : Rules(why),
            .. why.Rules.Count == 0 ? [] : Consent(why.Consent),
            .. Next(story.Shopper, why.Next),
        ];
    }

    private static IEnumerable<string> Erased(Shopper shopper)
    {
        if (shopper.ErasedAt is { } at)
            yield return $"The person was erased on request on {Plain.Of(at)}: names, addresses, goods and messages are gone. What stays are decisions and hashes, so that nothing is ever sent again.";
    }

    private static IEnumerable<string> Lines(Shop shop, IEnumerable<StoryLine> lines)
    {
        foreach (var line in lines)
        {
            yield return $"    {Plain.Of(line.At)}  {(line.Entry is null ? "" : "-> ")}{line.Text}";
            if (line.Entry is { } entry && Plain.Inputs(entry) is { Length: > 0 } inputs)
                yield return $"                                ({inputs})";
            if (NotOn.Of(shop, line.Kind, line.At) is { Count: > 0 } off)
                yield return $"                                (not on then, of those that may begin with it: {string.Join(", ", off)})";
        }
    }

    private static string State(TableEntity row)
    {
        var attempt = row.GetInt32("Attempt") is > 1 and var tries ? string.Create(CultureInfo.InvariantCulture, $", attempt {tries}") : "";
        var said = row.GetString("Why") is { } why ? $" The provider said: {why}." : "";
        var id = row.GetString("ProviderId") is { } provider ? $" The provider calls it {provider}." : "";
        return $"It is {row.GetString("State")} since {Plain.Of(row.GetDateTimeOffset("At")!.Value)} (claimed on {Plain.Of(row.GetDateTimeOffset("ClaimedAt")!.Value)}{attempt}).{said}{id}";
    }

    private static IEnumerable<string> Rules(Why why) =>
    [
        "",
        why.IsOver
            ? "The rules now, by what is known now, as if the same step came up once more (nothing is sent by asking; what is looked up just before sending is not looked up here):"
            : "The rules now, by what is known now, for the step that waits (nothing is sent by asking; what is looked up just before sending is not looked up here):",
        .. why.Rules.Select(rule => $"    {rule.Says,-5} {rule.Question}{(rule.Why.Length == 0 ? "" : $" {rule.Why}")}{(rule.Source.Length == 0 ? "" : $" [{rule.Source}]")}"),
    ];

    private static IEnumerable<string> Consent(IReadOnlyList<ConsentOnFile> words) =>
    [
        "",
        "Consent on file (the latest word counts):",
        .. words.Count == 0 ? [$"    {ConsentOnFile.None}"] : words.Select(word => $"    {Plain.Of(word.At)}  {word.Text}"),
    ];

    private static IEnumerable<string> HeldBack(Shopper shopper)
    {
        var held = shopper.Arms.Where(arm => arm.IsHeldOut).Select(arm => arm.Flow).ToArray();
        if (held.Length > 0)
            yield return $"    Held back for measuring in: {string.Join(", ", held)}";
        if (shopper.HeldUntil is { } until)
            yield return $"    Paused by the merchant until {Plain.Of(until)}";
    }

    private static IEnumerable<string> Next(Shopper shopper, IReadOnlyList<NextStep> steps) =>
    [
        "",
        "What comes next:",
        .. steps.Count == 0
            ? [shopper.IsErased ? "    nothing, ever." : "    nothing is planned."]
            : steps.Select(step => $"    {Plain.Of(step.At)}  {Plain.Step(step.Journey.Flow, step.Journey.FlowVersion, step.Journey.Step)} about {step.About}{(step.Note is null ? "" : $", {step.Note}")}"),
    ];
}
