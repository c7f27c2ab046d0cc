namespace Retention.Languages.German;

/// <summary>German, with a friendly "Sie".</summary>
internal static partial class German
{
    /// <summary>All of them.</summary>
    public static Wordbook Book { get; } = new("de", "German")
    {
        Flows = [.. ThankYou, .. AbandonedCart, .. SaveForLater, .. ReviewRequest, .. Nps, .. OwnSurvey, .. Settled, .. WinBack, .. Replenishment, .. CreditExpiry, .. TierReached, .. AccountInvitation],
        TextStop = "Antworten Sie STOP, um keine SMS mehr zu erhalten.",
        Texts = new()
        {
            Confirm = shop => $"{shop}: Antworten Sie JA, um je verlassenem Warenkorb eine Erinnerung per SMS zu erhalten. Es können Kosten anfallen. HELP für Hilfe, STOP zum Beenden.",
            Stopped = shop => $"{shop}: Sie bekommen keine SMS mehr von uns.",
            Help = (shop, reached) => $"{shop}: Hilfe{reached}. Es können Kosten anfallen. Antworten Sie STOP, um keine SMS mehr zu bekommen.",
        },
        Frame = new()
        {
            Total = "Gesamt",
            Quantity = count => $"Menge: {count}",
            Count = count => $"{count} x",
            More = count => count == 1 ? "und 1 weiterer Artikel" : $"und {count} weitere Artikel",
            Label = text => $"{text}:",
            Unsubscribe = "Abmelden",
            Policy = "Erstattung und Umtausch",
            Why = "Warum bekomme ich das?",
            Preferences = "Auswählen, was kommt",
            Contact = "Schreiben Sie uns",
            NotArrived = "Noch nicht angekommen?",
            Problem = "Es gibt ein Problem",
            Saved = "Merkliste ansehen oder ändern",
            Item = "das gewünschte Stück",
            Items = "Ihre Artikel",
        },
        Sample = new("Alex", "Steinzeugbecher", "Sand / 350 ml", "Geschirrtuch aus Leinen") { Level = "Silber", Benefits = "Versand ohne Kosten bei jeder Bestellung." },
        Answer = new()
        {
            Received = shop => $"Danke für Ihre Nachricht. Sie ist bei {shop} angekommen.",
            Scored = "Danke für Ihre Antwort. Es tut uns leid, dass es nicht besser war.",
            Promise = (who, shop, by) => $"{(who is null ? $"Ein Mensch von {shop}" : $"{who} von {shop}")} liest sie und antwortet Ihnen bis {by}.",
            MomentFormat = "dddd, 'den' d. MMMM, HH:mm 'Uhr'",
            TextPromise = (who, shop, by) => $"{shop}: Danke. {who ?? "Ein Mensch"} antwortet Ihnen bis {by}.",
            OrderSubject = order => $"Ihre Bestellung {order}",
            MessageSubject = shop => $"Ihre Nachricht an {shop}",
            Preview = shop => $"Eine Antwort von {shop}",
            OrderHeading = order => $"Zu Ihrer Bestellung {order}",
            MessageHeading = "Zu Ihrer Nachricht",
            Reply = "Antworten Sie einfach auf diese E-Mail: Jede Antwort liest ein Mensch.",
            Why = shop => $"Sie erhalten diese E-Mail, weil Sie {shop} geschrieben haben.",
            WhyScored = shop => $"Sie erhalten diese E-Mail, weil Sie eine Frage von {shop} beantwortet haben.",
        },
    };
}
