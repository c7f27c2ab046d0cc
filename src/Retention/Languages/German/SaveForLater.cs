using Retention.Flows;

namespace Retention.Languages.German;

internal static partial class German
{
    private const string OfSaved = "Sie erhalten diese E-Mail, weil Sie {{item.title}} bei {{shop.name}} gemerkt haben.";

    private const string SavedReply = "Möchten Sie mehr darüber wissen? Antworten Sie auf diese E-Mail.";

    private const string SeeInShop = "Im Shop ansehen";

    private static FlowWords[] SaveForLater =>
    [
        new(
            "save-for-later",
            "An gemerkte Artikel erinnern",
            OfSaved,
            new Template(
                "reminder",
                "Denken Sie noch an {{item.title}}?",
                "Sie haben es bei {{shop.name}} gemerkt",
                "Das haben Sie sich gemerkt",
                ["Hallo {{first_name}},", "vor ein paar Tagen haben Sie sich {{item.title}} gemerkt. Hier ist es noch einmal, falls Sie einen zweiten Blick darauf werfen möchten."],
                SavedReply)
            {
                Button = "Noch einmal ansehen",
            },
            new Template(
                "last",
                "{{item.title}} steht noch auf Ihrer Merkliste",
                "Unsere letzte Erinnerung daran",
                "Noch auf Ihrer Merkliste",
                ["Hallo {{first_name}},", "{{item.title}} steht noch auf Ihrer Merkliste. Wir erinnern Sie nicht noch einmal daran."],
                SavedReply)
            {
                Button = "Noch einmal ansehen",
            }),
        new(
            "save-for-later/price-drop",
            "Sagen, wenn ein gemerkter Artikel günstiger wird",
            OfSaved,
            new Template(
                "price-drop",
                "{{item.title}} kostet jetzt weniger",
                "Der Preis Ihres gemerkten Artikels ist gesunken",
                "Jetzt günstiger",
                ["Hallo {{first_name}},", "{{item.title}} kostet jetzt weniger als damals, als Sie es sich gemerkt haben."],
                SavedReply)
            {
                Button = SeeInShop,
            }),
        new(
            "save-for-later/low-stock",
            "Sagen, wenn von einem gemerkten Artikel nur noch wenig da ist",
            OfSaved,
            new Template(
                "low-stock",
                "{{item.title}}: nur noch wenige da",
                "Ihr gemerkter Artikel ist fast ausverkauft",
                "Fast ausverkauft",
                ["Hallo {{first_name}},", "{{item.title}} ist fast vergriffen. Wir dachten, dass Sie das wissen möchten."],
                SavedReply)
            {
                Button = SeeInShop,
            }),
        new(
            "save-for-later/back-in-stock",
            "Sagen, wenn ein Artikel wieder da ist",
            "Sie erhalten diese E-Mail, weil Sie {{shop.name}} gebeten haben, Ihnen zu sagen, wenn {{item.title}} wieder da ist.",
            new Template(
                "back-in-stock",
                "{{item.title}} ist wieder da",
                "Sie wollten Bescheid wissen",
                "Wieder da",
                ["Hallo {{first_name}},", "Sie wollten Bescheid wissen, wenn {{item.title}} wieder zu haben ist. Jetzt ist es so weit."],
                SavedReply)
            {
                Button = SeeInShop,
            }),
    ];
}
