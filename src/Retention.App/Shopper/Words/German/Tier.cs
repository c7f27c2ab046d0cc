namespace Retention.App.ForShoppers;

internal static partial class German
{
    private static TierWords Tier => new()
    {
        Title = "Ihre Stufe",
        At = tier => $"Sie sind auf der Stufe {tier}.",
        None = "Sie haben noch keine Stufe erreicht.",
        KeptUntil = day => $"Sie behalten sie mindestens bis zum {day}.",
        Code = code => $"Ihr Code für diese Stufe: {code}",
        MoreOrders = (count, tier) => count == 1 ? $"Noch eine Bestellung bringt Sie zu {tier}." : $"Noch {count} Bestellungen bringen Sie zu {tier}.",
        MoreSpend = (amount, tier) => $"Noch {amount} bringen Sie zu {tier}.",
        MoreReviews = (count, tier) => count == 1 ? $"Noch eine Bewertung bringt Sie zu {tier}." : $"Noch {count} Bewertungen bringen Sie zu {tier}.",
        Highest = "Eine höhere Stufe gibt es nicht.",
        All = "Alle Stufen",
        TakesOrders = count => count == 1 ? "eine Bestellung" : $"{count} Bestellungen",
        TakesSpend = amount => $"Bestellungen für {amount}",
        TakesReviews = count => count == 1 ? "eine Bewertung" : $"{count} Bewertungen",
        Rules = "Es zählen die letzten zwölf Monate. Stornierte und zurückgegebene Bestellungen zählen nicht. Eine Stufe behalten Sie ein Jahr lang ab dem letzten Tag, an dem Sie sie verdient haben.",
        Gift = (count, item) => $"Wer {count} Artikel bewertet hat, bekommt einmal geschenkt: {item}. Was in den Bewertungen steht und wie viele Sterne sie haben, spielt keine Rolle.",
        EarlyTitle = "Vor allen anderen",
        EarlyOpen = day => $"Sie können das jetzt schon kaufen. Ab dem {day} können es alle.",
        EarlyClosed = (tier, day) => $"Zuerst können das Kunden der Stufe {tier} kaufen. Ab dem {day} können es alle.",
        EarlySignIn = "Wenn Sie auf dieser Stufe sind, melden Sie sich im Shop an und kommen Sie auf diese Seite zurück.",
        EarlyOver = "Das können jetzt alle kaufen.",
        AddToCart = "In den Warenkorb",
        ToItem = "Im Shop ansehen",
        GiftSubject = (item, shop) => $"Ein Geschenk von {shop}: {item}",
        GiftTitle = item => $"{item} gehört Ihnen",
        GiftFor = shop => $"Danke für all Ihre Bewertungen. Wer so viele geschrieben hat, ganz gleich, was darin steht, bekommt von {shop} ein Geschenk.",
        GiftHow = item => $"Legen Sie einmal {item} in den Warenkorb und geben Sie an der Kasse den Code ein, mit der E-Mail-Adresse, an die diese E-Mail ging. Der Code gilt einmal.",
    };
}
