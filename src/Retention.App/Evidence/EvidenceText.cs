using System.Net;
using System.Text;
using Retention.App.Explaining;

namespace Retention.App.Evidence;

/// <summary>Writes a pack of evidence as one page that needs nothing beside it: no script, no picture, no link.</summary>
internal static class EvidenceText
{
    private const string Style = "body{font:1rem/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color-scheme:light dark}table{border-collapse:collapse;width:100%}th,td{border:1px solid;padding:.3rem .5rem;text-align:left;vertical-align:top;overflow-wrap:anywhere}@media(max-width:40rem){thead{position:absolute;left:-100rem}tr{display:block;border:1px solid;margin-bottom:.5rem}td{display:block;border:0;padding:.1rem .5rem}td:empty{display:none}td::before{content:attr(data-label) \": \";font-weight:bold}}";

    /// <summary>The page.</summary>
    public static string Html(Proof proof)
    {
        var page = new StringBuilder();
        page.Append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>Consent on file</title><style>").Append(Style).Append("</style></head><body><main>\n");
        page.Append("<h1>Consent on file</h1>\n");
        Line(page, $"{proof.Shop} wrote to one person. This file holds every word of that person about being written to, every reason that silences an address, and every message that went out with the basis that it went on.");
        Line(page, $"Made on {Plain.Of(proof.MadeAt)}. Our id of the person: {proof.Shopper}. Addresses: {(proof.Addresses.Count == 0 ? "none is kept" : string.Join("; ", proof.Addresses))}.");
        if (proof.ErasedAt is { } erased)
            Line(page, $"The person was erased on request on {Plain.Of(erased)}: addresses and letters are gone; words and decisions stay by hashes, so that nothing is ever sent again.");
        if (proof.IsCut)
            Line(page, "There is more than stands here: so much is kept of no person.");
        Table(page, "What was said", ["When", "Address", "What", "Where", "Words that stood there", "Evidence"], proof.Words.Select(Word));
        Table(page, "What silences an address", ["Since", "Address", "Why", "What put it there"], proof.Suppressions.Select(Suppression));
        Table(page, "What was sent", ["When", "Message", "To", "Subject", "State", "On what basis"], proof.Messages.Select(sent => new[] { Plain.Of(sent.At), $"{sent.Title} ({sent.Id})", sent.To ?? "no copy is kept", sent.Subject ?? "", sent.State, sent.Basis }));
        return page.Append("</main></body></html>\n").ToString();
    }

    /// <summary>Why an address is on the list, in plain words.</summary>
    public static string Why(string cause, Purpose? purpose) => (cause switch
    {
        Shoppers.SuppressionCause.Bounce => "The address does not exist, or takes nothing",
        Shoppers.SuppressionCause.Complaint => "Its owner called a message a nuisance",
        Shoppers.SuppressionCause.Invalid => "It can't be written to by this way",
        Shoppers.SuppressionCause.Unsubscribed => "Its owner wants no more of it",
        Shoppers.SuppressionCause.Stop => "Its owner answered STOP",
        Shoppers.SuppressionCause.Imported => "It stood on the list that the shop had before",
        Shoppers.SuppressionCause.ByHand => "Put there by a member of staff",
        _ => $"Reported as {cause}",
    }) + (purpose is { } only ? $" ({(only == Purpose.Marketing ? "offers" : only.ToString().ToLowerInvariant())} only)" : "");

    private static string[] Word(WordProof word)
    {
        var about = word.Topic is { } topic ? $"messages of {topic}" : word.Purpose is { } purpose ? purpose.ToLowerInvariant() : "everything";
        var what = $"{(word.IsGranted ? "Allowed" : "Refused")}: {about}, by {(word.Channel == Channel.Text ? "text" : "e-mail")}{(word.IsConfirmed ? ", confirmed from the address" : "")}";
        return [Plain.Of(word.At), word.Address, what, word.Source, word.Wording ?? "", word.Evidence ?? ""];
    }

    private static string[] Suppression(SuppressionProof on) => [Plain.Of(on.At), on.Address, $"{Why(on.Cause, on.Purpose)}, by {(on.Channel == Channel.Text ? "text" : "e-mail")}", on.Source];

    private static void Table(StringBuilder page, string title, string[] heads, IEnumerable<string[]> rows)
    {
        page.Append("<h2>").Append(WebUtility.HtmlEncode(title)).Append("</h2>\n");
        var all = rows.ToList();
        if (all.Count == 0)
        {
            Line(page, "Nothing is on file.");
            return;
        }

        page.Append("<table><thead><tr>").AppendJoin("", heads.Select(head => $"<th scope=\"col\">{WebUtility.HtmlEncode(head)}</th>")).Append("</tr></thead><tbody>\n");
        foreach (var row in all)
            page.Append("<tr>").AppendJoin("", row.Select((cell, column) => $"<td data-label=\"{WebUtility.HtmlEncode(heads[column])}\">{WebUtility.HtmlEncode(cell)}</td>")).Append("</tr>\n");
        page.Append("</tbody></table>\n");
    }

    private static void Line(StringBuilder page, string text) => page.Append("<p>").Append(WebUtility.HtmlEncode(text)).Append("</p>\n");
}
