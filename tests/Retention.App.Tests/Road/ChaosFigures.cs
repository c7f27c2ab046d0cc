using System.Globalization;
using System.Text;
using Retention.Shoppers;

namespace Retention.App.Tests.Road;

/// <summary>The figures of a run, in Markdown, for whoever reads the test's output and for docs/reliability.md.</summary>
internal static class ChaosFigures
{
    public static string Of(Chaos chaos, ChaosFound found)
    {
        var text = new StringBuilder().AppendLine("| figure | |").AppendLine("| --- | --- |");
        void Say(string what, FormattableString figure) => text.AppendLine($"| {what} | {figure.ToString(CultureInfo.InvariantCulture)} |");
        var bought = chaos.Stories.Count(story => story.IsBought);
        Say("seed", $"{chaos.Seed}");
        Say("orders; carts; of these never bought", $"{bought}; {chaos.Stories.Count}; {chaos.Stories.Count - bought}");
        Say("events; deliveries answered with 200", $"{chaos.Shop.Told.Count:N0}; {chaos.Shop.Deliveries:N0}");
        Say("deliveries made again: not answered; answered with 5xx", $"{chaos.Shop.Unanswered:N0}; {chaos.Shop.Refused:N0}");
        Say("kills; starts that storage failed; steps that storage failed and that came again", $"{chaos.Kills}; {chaos.FailedStarts}; {chaos.FailedSteps}");
        Say("took; of this until the last shopper was through", $"{chaos.Took.Elapsed.TotalSeconds:F0} s; {chaos.Played.TotalSeconds:F0} s");
        Say("storage requests; of these failed", $"{chaos.Storage.Requests:N0}; {chaos.Storage.Faults.Values.Sum():N0} ({string.Join(", ", chaos.Storage.Faults.Select(fault => $"{fault.Key} {fault.Value}"))})");
        Say("letters handed to the provider; taken", $"{chaos.SendGrid.Received:N0}; {found.Accepted.Count:N0}");
        Say("the provider's faults", $"{chaos.Provider.Faults}");
        Say("questions asked of its log", $"{chaos.SendGrid.Asked.Count}");
        Say("**events known; applied twice**", $"**{found.Events.Count(key => !key.Key.EndsWith("|cart", StringComparison.Ordinal)):N0} of {chaos.Shop.Told.Count:N0}; {found.Events.Count(key => key.Count() > 1)}**");
        Say("**messages sent twice: by the provider's list; by the journal**", $"**{found.SentTwice.Count()} of {found.Accepted.Count:N0}; {found.JournaledTwice.Count()} of {found.Sent.Count():N0}**");
        var late = found.TakenLate(chaos).ToList();
        var latest = late.Select(one => one.TakenAt - one.KnownAt).DefaultIfEmpty().Max();
        Say("taken after it was known to be wrong; of these decided after", $"{late.Count} (the latest by {latest.TotalMilliseconds:F0} ms); {late.Count(one => one.DecidedAt > one.KnownAt)}");
        Say("lost", $"{found.Journal.Count(entry => entry.Reason == Decisions.Reason.Lost.Key)}");
        Say("messages that failed five times, and were put back", $"{chaos.Poisoned}");
        foreach (var flow in found.Journal.GroupBy(entry => entry.Flow, StringComparer.Ordinal).OrderBy(flow => flow.Key, StringComparer.Ordinal))
        {
            var ends = flow.Where(entry => entry.Outcome is Outcome.Sent or Outcome.NotSent).GroupBy(entry => entry.Reason ?? "sent", StringComparer.Ordinal);
            Say($"{flow.Key}: candidates; what became of their steps", $"{flow.Select(entry => entry.Subject).Distinct(StringComparer.Ordinal).Count():N0}; {string.Join(", ", ends.OrderByDescending(end => end.Count()).Select(end => $"{end.Key} {end.Count()}"))}");
        }

        return text.ToString();
    }
}
