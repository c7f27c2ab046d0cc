namespace Retention.Texts;

/// <summary>What is answered to a shopper's text at once, in the language in which it was asked. Each is one part, or a little more.</summary>
public static class TextAnswers
{
    /// <summary>Confirms a stop that the provider did not confirm itself: once, and with nothing beside it (47 CFR 64.1200(a)(12)).</summary>
    public static string Stopped(string language, string shop) => language switch
    {
        "de" => $"{shop}: Sie bekommen keine SMS mehr von uns.",
        "fr" => $"{shop} : vous ne recevrez plus de SMS de notre part.",
        "es" => $"{shop}: no recibirá más SMS de nuestra parte.",
        "ja" => $"{shop}：今後SMSはお送りしません。",
        _ => $"{shop}: you will get no more texts from us.",
    };

    /// <summary>Says who writes, and how a person is reached.</summary>
    /// <param name="language">The language, as a BCP 47 tag.</param>
    /// <param name="shop">The shop's name.</param>
    /// <param name="contact">An address of the shop's; null when it has set none.</param>
    public static string Help(string language, string shop, string? contact)
    {
        var reached = contact is null ? "" : $" {contact}";
        return language switch
        {
            "de" => $"{shop}: Hilfe{reached}. Antworten Sie STOP, um keine SMS mehr zu bekommen.",
            "fr" => $"{shop} : aide{reached}. Répondez STOP pour ne plus recevoir de SMS.",
            "es" => $"{shop}: ayuda{reached}. Responda STOP para no recibir más SMS.",
            "ja" => $"{shop}：お問い合わせ{reached}。配信停止はSTOPと返信してください。",
            _ => $"{shop}: help{reached}. Msg and data rates may apply. Reply STOP to end.",
        };
    }
}
