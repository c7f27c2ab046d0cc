namespace Retention.App.ForShoppers;

internal static partial class German
{
    private static StopWords Stop => new()
    {
        Title = "Keine E-Mails mehr von diesem Shop?",
        Intro = shop => $"{shop} schickt dann keine E-Mails mehr an die Adresse, an die diese ging. Rechnungen und Nachrichten zu Ihrem Paket kommen vom Shop selbst und sind nicht betroffen.",
        Send = "Abmelden",
        DoneTitle = "Sie bekommen keine E-Mails mehr",
        Done = shop => $"{shop} schickt keine E-Mails mehr an diese Adresse. Sie können diese Seite schließen.",
    };
}
