using Retention.App.DataUse;

namespace Retention.App.ForShoppers;

internal static partial class Spanish
{
    private static DataWords Data => new()
    {
        Group = of => of switch
        {
            DataGroup.Person => "Quién eres",
            DataGroup.Orders => "Pedidos",
            DataGroup.Carts => "Carritos",
            DataGroup.Saved => "Artículos guardados",
            DataGroup.Consents => "Lo que permitiste, rechazaste y elegiste",
            DataGroup.Messages => "Mensajes que te enviamos",
            DataGroup.Decisions => "Lo previsto y lo decidido",
            DataGroup.Reviews => "Opiniones",
            DataGroup.Answers => "Respuestas a encuestas",
            DataGroup.Cases => "Tus mensajes a la tienda",
            DataGroup.Credit => "Saldo",
            DataGroup.Checks => "Códigos y confirmaciones",
            _ => "Solicitudes sobre tus datos",
        },
        Kind = of => of switch
        {
            FieldKind.Name => "nombre",
            FieldKind.Email => "correo electrónico",
            FieldKind.Phone => "número de teléfono",
            FieldKind.Street => "calle y código postal",
            FieldKind.Place => "país y región",
            FieldKind.Language => "idioma",
            FieldKind.Goods => "artículos",
            FieldKind.Money => "precios e importes",
            FieldKind.Time => "días y horas",
            FieldKind.Text => "lo que tú o la tienda escribisteis",
            FieldKind.Score => "estrellas y puntuaciones",
            FieldKind.Choice => "lo que elegiste",
            FieldKind.Number => "números de pedidos, clientes y carritos",
            FieldKind.State => "cómo va cada cosa",
            _ => "identificadores propios y códigos en lugar de nombres y direcciones",
        },
        Use = of => of switch
        {
            Use.Writing => "para escribirte en el momento adecuado y parar a tiempo",
            Use.Proving => "para probar lo que permitiste y por qué se envió algo",
            Use.Answering => "para que una persona pueda responderte",
            Use.Showing => "para mostrar tu opinión en la tienda",
            Use.Crediting => "para llevar la cuenta de tu saldo",
            Use.Measuring => "para decir a la tienda cómo le va",
            Use.Guarding => "para que nada se use mal ni se haga dos veces",
            _ => "para responderte, como pide la ley",
        },
        Until = of => of switch
        {
            KeptUntil.ShopLeaves => "mientras la tienda use el programa",
            KeptUntil.Erased => "hasta que pidas que se borre",
            KeptUntil.ShopLeavesAsHashes => "también después, como códigos que nadie puede leer, hasta que la tienda deje el programa",
            KeptUntil.Years3 => "tres años",
            _ => (int)of is var days ? $"{days} días" : "",
        },
        Title = "¿Qué guardáis sobre mí?",
        Intro = shop => $"{shop} es responsable de estos datos y nosotros los guardamos para la tienda. Esta página se hace a partir del propio programa: lo que no está en ninguna línea no se guarda.",
        Count = count => count switch { 0 => "Nada por ahora", 1 => "1 entrada sobre ti", _ => $"{count} entradas sobre ti" },
        What = "Qué",
        WhatFor = "Para qué",
        HowLong = "Cuánto tiempo",
        Who = "Quién lo trata",
        OwnMachine = "los equipos del operador",
        DownloadTitle = "Todo en un archivo",
        Download = "Para personas y para programas (JSON). Primero recibes un código por correo, para que nadie más lo lea.",
        DownloadButton = "Descargar mis datos",
        Proven = "Gracias. Ya puedes descargarlo.",
        EraseTitle = "Pedir que se borre todo",
        Erase = "Enviamos un correo a tu dirección. Su enlace lleva a la página que borra en minutos todo lo que se guarda aquí sobre ti, y pide a la tienda que borre también lo suyo. No se puede deshacer: el saldo sin usar se pierde.",
        EraseButton = "Envíame ese correo",
        EraseAsked = "El correo está en camino. No se borra nada hasta que lo confirmes allí.",
        EraseTooMany = "Hoy ya salieron bastantes de estos correos. Mira tu buzón o inténtalo mañana.",
        StaysTitle = "Lo que queda después de borrar",
        Stays = "Un código de tu dirección que nadie puede leer, con lo que permitiste y rechazaste, para que nunca más se envíe nada allí y la tienda pueda probar lo que hizo. Decisiones sin tu nombre, durante 90 días. Y los documentos de la tienda sobre tus pedidos, que la ley fiscal le obliga a guardar: son de la tienda, no nuestros.",
        Operator = contact => $"El programa lo gestiona: {contact}",
        ConfirmTitle = "Borrar todo sobre mí",
        Confirm = "Todo lo que se guarda aquí sobre ti se borra en el acto. No se puede deshacer, y el saldo sin usar se pierde.",
        ConfirmButton = "Borrar todo",
        ErasedTitle = "Está borrado",
        Erased = "Todo lo que se guardaba aquí sobre ti ha desaparecido, y no se te enviará nada más.",
        AtShop = shop => $"Hemos pedido a {shop} que borre también lo que guarda sobre ti en su propio sistema. Tiene un mes para ello, y quizá deba conservar documentos de tus pedidos para Hacienda.",
        LetterSubject = shop => $"¿Borrar lo que se guarda sobre ti en {shop}?",
        Letter = "Alguien nos pidió borrar todo lo que se guarda sobre ti. Si fuiste tú, confírmalo: el enlace vale dos días.",
        LetterOtherwise = "Si no fuiste tú, no hagas nada: no se borra nada.",
        LetterButton = "Continuar para borrar",
        LetterBecauseOf = shop => $"Recibes este correo porque alguien con un correo de {shop} para ti lo pidió.",
    };
}
