namespace Retention.App.Merchant;

/// <summary>A field of comma-separated values (RFC 4180).</summary>
internal static class CsvField
{
    /// <summary>The field in quotes; empty for null. A spreadsheet takes a text that begins so for a formula (OWASP, CSV injection). A telephone number is none, but an address may begin with a plus.</summary>
    public static string Of(string? text) =>
        text is null ? "" : $"\"{(text is ['=' or '+' or '-' or '@' or '\t' or '\r' or '\n', .. var rest] && !rest.All(char.IsAsciiDigit) ? "'" : "")}{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
