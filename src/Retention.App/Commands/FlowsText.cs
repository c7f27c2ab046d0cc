using System.Globalization;
using Retention.Flows;
using Retention.Shops;

namespace Retention.App.Commands;

/// <summary>A shop's flows as a merchant reads them.</summary>
internal static class FlowsText
{
    /// <summary>The lines about all flows and the shop's own settings, or about one flow with the names of its settings.</summary>
    public static IEnumerable<string> Of(Shop shop, string? family)
    {
        foreach (var flow in AllFlows.Switches.Where(flow => family is null || flow.Family == family))
        {
            foreach (var line in Of(shop, flow))
                yield return line;
            yield return "";
        }

        if (shop.IsPaused)
            yield return "Everything waits: the shop is paused. Let it go on with: retention flows resume";
        foreach (var line in family is null ? OfShop(shop) : Names(shop, family))
            yield return line;
    }

    private static IEnumerable<string> Of(Shop shop, Flow flow)
    {
        yield return $"{State(shop, flow),-7} {flow.Family,-16} {flow.Title}";
        foreach (var one in AllFlows.List.Where(one => one.Family == flow.Family))
        {
            var timings = Timings.Of(one, shop, gap: null);
            for (var number = 0; number < one.Steps.Length; number++)
                yield return $"        {Name(one, one.Steps[number]),-25}{Words(one, one.Steps[number], timings[number].Wait, timings[number].Deadline)}";
            if (Timings.OncePer(one, shop) is { } once)
                yield return $"        {(one.Key == flow.Family ? "" : $"{one.Key[(flow.Family.Length + 1)..]}: ")}at most once in {TimeText.Say(once)} for each shopper";
        }

        if (AllFlows.List.Any(one => one.Family == flow.Family && one.HoldsOut))
            yield return string.Create(CultureInfo.InvariantCulture, $"        {shop.HoldoutOf(flow.Family):0.##} % of the shoppers are held back, to measure what it is worth");
        var changed = AllFlows.List.Where(one => one.Family == flow.Family).SelectMany(Timings.Of).Where(time => shop.Settings.Times.TryGetValue(time.Name, out var set) && set != time.Default).ToArray();
        if (changed.Length > 0)
            yield return $"        changed here: {string.Join(", ", changed.Select(time => $"{time.Name} {TimeText.Write(shop.Settings.Times[time.Name])} (default {TimeText.Write(time.Default)})"))}";
        if (!shop.IsOn(flow.Family) && TurningOn.Obstacle(flow, shop) is { } obstacle)
            yield return $"        {obstacle}";
        if (TurningOn.Note(flow, shop) is { } note)
            yield return $"        {note}";
    }

    private static string State(Shop shop, Flow flow) => shop.ModeOf(flow.Family) == FlowMode.Off ? "off" : shop.ModeOf(flow.Family) == FlowMode.Test ? "test" : shop.IsWaiting(flow.Family) ? "paused" : "ON";

    private static string Name(Flow flow, Step step) => flow.Key == flow.Family ? step.Key : $"{flow.Key[(flow.Family.Length + 1)..]}/{step.Key}";

    private static string Words(Flow flow, Step step, TimeSpan wait, TimeSpan deadline)
    {
        var channel = step.Channel == Channel.Text ? "text" : "e-mail";
        var when = step.PartOfGap is { } part
            ? string.Create(CultureInfo.InvariantCulture, $"after {part:0.##} times the shopper's usual gap{(wait > TimeSpan.Zero ? $" and {TimeText.Say(wait)}" : "")}")
            : wait == TimeSpan.Zero ? "at once" : $"after {TimeText.Say(wait)}";
        return $"{channel} {when}, at most {TimeText.Say(deadline)} late{(step.Incentive == Incentive.Code ? ", with a code where the shop allows one" : "")}{(flow.Purpose == Purpose.Marketing ? "" : flow.Purpose == Purpose.Feedback ? " (asks for an opinion)" : " (service)")}";
    }

    private static IEnumerable<string> OfShop(Shop shop)
    {
        yield return "For all flows (change with: retention flows set --set name=value):";
        foreach (var setting in AllSettings.List.Where(setting => !setting.Name.Contains("window/", StringComparison.Ordinal) || AllSettings.Find(setting.Name.Split('/')[0])!.Show(shop) == "by the day"))
            yield return $"        {setting.Name,-25}{setting.Show(shop)}";
        foreach (var (item, lasts) in shop.Settings.Lasts.OrderBy(one => one.Key, StringComparer.Ordinal))
            yield return $"        {$"lasts/{item}",-25}{TimeText.Write(lasts)}";
    }

    private static IEnumerable<string> Names(Shop shop, string family)
    {
        yield return $"What can be set (with: retention flows set --flow {family} --set name=value):";
        yield return string.Create(CultureInfo.InvariantCulture, $"        {"holdout",-32}{shop.HoldoutOf(family):0.##}");
        foreach (var (name, usual) in AllFlows.List.Where(flow => flow.Family == family).SelectMany(Timings.Of))
            yield return $"        {name[(family.Length + 1)..],-32}{TimeText.Write(shop.Settings.Times.TryGetValue(name, out var set) ? set : usual)}";
    }
}
