using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using Retention.Decisions;
using Retention.Law;
using Retention.Reviews;
using Retention.Rewards;

namespace Retention.Shops;

/// <summary>All that a merchant may set about all flows; what is set about one flow is read by <see cref="SettingText"/>.</summary>
public static class AllSettings
{
    /// <summary>All of them, in the order in which a merchant sees them.</summary>
    public static readonly ImmutableArray<Setting> List =
    [
        new("country", "the shop's country, its ISO code of two letters (GB for the United Kingdom), or none", "US", shop => shop.Country ?? Setting.None,
            (shop, text) => Code(text) is { } code ? shop with { Country = code } : Setting.IsNone(text) ? shop with { Country = null } : null),
        new("time-zone", "the shop's time zone by its IANA name, or none", "Europe/Berlin", shop => shop.TimeZone ?? Setting.None,
            (shop, text) => Setting.IsNone(text) ? shop with { TimeZone = null } : text.Contains('/', StringComparison.Ordinal) && Zones.Find(text) is not null ? shop with { TimeZone = text } : null),
        Count("emails-per-day", "how many e-mails of advertising or feedback a shopper gets within 24 hours, from 1 to 10", 1, 10, of => of.EmailsPerDay, (of, count) => of with { EmailsPerDay = count }),
        Count("emails-per-fortnight", "how many e-mails of advertising or feedback a shopper gets within 14 days, from 1 to 50", 1, 50, of => of.EmailsPerFortnight, (of, count) => of with { EmailsPerFortnight = count }),
        Count("texts-per-day", "how many texts a shopper gets within 24 hours, from 1 to 3", 1, 3, of => of.TextsPerDay, (of, count) => of with { TextsPerDay = count }),
        Of("messages-per-day", "how many messages the shop sends within 24 hours at most, or none for no limit", "5000", of => of.MessagesPerDay?.ToString(CultureInfo.InvariantCulture) ?? Setting.None,
            (of, text) => Setting.IsNone(text) ? of with { MessagesPerDay = null } : Number(text, 1, 10_000_000) is { } most ? of with { MessagesPerDay = most } : null),
        Of("surveys-per-day", "how many shoppers are asked by surveys a day, the most loyal first, or none for all", "50", of => of.SurveysPerDay?.ToString(CultureInfo.InvariantCulture) ?? Setting.None,
            (of, text) => Setting.IsNone(text) ? of with { SurveysPerDay = null } : Number(text, 1, 1_000) is { } most ? of with { SurveysPerDay = most } : null),
        .. Windows("email-window", "the hours of the shopper's day in which e-mails may go", "9-20", within: null, of => of.EmailWindow, (of, window) => of with { EmailWindow = window }),
        .. Windows("text-window", "the hours of the shopper's day in which texts may go; not wider than 8-21, and narrower where the shopper's law is stricter (docs/law.md)", "12-17",
            TextHours.Widest, of => of.TextWindow, (of, window) => of with { TextWindow = window }),
        Switch("texts", "on where the shop can send texts, else off", of => of.SendsTexts, (of, on) => of with { SendsTexts = on }),
        Switch("keep-typography", "on where curly quotes, dashes and dots stay in texts, which makes them dearer, else off", of => of.KeepsTypography, (of, on) => of with { KeepsTypography = on }),
        Switch("soft-opt-in", "on where buyers may be written to about similar goods until they refuse (only if the shop offers the refusal when it takes the address), else off",
            of => of.AllowsSoftOptIn, (of, on) => of with { AllowsSoftOptIn = on }),
        Of("feedback-needs-consent", "the countries in which asking for an opinion needs what advertising needs, beside those where the law says so, codes with commas, or none", "DE,AT", of => of.FeedbackNeedsConsent.IsEmpty ? Setting.None : string.Join(',', of.FeedbackNeedsConsent),
            (of, text) => Setting.IsNone(text) ? of with { FeedbackNeedsConsent = [] } : text.Split(',').Select(Code).ToArray() is var codes && codes.All(code => code is not null) ? of with { FeedbackNeedsConsent = [.. codes.OfType<string>()] } : null),
        Switch("ask-to-confirm", "on where who agrees to offers is asked by one letter to confirm it, where the country wants that (double opt-in), else off", of => !of.ConfirmsElsewhere, (of, on) => of with { ConfirmsElsewhere = !on }),
        Switch("discreet", "on where letters shall name no items and show no pictures of them, else off", of => of.IsDiscreet, (of, on) => of with { IsDiscreet = on }),
        Switch("entered-orders", "on where orders that the shop enters itself, by hand or by a program, are spoken of like others, else off", of => of.SpeaksOfEnteredOrders, (of, on) => of with { SpeaksOfEnteredOrders = on }),
        Of("code", "the discount code that a last reminder may offer, up to 40 letters, digits, - and _, or none", "COMEBACK10", of => of.Code ?? Setting.None,
            (of, text) => Setting.IsNone(text) ? of with { Code = null } : text.Length is > 0 and <= 40 && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_') ? of with { Code = text } : null),
        new("referral-url", "the page of the shop's own where shoppers invite friends, an https address, or none", "https://shop.example/friends", shop => shop.Settings.ReferralUrl ?? Setting.None,
            (shop, text) => Setting.IsNone(text) ? shop with { Settings = shop.Settings with { ReferralUrl = null } }
                : Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme == Uri.UriSchemeHttps && (shop.Brand.Url is null || Templates.LinkTarget.Fault(url, shop.Brand.Url) is null) ? shop with { Settings = shop.Settings with { ReferralUrl = text } } : null),
        Of("friend-credit", "what a friend who was invited gets for the first order, an amount in the shop's own currency, or none (nobody is invited then)", "5.00 EUR", of => of.FriendCredit is { } friends ? CreditText.Write(friends) : Setting.None,
            (of, text) => Setting.IsNone(text) ? of with { FriendCredit = null } : CreditText.Read(text) is { } friends ? of with { FriendCredit = friends } : null),
        Of("account-page", "the path of the page where shoppers log in or open an account, or none for where your platform has it", "/my-account/", of => of.AccountPage ?? Setting.None,
            (of, text) => Setting.IsNone(text) ? of with { AccountPage = null } : text is ['/', not '/', ..] && text.Length <= 200 && !text.Any(letter => char.IsWhiteSpace(letter) || char.IsControl(letter)) ? of with { AccountPage = text } : null),
        Of("purchase-credit", "how many percent of what was kept of an order a shopper gets as credit once it can no longer be sent back, from 0.1 to 50, or none (where the shop lets us give credit)", "5", of => of.PurchasePercent?.ToString("0.##", CultureInfo.InvariantCulture) ?? Setting.None,
            (of, text) => Setting.IsNone(text) ? of with { PurchasePercent = null } : Percent(text) is { } percent ? of with { PurchasePercent = percent } : null),
        Count("return-days", "for how many days an order can be sent back, from 0 to 120: until then it earns no credit", 0, 120, of => of.ReturnDays, (of, count) => of with { ReturnDays = count }),
        Count("purchase-credits-per-month", "how many orders of a shopper earn credit within a month, from 1 to 50", 1, 50, of => of.PurchaseCreditsPerMonth, (of, count) => of with { PurchaseCreditsPerMonth = count }),
        Amount("review-credit", "what a shopper gets for a review, whatever it says, an amount in the shop's own currency, or none (where the shop lets us give credit)", of => of.ReviewCredit, (of, credit) => of with { ReviewCredit = credit }),
        Amount("review-photo-credit", "what a shopper gets for a review with a photo in place of that, or none for the same", of => of.ReviewPhotoCredit, (of, credit) => of with { ReviewPhotoCredit = credit }),
        Count("review-credits-per-month", "how many reviews of a shopper are rewarded within a month, from 1 to 10", 1, 10, of => of.ReviewCreditsPerMonth, (of, count) => of with { ReviewCreditsPerMonth = count }),
        Amount("survey-credit", "what a shopper gets for a survey that was answered to its end, whatever was answered, or none", of => of.SurveyCredit, (of, credit) => of with { SurveyCredit = credit }),
        Count("survey-credits-per-month", "how many surveys of a shopper are rewarded within a month, from 1 to 10", 1, 10, of => of.SurveyCreditsPerMonth, (of, count) => of with { SurveyCreditsPerMonth = count }),
        Amount("referral-credit", "what a shopper gets when a friend who was invited bought something and kept it, or none", of => of.ReferralCredit, (of, credit) => of with { ReferralCredit = credit }),
        Count("referral-credits-per-month", "how many friends of a shopper are rewarded within a month, from 1 to 20", 1, 20, of => of.ReferralCreditsPerMonth, (of, count) => of with { ReferralCreditsPerMonth = count }),
        Amount("credit-per-month", "how much a shopper earns within a month at most, by orders, reviews, surveys and friends together, or none for no limit", of => of.CreditPerMonth, (of, credit) => of with { CreditPerMonth = credit }),
        Amount("credit-reminder-least", "less than this that is left of credit is not reminded of before it runs out, or none to remind of any", of => of.CreditReminderLeast, (of, credit) => of with { CreditReminderLeast = credit }),
        Switch("customer-tags", "on where a customer's record in the shop is tagged promoter, passive or detractor by the last answer to the survey, else off", of => of.TagsCustomers, (of, on) => of with { TagsCustomers = on }),
        Of("credit-days", "for how many days credit can be used, from 30 to 3650, or none for no end", "365", of => of.CreditDays == 0 ? Setting.None : of.CreditDays.ToString(CultureInfo.InvariantCulture),
            (of, text) => Setting.IsNone(text) ? of with { CreditDays = 0 } : Number(text, 30, 3_650) is { } days ? of with { CreditDays = days } : null),
        Of("show-reviews", "which reviews the shop shows: off for none, looked-at for those that a person has looked at, at-once for all in whose words nothing is suspicious", "at-once", of => Showings.First(one => one.Showing == of.ShowReviews).Text,
            (of, text) => Showings.FirstOrDefault(one => string.Equals(one.Text, text, StringComparison.OrdinalIgnoreCase)) is { Text: not null } found ? of with { ShowReviews = found.Showing } : null),
        Switch("write-ratings", "on where the ratings of products are written to the shop's products (the metafields reviews.rating and reviews.rating_count), else off", of => of.WritesReviewFigures, (of, on) => of with { WritesReviewFigures = on }),
        .. CaseSettings.List,
        Of("sent-after-payment", "how long after its payment an order is taken for sent where the shop never says so (orders that are never set to completed), from 1d to 60d, or none", "3d", of => of.SentAfterPayment is { } time ? TimeText.Write(time) : Setting.None,
            (of, text) => Setting.IsNone(text) ? of with { SentAfterPayment = null } : TimeText.Read(text) is { TotalDays: >= 1 and <= 60 } time ? of with { SentAfterPayment = time } : null),
        Time("transit/domestic", "how long a parcel takes within the shop's country, from 1d to 60d", 60, of => of.DomesticTransit, (of, time) => of with { DomesticTransit = time }),
        Time("transit/abroad", "how long a parcel takes abroad, from 1d to 60d", 60, of => of.ForeignTransit, (of, time) => of with { ForeignTransit = time }),
        Time("usual-gap", "the usual time between two orders of a shopper, from 1d to 730d", 730, of => of.UsualGap, (of, time) => of with { UsualGap = time }),
    ];

    private static (string Text, ReviewShowing Showing)[] Showings => [("off", ReviewShowing.Off), ("looked-at", ReviewShowing.AfterALook), ("at-once", ReviewShowing.AtOnce)];

    /// <summary>The setting with this name; null when there is none.</summary>
    public static Setting? Find(string name) => List.FirstOrDefault(setting => string.Equals(setting.Name, name, StringComparison.OrdinalIgnoreCase));

    private static Setting Of(string name, string about, string example, Func<FlowSettings, string> show, Func<FlowSettings, string, FlowSettings?> set) =>
        new(name, about, example, shop => show(shop.Settings), (shop, text) => set(shop.Settings, text) is { } settings ? shop with { Settings = settings } : null);

    private static Setting Amount(string name, string about, Func<FlowSettings, Money?> get, Func<FlowSettings, Money?, FlowSettings> set) =>
        Of(name, about, "5.00 EUR", of => get(of) is { } amount ? CreditText.Write(amount) : Setting.None, (of, text) => Setting.IsNone(text) ? set(of, null) : CreditText.Read(text) is { } amount ? set(of, amount) : null);

    /// <summary>A share of an order as a merchant writes it, from 0.1 to 50 percent with two digits behind the point at most; null when it is none.</summary>
    public static decimal? Percent(string text) =>
        decimal.TryParse(text.TrimEnd('%', ' '), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent) && percent is >= 0.1m and <= 50 && decimal.Round(percent, 2) == percent ? percent : null;

    private static Setting Count(string name, string about, int least, int most, Func<FlowSettings, int> get, Func<FlowSettings, int, FlowSettings> set) =>
        Of(name, about, get(FlowSettings.Default).ToString(CultureInfo.InvariantCulture), of => get(of).ToString(CultureInfo.InvariantCulture), (of, text) => Number(text, least, most) is { } count ? set(of, count) : null);

    private static Setting Switch(string name, string about, Func<FlowSettings, bool> get, Func<FlowSettings, bool, FlowSettings> set) =>
        Of(name, about, "on", of => get(of) ? "on" : "off", (of, text) => text.ToUpperInvariant() switch { "ON" => set(of, true), "OFF" => set(of, false), _ => null });

    private static Setting Time(string name, string about, int mostDays, Func<FlowSettings, TimeSpan> get, Func<FlowSettings, TimeSpan, FlowSettings> set) =>
        Of(name, about, TimeText.Write(get(FlowSettings.Default)), of => TimeText.Write(get(of)), (of, text) => TimeText.Read(text) is { } time && time.TotalDays >= 1 && time.TotalDays <= mostDays ? set(of, time) : null);

    // One name for the whole week, and one for each part of it.
    private static IEnumerable<Setting> Windows(string name, string about, string example, SendWindow? within, Func<FlowSettings, SendWindow> get, Func<FlowSettings, SendWindow, FlowSettings> set)
    {
        Setting Part(string part, string days, Func<SendWindow, Hours, SendWindow> with, Func<SendWindow, string> show) =>
            Of(name + part, about + days, example, of => show(get(of)), (of, text) => ReadHours(text) is { } hours && with(get(of), hours) is var window && IsWithin(window, within) ? set(of, window) : null);
        yield return Part("", ", every day", (_, hours) => new(hours, hours, hours), window => window is { } all && all.Weekdays == all.Saturday && all.Weekdays == all.Sunday ? Show(all.Weekdays) : "by the day");
        yield return Part("/weekdays", ", from Monday to Friday", (window, hours) => window with { Weekdays = hours }, window => Show(window.Weekdays));
        yield return Part("/saturday", ", on Saturdays", (window, hours) => window with { Saturday = hours }, window => Show(window.Saturday));
        yield return Part("/sunday", ", on Sundays", (window, hours) => window with { Sunday = hours }, window => Show(window.Sunday));
    }

    /// <summary>Reads hours of a day as they are written, like <c>9-17</c>; null when they are none.</summary>
    internal static Hours? ReadHours(string text) =>
        text.Split('-') is [var from, var to] && Number(from, 0, 23) is { } first && Number(to, 1, 24) is { } last && first < last ? new(first, last) : null;

    private static bool IsWithin(SendWindow window, SendWindow? other) =>
        other is null || (IsWithin(window.Weekdays, other.Weekdays) && IsWithin(window.Saturday, other.Saturday) && IsWithin(window.Sunday, other.Sunday));

    private static bool IsWithin(Hours hours, Hours other) => hours.From >= other.From && hours.To <= other.To;

    private static string Show(Hours hours) => string.Create(CultureInfo.InvariantCulture, $"{hours.From}-{hours.To}");

    private static int? Number(string text, int least, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number : null;

    // ISO 3166 as this machine's culture data have it: "UK" is none, it is GB.
    private static readonly FrozenSet<string> Countries = CultureInfo.GetCultures(CultureTypes.SpecificCultures)
        .Select(culture => new RegionInfo(culture.Name).TwoLetterISORegionName).Where(code => code.Length == 2 && code.All(char.IsAsciiLetter)).ToFrozenSet(StringComparer.Ordinal);

    private static string? Code(string text) => Countries.Contains(text.Trim().ToUpperInvariant()) ? text.Trim().ToUpperInvariant() : null;
}
