using System.Net;
using Retention.App.Letters;

namespace Retention.App.Merchant.Staff;

/// <summary>The letter that brings a code: no brand, no links, nothing to press.</summary>
internal static class CodeLetter
{
    /// <summary>The letter.</summary>
    /// <param name="shop">The shop's name.</param>
    /// <param name="code">The code.</param>
    public static RenderedLetter Of(string shop, string code)
    {
        var what = $"With this code you confirm that {shop} may send you test letters:";
        const string Ends = "It counts for 15 minutes. If you did not ask for it, somebody typed your address by mistake: you need do nothing.";
        return new(
            Subject: $"Your code for test letters from {shop}",
            Html: $"""
                <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>Your code</title></head>
                <body style="font:16px/1.6 sans-serif;max-width:34em;margin:2em auto;padding:0 1em"><p>{WebUtility.HtmlEncode(what)}</p>
                <p style="font-size:28px;letter-spacing:4px"><b>{code}</b></p><p>{Ends}</p></body></html>
                """,
            Text: $"{what}\n\n    {code}\n\n{Ends}\n");
    }
}
