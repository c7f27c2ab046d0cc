using Retention.App.Storage;

namespace Retention.App.Storefronts.WooCommerce;

/// <summary>Reads REST keys that somebody pasted, or that a shop handed over.</summary>
internal static class PastedKeys
{
    /// <summary>What is wanted, for whoever gave something else.</summary>
    public const string Wanted = "Copy both from WooCommerce > Settings > Advanced > REST API: the key begins with ck_, the secret with cs_.";

    private const int Longest = 100;

    /// <summary>The keys; null where these are none.</summary>
    public static RestKeys? Read(string? key, string? secret) => Is(key?.Trim(), "ck_") && Is(secret?.Trim(), "cs_") ? new(key!.Trim(), secret!.Trim()) : null;

    private static bool Is(string? text, string beginning) =>
        text is { Length: > 3 and <= Longest } && text.StartsWith(beginning, StringComparison.Ordinal) && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_');
}
