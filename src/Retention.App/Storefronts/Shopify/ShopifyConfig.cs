namespace Retention.App.Storefronts.Shopify;

/// <summary>The app's configuration at Shopify, for one operator: shopify.app.toml with its two places filled in.</summary>
internal static class ShopifyConfig
{
    private const string Url = "https://app.example";
    private const string Client = "\"CLIENT_ID\"";

    /// <summary>The file as it lies in the repository.</summary>
    public static string Text { get; } = Read();

    /// <summary>The file for this program.</summary>
    /// <param name="url">Where the program is reached; only its https origin counts.</param>
    /// <param name="clientId">The app's client id, from the Dev Dashboard.</param>
    public static string For(Uri url, string clientId) => Text.Replace(Url, url.GetLeftPart(UriPartial.Authority), StringComparison.Ordinal).Replace(Client, $"\"{clientId}\"", StringComparison.Ordinal);

    /// <summary>Whether a text can be a client id: nothing else gets between the quotes.</summary>
    public static bool IsClientId(string text) => text.Length is >= 8 and <= 64 && text.All(char.IsAsciiLetterOrDigit);

    private static string Read()
    {
        using var file = typeof(ShopifyConfig).Assembly.GetManifestResourceStream("shopify.app.toml") ?? throw new InvalidOperationException("shopify.app.toml is not in the program.");
        using var reader = new StreamReader(file);
        return reader.ReadToEnd();
    }
}
