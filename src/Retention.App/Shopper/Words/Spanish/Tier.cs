namespace Retention.App.ForShoppers;

internal static partial class Spanish
{
    private static TierWords Tier => new()
    {
        Title = "Tu nivel",
        At = tier => $"Estás en el nivel {tier}.",
        None = "Todavía no has alcanzado ningún nivel.",
        KeptUntil = day => $"Lo conservas al menos hasta el {day}.",
        Code = code => $"Tu código para este nivel: {code}",
        MoreOrders = (count, tier) => count == 1 ? $"Un pedido más y llegas a {tier}." : $"{count} pedidos más y llegas a {tier}.",
        MoreSpend = (amount, tier) => $"{amount} más y llegas a {tier}.",
        MoreReviews = (count, tier) => count == 1 ? $"Una opinión más y llegas a {tier}." : $"{count} opiniones más y llegas a {tier}.",
        Highest = "No hay un nivel más alto.",
        All = "Todos los niveles",
        TakesOrders = count => count == 1 ? "un pedido" : $"{count} pedidos",
        TakesSpend = amount => $"pedidos por {amount}",
        TakesReviews = count => count == 1 ? "una opinión" : $"{count} opiniones",
        Rules = "Cuentan los últimos doce meses. Los pedidos cancelados o devueltos no cuentan. Un nivel se conserva un año desde el último día que lo mereció.",
        Gift = (count, item) => $"Quien ha opinado sobre {count} artículos recibe esto gratis, una vez: {item}. No importa lo que digan las opiniones ni cuántas estrellas tengan.",
        EarlyTitle = "Antes que nadie",
        EarlyOpen = day => $"Ya puedes comprarlo. A partir del {day} podrá hacerlo todo el mundo.",
        EarlyClosed = (tier, day) => $"Los clientes del nivel {tier} pueden comprarlo primero. A partir del {day} podrá hacerlo todo el mundo.",
        EarlySignIn = "Si estás en ese nivel, inicia sesión en tu cuenta de la tienda y vuelve a esta página.",
        EarlyOver = "Ya puede comprarlo todo el mundo.",
        AddToCart = "Añadir al carrito",
        ToItem = "Verlo en la tienda",
        GiftSubject = (item, shop) => $"Un regalo de {shop}: {item}",
        GiftTitle = item => $"{item} es para ti",
        GiftFor = shop => $"Gracias por todas tus opiniones. Quien ha escrito tantas, digan lo que digan, recibe un regalo de {shop}.",
        GiftHow = item => $"Pon una unidad de {item} en tu carrito y escribe el código al pagar, con la dirección a la que llegó este correo. El código funciona una sola vez.",
    };
}
