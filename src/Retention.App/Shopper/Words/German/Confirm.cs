namespace Retention.App.ForShoppers;

internal static partial class German
{
    private static ConfirmWords Confirm => new()
    {
        Subject = shop => $"Bitte bestätigen Sie, dass {shop} Ihnen schreiben darf",
        Letter = "Sie haben zugestimmt, Neuigkeiten und Angebote per E-Mail zu bekommen. Bitte bestätigen Sie das innerhalb von 30 Tagen mit dem Knopf.",
        Otherwise = "Wenn Sie das nicht waren, tun Sie einfach nichts: Dann kommt auch nichts, und wir fragen nicht noch einmal.",
        BecauseOf = shop => $"Sie bekommen diese E-Mail ein einziges Mal, weil bei {shop} jemand diese Adresse angegeben und Neuigkeiten per E-Mail zugestimmt hat.",
        Title = "Bitte bestätigen",
        Intro = shop => $"{shop} darf mir Neuigkeiten und Angebote per E-Mail schicken. Das kann ich jederzeit widerrufen, in jeder E-Mail.",
        Send = "Ja, ich bestätige",
        DoneTitle = "Vielen Dank",
        Done = shop => $"Das ist bestätigt: {shop} darf Ihnen Neuigkeiten und Angebote schicken. In jeder E-Mail steht ein Link zum Abmelden.",
        Over = "Hier lässt sich das nicht mehr bestätigen. Wenn Sie vom Shop hören möchten, stimmen Sie dort bitte noch einmal zu.",
    };
}
