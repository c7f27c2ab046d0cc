namespace Retention.Languages.French;

/// <summary>French, with "vous". The space before : ; ? ! does not break (\u00A0), but for text messages, where it would make each twice as long.</summary>
internal static partial class French
{
    /// <summary>All of them.</summary>
    public static Wordbook Book { get; } = new("fr", "French")
    {
        Flows = [.. ThankYou, .. AbandonedCart, .. SaveForLater, .. ReviewRequest, .. Nps, .. OwnSurvey, .. Settled, .. WinBack, .. Replenishment, .. CreditExpiry, .. TierReached, .. AccountInvitation],
        TextStop = "Répondez STOP pour ne plus recevoir ces SMS.",
        Texts = new()
        {
            Confirm = shop => $"{shop}: répondez OUI pour recevoir un rappel par SMS quand vous laissez un panier. Des frais peuvent s'appliquer. HELP pour de l'aide, STOP pour ne plus en recevoir.",
            Stopped = shop => $"{shop} : vous ne recevrez plus de SMS de notre part.",
            Help = (shop, reached) => $"{shop} : aide{reached}. Des frais peuvent s'appliquer. Répondez STOP pour ne plus recevoir de SMS.",
        },
        Frame = new()
        {
            Total = "Total",
            Quantity = count => $"Quantité\u00A0: {count}",
            Count = count => $"{count} x",
            More = count => count == 1 ? "et 1 autre article" : $"et {count} autres articles",
            Label = text => $"{text}\u00A0:",
            Unsubscribe = "Se désabonner",
            Policy = "Remboursements et échanges",
            Why = "Pourquoi ai-je reçu ceci\u00A0?",
            Preferences = "Choisir ce que je reçois",
            Contact = "Nous écrire",
            NotArrived = "Pas encore arrivé\u00A0?",
            Problem = "Il y a un problème",
            Saved = "Voir ou modifier ma liste",
            Item = "l'article choisi",
            Items = "Vos articles",
        },
        Sample = new("Alex", "Tasse en grès", "Sable / 350 ml", "Torchon en lin") { Level = "Argent", Benefits = "La livraison offerte pour chaque commande." },
        Answer = new()
        {
            Received = shop => $"Merci pour votre message. {shop} l'a bien reçu.",
            Scored = "Merci pour votre avis. Nous regrettons que ce n'ait pas été mieux.",
            Promise = (who, shop, by) => $"{(who is null ? $"Une personne de {shop}" : $"{who}, de {shop},")} le lira et vous répondra d'ici {by}.",
            MomentFormat = "dddd d MMMM 'à' HH:mm",
            TextPromise = (who, shop, by) => $"{shop} : merci. {who ?? "Une personne"} vous répondra d'ici {by}.",
            OrderSubject = order => $"Votre commande {order}",
            MessageSubject = shop => $"Votre message à {shop}",
            Preview = shop => $"Une réponse de {shop}",
            OrderHeading = order => $"À propos de votre commande {order}",
            MessageHeading = "À propos de votre message",
            Reply = "Répondez à cet e-mail\u00A0: une personne lit chaque réponse.",
            Why = shop => $"Vous recevez cet e-mail parce que vous avez écrit à {shop}.",
            WhyScored = shop => $"Vous recevez cet e-mail parce que vous avez répondu à une question de {shop}.",
        },
    };
}
