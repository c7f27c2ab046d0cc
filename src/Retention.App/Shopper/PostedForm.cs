using System.Text;
using Microsoft.AspNetCore.Http.Features;

namespace Retention.App.ForShoppers;

/// <summary>What a shopper posted, read within bounds. Nothing in it is trusted.</summary>
/// <param name="Fields">The fields.</param>
internal sealed record PostedForm(IFormCollection Fields)
{
    /// <summary>How large a post may be, in bytes.</summary>
    public const int Limit = 64 * 1024;

    /// <summary>No fields.</summary>
    public static readonly PostedForm Empty = new(FormCollection.Empty);

    /// <summary>Reads a form; null when it is too large or is none that can be read.</summary>
    public static async Task<PostedForm?> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (request.ContentLength > Limit)
            return null;
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = Limit;
        if (!request.HasFormContentType)
            return Empty;
        try
        {
            return new(await request.ReadFormAsync(new FormOptions { ValueCountLimit = 200, KeyLengthLimit = 200, ValueLengthLimit = Limit, MultipartBodyLengthLimit = Limit }, cancellation));
        }
        catch (Exception broken) when (broken is InvalidDataException or BadHttpRequestException or IOException or NotSupportedException) // The last for letters in UTF-7.
        {
            return null;
        }
    }

    /// <summary>A field on one line, without what no keyboard writes; empty when it is not there.</summary>
    public string Line(string name) => CleanLine(Fields[name].ToString());

    /// <summary>A text on one line, without what no keyboard writes.</summary>
    public static string CleanLine(string written) => string.Join(' ', Clean(written).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    /// <summary>A field with its line breaks, without what no keyboard writes; empty when it is not there.</summary>
    public string Text(string name) => Clean(Fields[name].ToString());

    /// <summary>A text with its line breaks, without what no keyboard writes.</summary>
    public static string Clean(string written)
    {
        var text = new StringBuilder();
        // Halves of letters come out as U+FFFD; control characters would break rows and letters.
        foreach (var rune in written.ReplaceLineEndings("\n").EnumerateRunes())
        {
            if (rune.Value is '\n' || !Rune.IsControl(rune))
                text.Append(rune);
        }

        return text.ToString().Trim();
    }

    /// <summary>A field that is a whole number from the least to the most; null when it is none.</summary>
    public int? Number(string name, int least, int most) => ReadNumber(Fields[name].ToString(), least, most);

    /// <summary>All that it holds, as one text.</summary>
    public string Digest => string.Join('\n', Fields.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => $"{one.Key}={one.Value}"));

    /// <summary>All values of a field that may come several times.</summary>
    public IEnumerable<string> All(string name) => Fields[name].OfType<string>();

    /// <summary>Whether a box is ticked.</summary>
    public bool Has(string name) => Fields.ContainsKey(name);

    /// <summary>A whole number from the least to the most; null when the text is none.</summary>
    public static int? ReadNumber(string? text, int least, int most) =>
        int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number : null;
}
