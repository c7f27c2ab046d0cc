using System.Globalization;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using Azure.Core;

namespace Azure.Data.Tables;

/// <summary>Reads code and message out of a refusal: OData JSON, the older XML, or only the x-ms-error-code header.</summary>
internal sealed class TableErrorBody : RequestFailedDetailsParser
{
    private static readonly TableErrorBody Parser = new();

    /// <summary>The exception for a refusal.</summary>
    public static RequestFailedException Failure(Response response) => new(response, innerException: null, Parser);

    public override bool TryParse(Response response, out ResponseError? error, out IDictionary<string, string>? data)
    {
        var text = response.ContentStream is { CanSeek: true } ? response.Content.ToString() : "";
        error = FromJson(text) ?? FromXml(text) ?? FromHeader(response);
        data = FailedIndex(error?.Message) is { } index
            ? new Dictionary<string, string>(StringComparer.Ordinal) { [TableTransactionFailedException.IndexKey] = index.ToString(CultureInfo.InvariantCulture) }
            : null;
        return error is not null;
    }

    // In a transaction the message begins with the place of the action that failed: "1:The specified entity already exists."
    private static int? FailedIndex(string? message) =>
        message?.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon && int.TryParse(message.AsSpan(0, colon), NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            ? index
            : null;

    private static ResponseError? FromJson(string text)
    {
        if (!text.StartsWith('{')) return null;
        try
        {
            using var json = JsonDocument.Parse(text);
            if (!json.RootElement.TryGetProperty("odata.error", out var body) || !body.TryGetProperty("code", out var code)) return null;
            var message = body.TryGetProperty("message", out var said) && said.TryGetProperty("value", out var value) ? value.GetString() : null;
            return new ResponseError(code.GetString(), message);
        }
        catch (JsonException)
        {
            return null; // Cut off on the way: the status and the header still tell.
        }
    }

    private static ResponseError? FromXml(string text)
    {
        if (!text.TrimStart('\uFEFF').StartsWith('<')) return null;
        try
        {
            var elements = XElement.Parse(text.TrimStart('\uFEFF')).DescendantsAndSelf().ToList();
            return Text(elements, "code") is { } code ? new ResponseError(code, Text(elements, "message")) : null;
        }
        catch (XmlException)
        {
            return null; // A proxy's HTML page, for example.
        }
    }

    private static string? Text(List<XElement> elements, string name) =>
        elements.Find(element => string.Equals(element.Name.LocalName, name, StringComparison.OrdinalIgnoreCase))?.Value;

    private static ResponseError? FromHeader(Response response) =>
        response.Headers.TryGetValue("x-ms-error-code", out var code) ? new ResponseError(code, response.ReasonPhrase) : null;
}
