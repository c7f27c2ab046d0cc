using System.Collections.Frozen;
using System.Text;

namespace Retention.Replies;

/// <summary>
/// Whether a reply says nothing but that its writer wants no more letters. Only words that can mean nothing else: "cancel" may be about an order,
/// and a person of the shop reads that.
/// </summary>
public static class StopReply
{
    private static readonly FrozenSet<string> Words = new[]
    {
        "stop", "stop all", "stop it", "please stop", "unsubscribe", "unsubscribe me", "please unsubscribe", "please unsubscribe me", "remove me", "please remove me", "remove me from your list", "opt out",
        "stopp", "abmelden", "bitte abmelden", "abbestellen", "bitte abbestellen", "newsletter abbestellen", "austragen", "bitte austragen", "keine werbung", "keine werbung mehr",
        "désabonner", "desabonner", "me désabonner", "me desabonner", "se désabonner", "désinscription", "desinscription", "désinscrire", "me désinscrire", "arrêt", "arrêtez", "stop pub",
        "baja", "darme de baja", "darse de baja", "dar de baja", "cancelar suscripción", "cancelar suscripcion", "cancelar la suscripción", "no más correos", "no mas correos", "alto",
        "配信停止", "配信停止希望", "配信停止してください", "配信を停止してください", "登録解除", "購読解除", "解除", "停止", "ストップ",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether the reply wants no more letters: by its own words, or by its subject where it has none.</summary>
    /// <param name="subject">The subject line.</param>
    /// <param name="own">Its own words, without the quoted letter.</param>
    public static bool Is(string subject, string own) => Plain(own) is { Length: > 0 } words ? Words.Contains(words) : Words.Contains(Plain(subject));

    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var letter in text.Normalize(NormalizationForm.FormKC).ToLowerInvariant())
        {
            if (char.IsLetterOrDigit(letter))
                plain.Append(letter);
            else if (plain.Length > 0 && plain[^1] != ' ')
                plain.Append(' ');
        }

        return plain.ToString().TrimEnd();
    }
}
