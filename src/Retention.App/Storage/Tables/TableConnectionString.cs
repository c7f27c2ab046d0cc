namespace Azure.Data.Tables;

/// <summary>The address and the credential that a storage connection string holds.</summary>
internal sealed record TableConnectionString(Uri Endpoint, TableSharedKeyCredential Credential)
{
    // The emulator's account and key are published: learn.microsoft.com/azure/storage/common/storage-connect-azurite.
    private const string EmulatorAccount = "devstoreaccount1";
    private const string EmulatorKey = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    /// <summary>Reads a connection string.</summary>
    /// <exception cref="FormatException">Something is missing or not understood. The text itself is a secret and is not repeated.</exception>
    public static TableConnectionString Parse(string text)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        var settings = Settings(text);

        if (settings.TryGetValue("UseDevelopmentStorage", out var emulator) && string.Equals(emulator, "true", StringComparison.OrdinalIgnoreCase))
            return new(new Uri($"http://127.0.0.1:10002/{EmulatorAccount}"), new TableSharedKeyCredential(EmulatorAccount, EmulatorKey));

        var account = Required(settings, "AccountName");
        var key = Required(settings, "AccountKey");
        return new(Address(settings, account), new TableSharedKeyCredential(account, key));
    }

    private static Dictionary<string, string> Settings(string text)
    {
        var settings = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var part in text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0) throw new FormatException("A part of the storage connection string is not of the form Name=Value.");
            settings[part[..equals]] = part[(equals + 1)..];
        }

        return settings;
    }

    private static Uri Address(Dictionary<string, string> settings, string account)
    {
        var address = settings.TryGetValue("TableEndpoint", out var given)
            ? given
            : $"{settings.GetValueOrDefault("DefaultEndpointsProtocol", "https")}://{account}.table.{settings.GetValueOrDefault("EndpointSuffix", "core.windows.net")}";
        return Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            ? uri!
            : throw new FormatException("The storage connection string gives no usable address: set TableEndpoint, or DefaultEndpointsProtocol (http or https) and EndpointSuffix.");
    }

    private static string Required(Dictionary<string, string> settings, string name) =>
        settings.TryGetValue(name, out var value) && value.Length > 0
            ? value
            : throw new FormatException($"The storage connection string has no {name}. Give AccountName and AccountKey, or use an endpoint with a TokenCredential; shared access signatures are not supported.");
}
