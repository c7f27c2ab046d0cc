namespace Retention.App.ForShoppers;

internal static partial class Spanish
{
    private static FriendsWords Friends => new()
    {
        Title = "Invita a tus amigos",
        Intro = (shop, amount) => $"Por cada amigo que compre en {shop} con tu enlace recibes {amount} de saldo.",
        FriendGets = amount => $"Tu amigo recibe {amount} en su primer pedido.",
        Rules = days => days == 1 ? "Cuenta si es su primer pedido y un día después no se ha devuelto." : $"Cuenta si es su primer pedido y {days} días después no se ha devuelto.",
        Get = "Obtener mi enlace",
        Link = "Tu enlace",
        Mail = "Enviarlo por correo",
        MailSubject = shop => $"Me gusta {shop}",
        MailText = (shop, link) => $"Quizá {shop} también te guste. Con este enlace recibes algo en tu primer pedido:\n\n{link}",
        FriendsTitle = "Tus amigos",
        NoFriends = "Nadie ha usado tu enlace todavía.",
        Friend = day => $"Un amigo, el {day}",
        Invited = "ha pedido el código",
        Waiting = "ha comprado: esperamos a que se quede el pedido",
        Earned = "has recibido tu saldo",
        Refused = "no cuenta",
        WasYou = "Eras tú.",
        NotKept = "El pedido no se quedó.",
        OwnMailbox = "Es tu propio buzón.",
        OneHome = "Compartís casa o número de teléfono.",
        NotFirst = "No era el primer pedido.",
        MonthFull = "Has recibido todo lo que se puede recibir en un mes.",
        NotCounted = "La tienda no pudo contarlo. Escríbenos si quieres saber más.",
        NoAddress = "Ya no conocemos la dirección a la que fue este correo, así que no podemos crearte un enlace.",
        WelcomeTitle = shop => $"Un amigo te recomienda {shop}",
        Welcome = (shop, amount) => $"Recibes {amount} en tu primer pedido en {shop}. Escribe tu dirección y te enviamos el código.",
        Email = "Tu dirección de correo",
        Send = "Enviarme el código",
        Promise = "Solo te enviamos este correo. No entras en ninguna lista.",
        NoEmail = "Escribe una dirección de correo, por ejemplo ann@example.com.",
        TooOften = "Han sido demasiadas veces. Inténtalo dentro de una hora.",
        DoneTitle = "Mira tu buzón",
        Done = shop => $"Si nunca has comprado en {shop}, en unos minutos llega un correo con tu código.",
        OverTitle = "Esta invitación ya no sirve",
        Over = "Pide un enlace nuevo a tu amigo, o entra en la tienda sin él.",
    };
}
