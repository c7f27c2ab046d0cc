using System.Diagnostics.CodeAnalysis;
using System.Text;
using Azure;
using Azure.Core;

namespace Retention.App.Seeding.Memory;

/// <summary>An answer that never was on a wire.</summary>
internal sealed class MemoryAnswer(int status, byte[] body, params (string Name, string Value)[] headers) : Response
{
    /// <summary>A refusal with the service's code for it.</summary>
    public static MemoryAnswer Refused(int status, string code) => Xml(status, $"<Error><Code>{code}</Code><Message>{code}</Message></Error>", ("x-ms-error-code", code));

    /// <summary>An XML document.</summary>
    public static MemoryAnswer Xml(int status, string document, params (string Name, string Value)[] headers) =>
        new(status, Encoding.UTF8.GetBytes($"<?xml version=\"1.0\" encoding=\"utf-8\"?>{document}"), [("Content-Type", "application/xml"), .. headers]);

    /// <inheritdoc/>
    public override int Status => status;

    /// <inheritdoc/>
    public override string ReasonPhrase => "";

    /// <inheritdoc/>
    public override bool IsError => status >= 400;

    /// <inheritdoc/>
    public override Stream? ContentStream { get; set; } = new MemoryStream(body, 0, body.Length, writable: false, publiclyVisible: true);

    /// <inheritdoc/>
    public override string ClientRequestId { get; set; } = "";

    /// <inheritdoc/>
    public override void Dispose() => ContentStream?.Dispose();

    /// <inheritdoc/>
    protected override bool TryGetHeader(string name, [NotNullWhen(true)] out string? value)
    {
        value = Array.Find(headers, header => string.Equals(header.Name, name, StringComparison.OrdinalIgnoreCase)).Value;
        return value is not null;
    }

    /// <inheritdoc/>
    protected override bool TryGetHeaderValues(string name, [NotNullWhen(true)] out IEnumerable<string>? values)
    {
        values = TryGetHeader(name, out var value) ? [value] : null;
        return values is not null;
    }

    /// <inheritdoc/>
    protected override bool ContainsHeader(string name) => TryGetHeader(name, out _);

    /// <inheritdoc/>
    protected override IEnumerable<HttpHeader> EnumerateHeaders() => headers.Select(header => new HttpHeader(header.Name, header.Value));
}
