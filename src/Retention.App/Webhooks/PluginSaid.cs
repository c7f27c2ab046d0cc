using System.Text.Json;
using Retention.App.ForShoppers;
using Retention.App.Privacy;
using Retention.App.ShopPages;
using Retention.Events;

namespace Retention.App.Webhooks;

/// <summary>Reads what the plugin says. What is missing is empty: whoever takes it says what is wrong.</summary>
internal static class PluginSaid
{
    private const int MostVisitor = 128;
    private const int MostReviews = 50;

    /// <summary>What was typed into the contact form.</summary>
    public static ContactAsked Contact(JsonElement json) =>
        new(Whole(json, "name"), Whole(json, "email"), Whole(json, "topic"), Whole(json, "message"), Whole(json, "order"), json.Locale("locale"), Visitor(json));

    /// <summary>What was typed into the form of choices.</summary>
    public static LinkAsked Link(JsonElement json) => new(Whole(json, "email"), json.Locale("locale"), Visitor(json));

    /// <summary>The person whom WordPress's tools for personal data ask about; null where no address is told.</summary>
    public static PersonAsked? Person(JsonElement json) =>
        Name.OfEmail(Whole(json, "email")) is { } email ? new(email, json.Id("customer_id") is { } customer ? new(NameKind.Customer, customer) : null) : null;

    /// <summary>Which reviews are asked for.</summary>
    public static PluginAsksReviews Reviews(JsonElement json) => new(json.Id("product"), json.Locale("locale"), Uri.TryCreate(Whole(json, "page"), UriKind.Absolute, out var page) && page.Scheme is "http" or "https" ? page : null)
    {
        Most = Math.Clamp(json.Count("limit", 5), 1, MostReviews),
        Before = Whole(json, "before"),
    };

    private static string Visitor(JsonElement json) => Whole(json, "visitor") is { Length: > 0 and <= MostVisitor } visitor ? visitor : "not told";

    // A text as it is, unlike those that go into rows: its length is for whoever takes it to judge. Half of a letter makes it none.
    private static string Whole(JsonElement json, string name)
    {
        try
        {
            return json.At(name) is { ValueKind: JsonValueKind.String } value ? value.GetString() ?? "" : "";
        }
        catch (InvalidOperationException)
        {
            return "";
        }
    }
}
