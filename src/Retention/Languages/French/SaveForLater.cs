using Retention.Flows;

namespace Retention.Languages.French;

internal static partial class French
{
    private const string OfSaved = "Vous recevez cet e-mail parce que vous avez mis de côté {{item.title}} chez {{shop.name}}.";

    private const string SavedReply = "Si vous souhaitez en savoir plus, répondez à cet e-mail.";

    private const string SeeInShop = "Voir dans la boutique";

    private static FlowWords[] SaveForLater =>
    [
        new(
            "save-for-later",
            "Rappeler les articles mis de côté",
            OfSaved,
            new Template(
                "reminder",
                "Vous pensez encore à {{item.title}}\u00A0?",
                "Vous l'avez mis de côté chez {{shop.name}}",
                "Mis de côté pour plus tard",
                ["Bonjour {{first_name}},", "Il y a quelques jours, vous avez mis de côté {{item.title}}. Le voici, si vous voulez y jeter encore un coup d'œil."],
                SavedReply)
            {
                Button = "Y jeter un coup d'œil",
            },
            new Template(
                "last",
                "{{item.title}} est toujours sur votre liste",
                "Notre dernier rappel à ce sujet",
                "Toujours sur votre liste",
                ["Bonjour {{first_name}},", "{{item.title}} est toujours sur votre liste. Nous ne vous le rappellerons plus."],
                SavedReply)
            {
                Button = "Y jeter un coup d'œil",
            }),
        new(
            "save-for-later/price-drop",
            "Dire quand un article mis de côté baisse de prix",
            OfSaved,
            new Template(
                "price-drop",
                "{{item.title}} coûte moins cher maintenant",
                "Le prix de votre article mis de côté a baissé",
                "Moins cher maintenant",
                ["Bonjour {{first_name}},", "{{item.title}} coûte moins cher que lorsque vous l'avez mis de côté."],
                SavedReply)
            {
                Button = SeeInShop,
            }),
        new(
            "save-for-later/low-stock",
            "Dire quand il reste peu d'un article mis de côté",
            OfSaved,
            new Template(
                "low-stock",
                "{{item.title}}\u00A0: il en reste peu",
                "Votre article mis de côté est presque épuisé",
                "Presque épuisé",
                ["Bonjour {{first_name}},", "{{item.title}}\u00A0: il n'en reste que quelques-uns. Nous avons pensé que vous aimeriez le savoir."],
                SavedReply)
            {
                Button = SeeInShop,
            }),
        new(
            "save-for-later/back-in-stock",
            "Dire quand un article est de retour",
            "Vous recevez cet e-mail parce que vous avez demandé à {{shop.name}} de vous prévenir du retour de {{item.title}}.",
            new Template(
                "back-in-stock",
                "{{item.title}} est de retour",
                "Vous vouliez le savoir",
                "De retour",
                ["Bonjour {{first_name}},", "Vous nous aviez demandé de vous prévenir dès que {{item.title}} serait de nouveau disponible. C'est le cas."],
                SavedReply)
            {
                Button = SeeInShop,
            }),
    ];
}
