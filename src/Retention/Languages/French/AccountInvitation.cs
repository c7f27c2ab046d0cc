using Retention.Flows;

namespace Retention.Languages.French;

internal static partial class French
{
    private static FlowWords[] AccountInvitation =>
    [
        new(
            "account-invitation",
            "Inviter les clients sans compte à en ouvrir un",
            "Vous recevez cet e-mail parce que vous avez commandé plusieurs fois chez {{shop.name}} sans compte.",
            new Template(
                "invitation",
                "Vos commandes chez {{shop.name}} en un seul endroit",
                "Un compte, si vous le souhaitez",
                "Un compte, si vous le souhaitez",
                ["Bonjour {{first_name}},", "Vous avez déjà commandé plusieurs fois chez {{shop.name}}, toujours sans compte. Avec un compte, vous retrouvez toutes vos commandes au même endroit et n'avez plus à saisir votre adresse.", "Il n'en faut pas pour commander. Si vous préférez vous en passer, vous n'avez rien à faire\u00A0: nous ne vous le proposerons plus."],
                "Si vous souhaitez en savoir plus, répondez à cet e-mail.")
            {
                Button = "Ouvrir un compte",
            }),
    ];
}
