using System.Text.RegularExpressions;
using Retention.Events;

namespace Retention.Cases;

/// <summary>
/// Whether a review tells of something that a person of the shop should make good. Words decide, and so do one or two stars: that is an inner matter of the shop,
/// for a case changes nothing of the review, of whether it is shown or of what is given for it, and nobody is asked for one by it (16 CFR 465.4).
/// </summary>
public static partial class Complaint
{
    private const int MostStars = 2;

    /// <summary>The item of a review that tells of a problem; null where none does.</summary>
    public static ItemReview? In(ReviewGiven review) => review.Items.FirstOrDefault(item => item.Stars <= MostStars || TellsOfDefect($"{item.Title}\n{item.Text}"));

    /// <summary>Whether words tell of a thing that came broken, wrong or not at all, in our five languages.</summary>
    public static bool TellsOfDefect(string words) => Defect().IsMatch(words);

    // Only what a shop can make good: a taste that was not met is no defect.
    [GeneratedRegex(
        @"(?<!\b(not|nothing|never|isn'?t|wasn'?t|nicht|nichts|nie|pas|rien|jamais|no|nunca)\s+)(\b(arrived|came|was|were|is|got|already) (broken|damaged|defective|cracked|torn|leaking|faulty)|\bnever arrived\b|\bwrong (item|size|colou?r|product)\b|\bmissing (a |the )?(part|piece|item)s?\b|\bstopped working\b|\bdoes ?n[o']t work\b|\bwant (a|my) (refund|money back)\b|"
        + @"\b(kaputt|defekt|beschädigt|zerbrochen|gerissen|undicht)\b|\bnie angekommen\b|\bfalsche[rsn]? (artikel|größe|farbe|produkt)|\bfunktioniert nicht|\b(fehlt|fehlte|fehlten) (ein )?teile?\b|\bgeld zurück\b|"
        + @"\b(cassée?s?|abîmée?s?|endommagée?s?|défectueu(x|ses?)|fêlée?s?)\b|\bjamais (arrivée?|reçue?)\b|\bmauvais(e)? (article|taille|couleur|produit)|\bne (fonctionne|marche) (pas|plus)|\bremboursement\b|"
        + @"\b(rot[oa]s?|dañad[oa]s?|defectuos[oa]s?|estropead[oa]s?)\b|\bnunca llegó\b|\b(artículo|talla|color|producto) equivocad[oa]|\bno funciona\b|\breembolso\b|"
        + @"壊れて|破損|不良品|割れて(い|届|ま)|届(か|いてい)ない|届きません|違う(商品|色|サイズ)|動(か|きま)(ない|せん)|返金)",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        1000)]
    private static partial Regex Defect();
}
