using System.Globalization;

namespace Retention.App.ForShoppers;

internal static partial class Spanish
{
    private static AnswerWords Answer => new()
    {
        Scale = (least, low, most, high) => $"Del {least}{(low.Length == 0 ? "" : $" ({low})")} al {most}{(high.Length == 0 ? "" : $" ({high})")}",
        Several = "Marca todo lo que corresponda",
        Optional = "opcional",
        Yes = "Sí",
        No = "No",
        Send = "Enviar mi respuesta",
        Back = "Volver",
        NoNumber = (least, most) => $"Elige un número del {least} al {most}.",
        NoChoice = "Elige una respuesta.",
        NoWords = "Escribe unas palabras.",
        TooLong = most => $"Es demasiado largo: {most.ToString("N0", CultureInfo.InvariantCulture).Replace(',', '.')} caracteres como máximo.",
        DoneTitle = "Gracias",
        Done = shop => $"Tu respuesta ha llegado a {shop}. Puedes cerrar esta página.",
        Invite = "Invitar a tus amigos",
    };
}
