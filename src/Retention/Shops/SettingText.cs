using System.Globalization;
using Retention.Flows;

namespace Retention.Shops;

/// <summary>What came of reading a setting: a closed type of two cases.</summary>
public abstract record SettingRead
{
    private SettingRead()
    {
    }

    /// <summary>It was understood.</summary>
    /// <param name="Shop">The shop with it set.</param>
    public sealed record Understood(Shop Shop) : SettingRead;

    /// <summary>It was not.</summary>
    /// <param name="Text">Names the setting and says what to write instead.</param>
    public sealed record Fault(string Text) : SettingRead;
}

/// <summary>
/// Reads settings as a merchant writes them: <c>wait=2h</c> (of the flow's first step), <c>questions/wait=36h</c>, <c>nps/once-per=90d</c>,
/// <c>holdout=10</c>, <c>code=COMEBACK10</c>. The names of times are those of <see cref="Timings"/>, with or without the flow's own name before
/// them; <c>=default</c> gives a time back to the flow.
/// </summary>
public static class SettingText
{
    private const string Default = "default";

    /// <summary>The shop with all of these set, or the first fault.</summary>
    /// <param name="shop">The shop.</param>
    /// <param name="family">The flow that settings of one flow are about; null when each must name its own.</param>
    /// <param name="texts">The settings, each as <c>name=value</c>.</param>
    public static SettingRead Read(Shop shop, string? family, IEnumerable<string> texts)
    {
        foreach (var text in texts)
        {
            if (Read(shop, family, text) is not SettingRead.Understood(var changed))
                return Read(shop, family, text);
            shop = changed;
        }

        // Looked at when all are read: two waits may have to move together.
        return OutOfOrder(shop) is { } fault ? new SettingRead.Fault(fault) : new SettingRead.Understood(shop);
    }

    private static SettingRead Read(Shop shop, string? family, string text)
    {
        if (text.Split('=', 2) is not [var name, var value] || name.Trim().Length == 0)
            return new SettingRead.Fault($"\"{text}\" is no setting: write name=value, like wait=2h.");
        (name, value) = (name.Trim(), value.Trim());
        if (IsHoldout(name, ref family))
            return ReadHoldout(shop, family, value);
        if (name.StartsWith("lasts/", StringComparison.Ordinal))
            return ReadLasts(shop, name[6..], value);
        if (AllSettings.Find(name) is { } setting)
            return setting.Set(shop, value) is { } changed ? new SettingRead.Understood(changed) : new SettingRead.Fault($"{setting.Name} is {setting.About}. Write it like {setting.Name}={setting.Example}, not \"{value}\".");
        return Find(name, family) is { } time ? ReadTime(shop, time, value) : new SettingRead.Fault(Unknown(name, family));
    }

    private static bool IsHoldout(string name, ref string? family)
    {
        if (name.EndsWith("/holdout", StringComparison.Ordinal))
            family = name[..^8];
        return name == "holdout" || name.EndsWith("/holdout", StringComparison.Ordinal);
    }

    private static SettingRead ReadHoldout(Shop shop, string? family, string value)
    {
        if (AllFlows.Switches.FirstOrDefault(flow => flow.Family == family) is not { } flow)
            return new SettingRead.Fault($"holdout is a share of one flow. Name the flow, like abandoned-cart/holdout={value}.");
        var number = value.TrimEnd('%').Trim();
        if (!double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent) || percent > 90)
            return new SettingRead.Fault($"holdout is the share of shoppers that hears nothing, in percent, from 0 to 90. Write it like holdout=10, not \"{value}\".");
        return new SettingRead.Understood(shop with { Settings = shop.Settings with { Holdouts = shop.Settings.Holdouts.SetItem(flow.Family, percent) } });
    }

    private static SettingRead ReadLasts(Shop shop, string item, string value)
    {
        var lasts = shop.Settings.Lasts;
        if (Setting.IsNone(value))
            return new SettingRead.Understood(shop with { Settings = shop.Settings with { Lasts = lasts.Remove(item) } });
        if (item.Length is 0 or > 100 || TimeText.Read(value) is not { } time || time < TimeSpan.FromDays(1) || time > TimeSpan.FromDays(730))
            return new SettingRead.Fault($"lasts/ITEM is how long an item lasts until it is used up, by the storefront's id of the variant, from 1d to 730d, or none. Write it like lasts/41234567=30d, not \"{item}={value}\".");
        return new SettingRead.Understood(shop with { Settings = shop.Settings with { Lasts = lasts.SetItem(item, time) } });
    }

    private static SettingRead ReadTime(Shop shop, string name, string value)
    {
        var (kind, least, most) = name.EndsWith("/wait", StringComparison.Ordinal) ? ("how long after the start the message is due, from 0m to 365d", TimeSpan.Zero, TimeSpan.FromDays(365))
            : name.EndsWith("/deadline", StringComparison.Ordinal) ? ("how late the message may be, from 15m to 90d", TimeSpan.FromMinutes(15), TimeSpan.FromDays(90))
            : ("in which time a shopper enters the flow at most once, from 0m to 1095d", TimeSpan.Zero, TimeSpan.FromDays(1095));
        if (string.Equals(value, Default, StringComparison.OrdinalIgnoreCase))
            return new SettingRead.Understood(shop with { Settings = shop.Settings with { Times = shop.Settings.Times.Remove(name) } });
        if (TimeText.Read(value) is not { } time || time < least || time > most)
            return new SettingRead.Fault($"{name} is {kind}. Write it like {name}=30m, 2h or 14d, or {name}=default, not \"{value}\".");
        return new SettingRead.Understood(shop with { Settings = shop.Settings with { Times = shop.Settings.Times.SetItem(name, time) } });
    }

    // "abandoned-cart/reminder/wait", or within the flow "reminder/wait", or of its first step "wait".
    private static string? Find(string name, string? family)
    {
        var mine = AllFlows.List.Where(flow => flow.Family == family).ToArray();
        var first = mine.Length > 0 && !name.Contains('/', StringComparison.Ordinal) ? $"{mine[0].Key}/{mine[0].Steps[0].Key}/{name}" : null;
        return AllFlows.List.SelectMany(Timings.Of).Select(time => time.Name)
            .FirstOrDefault(known => known == name || known == $"{family}/{name}" || known == first);
    }

    private static string Unknown(string name, string? family)
    {
        var times = AllFlows.List.Where(flow => flow.Family == family).SelectMany(Timings.Of).Select(time => time.Name[(family!.Length + 1)..]).ToArray();
        var own = times.Length == 0 ? "Of a flow: name the flow with --flow" : $"Of this flow: holdout, {string.Join(", ", times)}";
        return $"There is no setting \"{name}\". {own}. Of the shop: {string.Join(", ", AllSettings.List.Select(setting => setting.Name))}, lasts/ITEM.";
    }

    // Steps keep their order: a later one that is due first would follow at the heels of the one before.
    private static string? OutOfOrder(Shop shop)
    {
        foreach (var flow in AllFlows.List)
        {
            var timings = Timings.Of(flow, shop, gap: null);
            for (var step = 1; step < timings.Length; step++)
            {
                if (flow.Steps[step].PartOfGap == flow.Steps[step - 1].PartOfGap && timings[step].Wait < timings[step - 1].Wait)
                {
                    return $"{Timings.WaitOf(flow, flow.Steps[step])} is {TimeText.Write(timings[step].Wait)}, and the step before it waits {TimeText.Write(timings[step - 1].Wait)}: "
                        + $"steps go in their order. Set it too, like {flow.Steps[step].Key}/wait={TimeText.Write(timings[step - 1].Wait + TimeSpan.FromHours(1))}.";
                }
            }
        }

        return null;
    }
}
