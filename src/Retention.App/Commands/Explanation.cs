using System.Globalization;
using Azure.Data.Tables;
using Retention.Decisions;
using Retention.Flows;
using Retention.Shoppers;
using Retention.Shops;

namespace Retention.App.Commands;

/// <summary>Tells why a shopper heard what, or why nothing: as a merchant reads it, without an address in full.</summary>
internal static class Explanation
{
    /// <summary>The story of a shopper.</summary>
    public static IEnumerable<string> OfShopper(Shop shop, Story story)
    {
        yield return $"Shopper {story.Shopper.Id} of {shop.Brand.Name}{(story.Addresses.Count == 0 ? "" : $": {string.Join(", ", story.Addresses)}")}";
        foreach (var line in Erased(story.Shopper))
            yield return line;
        yield return "";
        yield return "What happened:";
        foreach (var line in Lines(story.Lines))
            yield return line;
        foreach (var line in Consent(story, address: null))
            yield return line;
        foreach (var line in HeldBack(story.Shopper))
            yield return line;
        foreach (var line in Next(story.Shopper, story.Shopper.Journeys))
            yield return line;
    }

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
        var (key, subject, step, version) = last is not null ? (last.Flow, last.Subject, last.Step, last.FlowVersion) : (row!.GetString("Flow")!, row.GetString("Subject")!, row.GetInt32("Step")!.Value, row.GetInt32("FlowVersion"));
        var mine = story.Lines.Where(line => line.Entry is { } entry && entry.Flow == key && entry.Subject == subject).ToList();
        var began = mine.Select(line => line.Group).Where(group => !string.IsNullOrEmpty(group)).ToHashSet(StringComparer.Ordinal);

        yield return $"Message {message} of {shop.Brand.Name}: {Plain.Step(key, version, step)} about {last?.About ?? subject}, to shopper {story.Shopper.Id}{(story.Addresses.Count == 0 ? "" : $" ({string.Join(", ", story.Addresses)})")}";
        yield return row is null ? "Its own record is erased; the decisions stay." : State(row);
        foreach (var line in Erased(story.Shopper))
            yield return line;
        yield return "";
        yield return "What happened:";
        foreach (var line in Lines(mine.Concat(story.Lines.Where(line => line.Entry is null && line.Group is not null && began.Contains(line.Group))).OrderBy(line => line.At).ThenBy(line => line.Rank)))
            yield return line;

        var journey = story.Shopper.Journey(Journey.IdOf(key, subject));
        if (AllFlows.Find(key) is { } flow && step < flow.Steps.Length)
        {
            var seen = new Seen(story.Shopper, journey ?? Over(shop, flow, subject, step, now), shop, now);
            foreach (var line in Guards(flow, seen, isOver: journey is null))
                yield return line;
            foreach (var line in Consent(story, seen.Address(flow.Steps[seen.Journey.Step].Channel)))
                yield return line;
        }

        foreach (var line in Next(story.Shopper, journey is null ? [] : [journey]))
            yield return line;
    }

    private static IEnumerable<string> Erased(Shopper shopper)
    {
        if (shopper.ErasedAt is { } at)
            yield return $"The person was erased on request on {Plain.Of(at)}: names, addresses, goods and messages are gone. What stays are decisions and hashes, so that nothing is ever sent again.";
    }

    private static IEnumerable<string> Lines(IEnumerable<StoryLine> lines)
    {
        foreach (var line in lines)
        {
            yield return $"    {Plain.Of(line.At)}  {(line.Entry is null ? "" : "-> ")}{line.Text}";
            if (line.Entry is { } entry && Plain.Inputs(entry) is { Length: > 0 } inputs)
                yield return $"                                ({inputs})";
        }
    }

    private static string State(TableEntity row)
    {
        var attempt = row.GetInt32("Attempt") is > 1 and var tries ? string.Create(CultureInfo.InvariantCulture, $", attempt {tries}") : "";
        var said = row.GetString("Why") is { } why ? $" The provider said: {why}." : "";
        var id = row.GetString("ProviderId") is { } provider ? $" The provider calls it {provider}." : "";
        return $"It is {row.GetString("State")} since {Plain.Of(row.GetDateTimeOffset("At")!.Value)} (claimed on {Plain.Of(row.GetDateTimeOffset("ClaimedAt")!.Value)}{attempt}).{said}{id}";
    }

    // The journey is over: asked as if its step came up this moment.
    private static Journey Over(Shop shop, Flow flow, string subject, int step, DateTimeOffset now) =>
        new() { Flow = flow.Key, FlowVersion = flow.Version, Subject = subject, StartedAt = now, DueAt = now, Step = step, Timings = Timings.Of(flow, shop, gap: null) };

    private static IEnumerable<string> Guards(Flow flow, Seen seen, bool isOver)
    {
        yield return "";
        yield return isOver
            ? "The rules now, by what is known now, as if the same step came up once more (nothing is sent by asking; what is looked up just before sending is not looked up here):"
            : "The rules now, by what is known now, for the step that waits (nothing is sent by asking; what is looked up just before sending is not looked up here):";
        foreach (var (guard, says) in Due.Explain(flow, seen))
            yield return $"    {Verdict(says),-5} {guard.Text}{Why(says)}";
    }

    private static string Verdict(Decision? says) => says switch { null => "ok", Decision.Defer => "wait", _ => "no" };

    private static string Why(Decision? says) => says switch
    {
        Decision.Defer(var until, var reason) => $" Until {Plain.Of(until)}{(reason is null ? "" : $": {reason.Text}")}.",
        Decision.Skip(var reason) => $" {reason.Text}: the step is left out.",
        Decision.Stop(var reason) => $" {reason.Text}: the flow ends for this shopper.",
        _ => "",
    };

    private static IEnumerable<string> Consent(Story story, string? address)
    {
        var words = story.Ledger.Where(row => address is null || row.GetString("Address") == address).ToList();
        yield return "";
        yield return "Consent on file (the latest word counts):";
        if (words.Count == 0)
            yield return "    none. Service letters need none; advertising does, unless the shop's settings and the country's law say otherwise.";
        foreach (var word in words)
            yield return $"    {Plain.Of(word.GetDateTimeOffset("At")!.Value)}  {Story.Word(word)}";
        foreach (var told in story.Shopper.Suppressions.Where(told => address is null || told.Address == address))
            yield return $"    {Plain.Of(told.At)}  Suppressed: {told.Cause}";
    }

    private static IEnumerable<string> HeldBack(Shopper shopper)
    {
        var held = shopper.Arms.Where(arm => arm.IsHeldOut).Select(arm => arm.Flow).ToArray();
        if (held.Length > 0)
            yield return $"    Held back for measuring in: {string.Join(", ", held)}";
    }

    private static IEnumerable<string> Next(Shopper shopper, IReadOnlyCollection<Journey> journeys)
    {
        yield return "";
        yield return "What comes next:";
        if (journeys.Count == 0)
            yield return shopper.IsErased ? "    nothing, ever." : "    nothing is planned.";
        foreach (var journey in journeys.OrderBy(journey => journey.WakeAt))
        {
            var waits = journey.WaitsFor is { } reason ? $", put off: {Reason.TextOf(reason)}" : "";
            var claimed = journey.Claim is { } claim ? $", handed over as message {claim.Message} and not settled yet" : "";
            yield return $"    {Plain.Of(journey.WakeAt)}  {Plain.Step(journey.Flow, journey.FlowVersion, journey.Step)} about {shopper.Order(journey.About)?.Number ?? journey.About}{waits}{claimed}";
        }
    }
}
