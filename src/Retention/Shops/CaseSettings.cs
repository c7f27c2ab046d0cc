using System.Collections.Immutable;
using System.Globalization;
using Retention.Cases;
using Retention.Decisions;
using Retention.Rewards;

namespace Retention.Shops;

/// <summary>What a merchant may set about cases.</summary>
public static class CaseSettings
{
    private const int LongestName = 40;
    private const int MostOwners = 20;

    /// <summary>All of it, in the order in which a merchant sees it.</summary>
    public static readonly ImmutableArray<Setting> List =
    [
        Of("case-owner", "the member of the staff who looks after cases that nobody took, by the id of 16 letters that the list of the staff shows, or none", Setting.None, of => of.CaseOwner ?? Setting.None,
            (of, text) => Setting.IsNone(text) ? of with { CaseOwner = null } : text.Length == 16 && text.All(char.IsAsciiHexDigitLower) ? of with { CaseOwner = text } : null),
        Of("case-contact", "the name of who answers, as the acknowledgement says it, up to 40 letters, or none for the shop's own", "Maria", of => of.CaseContact ?? Setting.None,
            (of, text) => Setting.IsNone(text) ? of with { CaseContact = null } : text.Trim() is { Length: > 0 and <= LongestName } name && !name.Any(char.IsControl) ? of with { CaseContact = name } : null),
        Of("case-acknowledgement", "on where a shopper who wrote is told at once who will answer by when, else off", "on", of => of.SendsNoAcknowledgement ? "off" : "on",
            (of, text) => text.ToUpperInvariant() switch { "ON" => of with { SendsNoAcknowledgement = false }, "OFF" => of with { SendsNoAcknowledgement = true }, _ => null }),
        Hours("case-hours/weekdays", "from Monday to Friday", of => of.Weekdays, (of, hours) => of with { Weekdays = hours }),
        Hours("case-hours/saturday", "on Saturdays", of => of.Saturday, (of, hours) => of with { Saturday = hours }),
        Hours("case-hours/sunday", "on Sundays", of => of.Sunday, (of, hours) => of with { Sunday = hours }),
        Of("case-owners", "who approves what agents may not give in a case, the ids that the shop's platform gives its staff, with commas, or none where everybody may", Setting.None,
            of => of.CaseOwners.IsEmpty ? Setting.None : string.Join(',', of.CaseOwners), Owners),
        Limit("case-limit/agent", "what somebody who is no owner may give away in one case, an amount in the shop's own currency, or none for nothing without an owner's word", of => of.CaseLimitAgent, (of, limit) => of with { CaseLimitAgent = limit }),
        Limit("case-limit/owner", "what an owner may give away in one case, an amount in the shop's own currency, or none for no limit", of => of.CaseLimitOwner, (of, limit) => of with { CaseLimitOwner = limit }),
        Of("case-draw", "on where cases are worked through in an order that chance drew, so that the report can compare fairly, else off", "off", of => of.DrawsCases ? "on" : "off",
            (of, text) => text.ToUpperInvariant() switch { "ON" => of with { DrawsCases = true }, "OFF" => of with { DrawsCases = false }, _ => null }),
    ];

    /// <summary>Whether only an owner may change a setting: who owners are, and what anybody may give.</summary>
    public static bool IsForOwners(string name) => name == "case-owners" || name.StartsWith("case-limit/", StringComparison.Ordinal);

    private static Setting Of(string name, string about, string example, Func<FlowSettings, string> show, Func<FlowSettings, string, FlowSettings?> set) =>
        new(name, about, example, shop => show(shop.Settings), (shop, text) => set(shop.Settings, text) is { } settings ? shop with { Settings = settings } : null);

    private static Setting Hours(string name, string days, Func<OpenHours, Hours> get, Func<OpenHours, Hours, OpenHours> with) => Of(
        name, $"the hours in which somebody answers shoppers, {days}, by the shop's clock, or none", "9-17",
        of => get(of.CaseHours) is var hours && hours == Decisions.Hours.None ? Setting.None : string.Create(CultureInfo.InvariantCulture, $"{hours.From}-{hours.To}"),
        (of, text) => (Setting.IsNone(text) ? Decisions.Hours.None : AllSettings.ReadHours(text)) is { } read ? of with { CaseHours = with(of.CaseHours, read) } : null);

    private static Setting Limit(string name, string about, Func<FlowSettings, Money?> get, Func<FlowSettings, Money?, FlowSettings> with) => Of(
        name, about, "50.00 EUR", of => get(of) is { } limit ? CreditText.Write(limit) : Setting.None,
        (of, text) => Setting.IsNone(text) ? with(of, null) : CaseAmount.Read(text) is { } limit ? with(of, limit) : null);

    private static FlowSettings? Owners(FlowSettings of, string text)
    {
        if (Setting.IsNone(text))
            return of with { CaseOwners = [] };
        string[] ids = [.. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal)];
        return ids.Length is > 0 and <= MostOwners && ids.All(id => id.Length <= 64 && id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.' or ':' or '/')) ? of with { CaseOwners = [.. ids] } : null;
    }
}
