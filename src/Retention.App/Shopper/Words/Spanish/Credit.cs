namespace Retention.App.ForShoppers;

internal static partial class Spanish
{
    private static CreditWords Credit => new()
    {
        Subject = (amount, shop) => $"Tienes {amount} para gastar en {shop}",
        Title = amount => $"{amount} para tu próximo pedido",
        Given = shop => $"{shop} te ha dado un saldo.",
        ForReview = shop => $"Gracias por tu opinión. Por cada opinión, diga lo que diga, {shop} da un saldo.",
        ForOrder = shop => $"Te has quedado con tu pedido: {shop} te da una parte como saldo.",
        ForSurvey = shop => $"Gracias por responder hasta el final. Sean cuales sean las respuestas, {shop} da un saldo por ello.",
        ForFriend = shop => $"Alguien a quien invitaste ha comprado algo en {shop} y se lo ha quedado. Gracias.",
        Rest = shop => $"No has usado todo tu saldo en {shop}. El resto tiene un código nuevo, y el anterior ya no funciona.",
        Code = code => $"Tu código: {code}",
        How = "Al pagar, escribe primero tu correo electrónico y después el código. Funciona una sola vez, y solo con la dirección a la que llegó este correo. Lo que no uses vuelve como un código nuevo.",
        HowOpen = "Escribe el código al pagar. Funciona una sola vez. Lo que no uses vuelve como un código nuevo.",
        HowAccount = "Está en tu cuenta de la tienda, como crédito. Al pagar, inicia sesión con la dirección a la que llegó este correo y elige pagar con él. Lo que no uses se queda ahí.",
        Until = day => $"Se puede usar hasta el {day}.",
        ToShop = "Ir a la tienda",
        BecauseOf = shop => $"Recibes este correo porque tienes un saldo en {shop}.",
        Promise = amount => $"Por tu opinión recibes un saldo de {amount}, escribas lo que escribas y des las estrellas que des. Llega por correo electrónico. Hay un límite por mes.",
    };
}
