using System.Collections.Immutable;
using System.Globalization;
using Retention.App.Letters;
using Retention.Decisions;
using Retention.Events;
using Retention.Flows;
using Retention.Shops;
using Retention.Templates;

namespace Retention.App.Merchant.SetupPages;

/// <summary>What the merchant typed into one part of the page, and what is wrong with it.</summary>
/// <param name="Typed">What stands in each field.</param>
/// <param name="Faults">What is wrong, by field, each with what to write instead.</param>
public sealed record SetupForm(IReadOnlyDictionary<string, string> Typed, IReadOnlyDictionary<string, string> Faults)
{
    /// <summary>How many links to social networks there may be.</summary>
    public const int MostLinks = 6;

    /// <summary>The checks that can be mended on the page, by their keys.</summary>
    public static ImmutableArray<string> Parts { get; } = ["identity", "brand", "sender", "suppressions", "policy", "others"];

    /// <summary>Nothing was typed.</summary>
    public static SetupForm Empty { get; } = new(ImmutableDictionary<string, string>.Empty, ImmutableDictionary<string, string>.Empty);

    /// <summary>Reads one part. The shop is as it was where something is wrong, or there is no such part.</summary>
    /// <param name="part">The key of the check that the part mends.</param>
    /// <param name="typed">What stands in each field.</param>
    /// <param name="shop">The shop as it is.</param>
    public static (Shop Shop, SetupForm Form) Read(string part, IReadOnlyDictionary<string, string> typed, Shop shop)
    {
        var faults = new Dictionary<string, string>(StringComparer.Ordinal);
        string? Text(string field) => typed.GetValueOrDefault(field)?.Trim() is { Length: > 0 } text ? text : null;
        string? Checked(string field, Func<string, bool> isWell, string remedy)
        {
            if (Text(field) is not { } text || isWell(text))
                return Text(field);
            faults[field] = remedy;
            return null;
        }

        string? Link(string field) => Checked(field, text => text.Length <= 500 && Links.Read(text) is not null, "Write a web address, like https://shop.example/page.");
        string? OwnLink(string field)
        {
            // What was there before stays: whoever runs the program may have set it.
            if (Link(field) is not { } text || shop.Brand.Url is null || text == shop.Brand.PolicyUrl || LinkTarget.Fault(Links.Read(text)!, shop.Brand.Url) is not { } fault)
                return Link(field);
            faults[field] = fault;
            return null;
        }

        var changed = part switch
        {
            "identity" => shop with
            {
                Brand = shop.Brand with { Name = Clean.Line(Text("name")), PostalAddress = Checked("address", text => text.Length <= 300, "Write 300 letters or fewer.") },
                Country = Checked("country", text => text.Length == 2 && text.All(char.IsAsciiLetter), "Write the two letters of your country, like US or DE.")?.ToUpperInvariant(),
                TimeZone = Checked("zone", text => Zones.Find(text) is not null, "Write a time zone by its name, like America/New_York."),
            },
            "brand" => shop with { Brand = shop.Brand with { Logo = Link("logo"), Color = Checked("color", IsColor, "Write a colour with # and six digits, like #2f6b4f.")?.ToLowerInvariant(), Font = BrandFonts.Find(Text("font")) ?? shop.Brand.Font, Radius = Checked("radius", text => Radius(text) is not null, $"Write a number from 0 to {Brand.MostRadius}.") is { } radius ? Radius(radius) : null, Social = Social(Text("social"), shop, faults) }, Settings = shop.Settings with { IsDiscreet = Text("discreet") is not null } },
            "sender" => shop with { ReplyTo = Checked("reply", text => Name.OfEmail(text) is not null, "Write one e-mail address, like hello@shop.example.") },
            "suppressions" => Text("none") == "yes" && shop.EarlierSuppressions is null ? shop with { EarlierSuppressions = EarlierSuppressions.None } : shop,
            "policy" => shop with { Brand = shop.Brand with { PolicyUrl = OwnLink("policy") } },
            "others" => shop with { OtherSenders = Text("others") switch { "none" => OtherSenders.None, "yielding" => OtherSenders.Yielding, "unknown" => OtherSenders.Unknown, _ => shop.OtherSenders } },
            _ => shop,
        };
        if (part == "identity" && changed.Brand.Name is not { Length: > 0 and <= 100 })
            faults["name"] = "Write the name that your customers know, in 100 letters or fewer.";
        // What is on needs it: taken away, every message would end in silence.
        if (part == "identity" && Stopped(shop, changed) is { Length: > 0 } stopped)
            faults["address"] = $"The law wants it under advertising, and this is on: {string.Join(", ", stopped)}. Turn it off first, or write the address.";
        return (faults.Count == 0 ? changed : shop, new(typed, faults));
    }

    private static string[] Stopped(Shop before, Shop after) =>
    [
        .. from flow in AllFlows.Switches
           where after.ModeOf(flow.Family) != FlowMode.Off && TurningOn.Obstacle(flow, after) is { } obstacle && obstacle != TurningOn.Obstacle(flow, before)
           select flow.Title,
    ];

    private static int? Radius(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var pixels) && pixels <= Brand.MostRadius ? pixels : null;

    private static bool IsColor(string text) => text is ['#', .. { Length: 6 } digits] && digits.All(char.IsAsciiHexDigit);

    // One link a line: its name, then its address.
    private static ImmutableArray<Shops.SocialLink> Social(string? text, Shop shop, Dictionary<string, string> faults)
    {
        var links = ImmutableArray.CreateBuilder<Shops.SocialLink>();
        foreach (var line in Clean.Lines(text).Where(line => line.Length > 0))
        {
            if (line.Split(' ') is [.. var name, var url] && name.Length > 0 && url.Length <= 500 && Links.Read(url) is { } link)
                links.Add(new(string.Join(' ', name), link.AbsoluteUri));
            else
                faults["social"] = "Write one link a line: its name, a space, its address, like Instagram https://instagram.com/shop.";
        }

        if (links.FirstOrDefault(link => !shop.Brand.Social.Contains(link) && !LinkTarget.IsOfNetwork(new(link.Url)) && LinkTarget.Fault(new(link.Url), shop.Brand.Url) is not null) is { } elsewhere)
            faults["social"] = $"{new Uri(elsewhere.Url).Host} is no network that we know, nor your own shop. Write the address of your page on Instagram, Facebook, TikTok, YouTube, Pinterest or the like.";
        if (links.Count > MostLinks)
            faults["social"] = $"Keep the {MostLinks} links that matter most.";
        return links.ToImmutable();
    }
}
