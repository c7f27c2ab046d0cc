using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Retention.Texts;

/// <summary>A shopper's text, read.</summary>
/// <param name="Reply">What it asks.</param>
/// <param name="IsKeyword">Whether it is one of the words that providers know and answer by themselves.</param>
/// <param name="Language">In which language, as a BCP 47 tag; null where the words do not tell: STOP and HELP are the same in all.</param>
public sealed record ReadReply(TextReply Reply, bool IsKeyword, string? Language);

/// <summary>
/// Reads what shoppers answer to texts. Whoever asks in any reasonable way for an end must be heard (47 CFR 64.1200(a)(10), since April 2025;
/// facts/peers.md 3.4): not the keyword alone, and in five languages. It is narrow all the same: a text counts only when it says nothing else,
/// so that "Can I stop by tomorrow?" and "Cancel my order" reach a person.
/// </summary>
public static class TextReplies
{
    // Politeness and hurry change nothing of what is asked.
    private static readonly FrozenSet<string> Fillers = Set(
        "please pls plz now immediately thanks thank you ty ok okay hi hello just all right away bitte danke jetzt sofort hallo svp merci bonjour maintenant por favor gracias ya hola ahora お願いします ください");

    // What every provider takes for the word, in any language of the account (facts/messaging.md 2.7). One word, alone.
    private static readonly FrozenSet<string> StopKeywords = Set("stop stopall unsubscribe cancel end quit revoke optout");
    private static readonly FrozenSet<string> StartKeywords = Set("start unstop");
    private static readonly FrozenSet<string> HelpKeywords = Set("help info");

    private static readonly FrozenDictionary<string, string> Stops = Phrases(
        ("en", "unsub|remove|remove me|unsubscribe me|opt out|opt me out|stop texting|stop texting me|stop messaging me|stop sending|stop sending me texts|stop sending me messages|stop sending texts|stop sending messages|stop contacting me|stop it|stop this|stop these|stop these texts|stop texts|stop the texts|stop messages|stop sms|no more|no more texts|no more messages|no more sms|do not text|do not text me|do not contact me|do not message me|don't text me|dont text me|don't contact me|don't message me|take me off|take me off your list|take me off the list|take me off this list|remove me from your list|remove me from this list|remove my number|delete my number|leave me alone|i want to stop|i want to unsubscribe|end texts|cancel texts|quit texting me|i revoke my consent|revoke consent|wrong number"),
        ("de", "stopp|abmelden|abbestellen|austragen|aufhören|beenden|keine sms|keine sms mehr|keine nachrichten|keine nachrichten mehr|keine werbung|keine werbung mehr|nicht mehr schreiben|schreiben sie mir nicht mehr|schreibt mir nicht mehr|hört auf|hören sie auf|lasst mich in ruhe|falsche nummer"),
        ("fr", "arrêt|arrêter|arrêtez|désabonner|désabonnement|me désabonner|désinscrire|désinscription|me désinscrire|plus de sms|plus de messages|plus de textos|ne m'écrivez plus|ne me contactez plus|ne plus recevoir|arrêtez de m'écrire|arrêtez les sms|laissez-moi tranquille|mauvais numéro"),
        ("es", "alto|baja|dar de baja|darme de baja|parar|pare|cancelar|cancelar suscripción|basta|no más|no más mensajes|no más sms|no más textos|no me escriban|no me escriban más|no me envíen más|no me envíen más mensajes|no quiero más mensajes|dejen de escribirme|número equivocado"),
        ("ja", "停止|配信停止|解除|登録解除|退会|ストップ|やめて|もういらない|もう送らないで|送らないで|配信を停止して"));

    private static readonly FrozenDictionary<string, string> Helps = Phrases(("en", "?"), ("de", "hilfe"), ("fr", "aide"), ("es", "ayuda"), ("ja", "ヘルプ"));

    // What the question of TextWords.Confirm asks for.
    private static readonly FrozenDictionary<string, string> Yeses = Phrases(("en", "yes"), ("de", "ja"), ("fr", "oui"), ("es", "sí"), ("ja", "はい"));

    // A phrase of eight words has said what it wants; whoever writes more says something else, too.
    private const int Longest = 120;

    /// <summary>What the text asks.</summary>
    public static ReadReply Read(string body)
    {
        var whole = body.Length > Longest ? "" : Plain(body);
        if (whole.Length == 0)
            return new(body.Trim() == "?" ? TextReply.Help : TextReply.Other, IsKeyword: false, Language: null);
        if (StopKeywords.Contains(whole))
            return new(TextReply.Stop, IsKeyword: true, Language: null);
        if (StartKeywords.Contains(whole))
            return new(TextReply.Start, IsKeyword: true, Language: null);
        if (HelpKeywords.Contains(whole))
            return new(TextReply.Help, IsKeyword: true, Language: null);
        if (whole == "yes")
            return new(TextReply.Yes, IsKeyword: true, Language: null);
        var said = string.Join(' ', whole.Split(' ').Where(word => !Fillers.Contains(word)));
        return Stops.TryGetValue(whole, out var language) || Stops.TryGetValue(said, out language) ? new(TextReply.Stop, IsKeyword: false, language)
            : StopKeywords.Contains(said) ? new(TextReply.Stop, IsKeyword: false, Language: null)
            : Helps.TryGetValue(said, out language) ? new(TextReply.Help, IsKeyword: false, language)
            : Yeses.TryGetValue(said, out language) ? new(TextReply.Yes, IsKeyword: false, language)
            : new(TextReply.Other, IsKeyword: false, Language: null);
    }

    // Small letters without accents and marks, one space between words.
    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var letter in text.Replace('’', '\'').ToLowerInvariant().Normalize(NormalizationForm.FormD))
        {
            if (char.IsLetterOrDigit(letter) || letter is '\'')
                plain.Append(letter);
            else if (IsKana(letter))
                plain.Append(letter);
            else if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark && plain.Length > 0 && plain[^1] != ' ')
                plain.Append(' ');
        }

        return plain.ToString().Trim(' ', '\'').Normalize(NormalizationForm.FormC);
    }

    // The marks that make GA of KA are letters' own there, no accents.
    private static bool IsKana(char letter) => letter is '\u3099' or '\u309A' or 'ー';

    private static FrozenSet<string> Set(string words) => words.Split(' ').Select(Plain).ToFrozenSet(StringComparer.Ordinal);

    private static FrozenDictionary<string, string> Phrases(params (string Language, string List)[] all) =>
        all.SelectMany(some => some.List.Split('|').Select(phrase => (Phrase: Plain(phrase), some.Language)))
            .Where(one => one.Phrase.Length > 0).DistinctBy(one => one.Phrase, StringComparer.Ordinal).ToFrozenDictionary(one => one.Phrase, one => one.Language, StringComparer.Ordinal);
}
