using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Retention.Texts;

namespace Retention.App.Settings;

/// <summary>Reads settings from the environment and from <c>local.settings.json</c>; the environment wins.</summary>
internal sealed partial class SettingsReader
{
    private readonly IConfiguration _values;
    private readonly List<string> _faults = [];

    private SettingsReader(IConfiguration values) => _values = values;

    /// <summary>The file's values and the environment's, in one; the names of both are written with <c>__</c>.</summary>
    /// <exception cref="SettingsException">The file is not the JSON that it should be.</exception>
    public static IConfiguration Gather(string directory)
    {
        var file = Path.Combine(directory, "local.settings.json");
        var values = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        if (File.Exists(file))
        {
            try
            {
                using var json = JsonDocument.Parse(File.ReadAllText(file), new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
                foreach (var value in json.RootElement.GetProperty("Values").EnumerateObject())
                    values[value.Name.Replace("__", ":", StringComparison.Ordinal)] = value.Value.ToString();
            }
            catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException)
            {
                throw new SettingsException([$"{file}: is not of the form {{ \"Values\": {{ \"Name\": \"value\" }} }}. Compare it with local.settings.sample.json. ({fault.Message})"]);
            }
        }

        return new ConfigurationBuilder().AddInMemoryCollection(values).AddEnvironmentVariables().Build();
    }

    /// <summary>Reads all settings.</summary>
    /// <param name="values">Their values.</param>
    /// <param name="listening">The address at which this program listens, for links of a trial; null when it is not known.</param>
    /// <exception cref="SettingsException">Some are wrong: all of them are named, each with its remedy.</exception>
    public static AppSettings Read(IConfiguration values, Uri? listening = null)
    {
        var reader = new SettingsReader(values);
        reader.RefuseUnresolved();
        if (reader._faults.Count > 0)
            throw new SettingsException(reader._faults); // Whatever else were said of such a value would mislead.
        var settings = reader.Read(listening ?? new Uri("http://127.0.0.1:5080"));
        return reader._faults.Count == 0 ? settings : throw new SettingsException(reader._faults);
    }

    // Azure hands the reference itself over, as if it were the secret, when it can't resolve it.
    private void RefuseUnresolved()
    {
        foreach (var (name, value) in _values.AsEnumerable())
        {
            if (value?.TrimStart().StartsWith("@Microsoft.KeyVault(", StringComparison.OrdinalIgnoreCase) == true)
                Fault(name.Replace(":", "__", StringComparison.Ordinal), "is a Key Vault reference that Azure did not resolve. Give the app's identity the role Key Vault Secrets User, and check the secret's address and the vault's firewall");
        }
    }

    private AppSettings Read(Uri listening)
    {
        var connection = Text("Storage:ConnectionString");
        var account = Text("Storage:AccountName");
        if (connection is not null && account is not null)
            Fault("Storage__ConnectionString", "and Storage__AccountName are both set. Keep one: the name for a managed identity, the connection string otherwise");
        if (connection is not null && !connection.Contains("UseDevelopmentStorage=true", StringComparison.OrdinalIgnoreCase)
            && !(connection.Contains("AccountName=", StringComparison.OrdinalIgnoreCase) && connection.Contains("AccountKey=", StringComparison.OrdinalIgnoreCase)))
            Fault("Storage__ConnectionString", "is no connection string of a storage account: it has no AccountName= and AccountKey=. Copy it whole, or set Storage__AccountName instead");
        if (connection is null && account is null && Text("FUNCTIONS_CUSTOMHANDLER_PORT") is not null)
            Fault("Storage__AccountName", "is not set. Under the Functions host no storage is started here: set it to the storage account's name");
        if (account is not null && !(account.Length is >= 3 and <= 24 && account.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c))))
            Fault("Storage__AccountName", "is no name of a storage account: 3 to 24 small letters and digits");

        var publicUrl = Url("Public:BaseUrl") ?? listening;
        var isDevelopment = IsDevelopment(publicUrl, listening, connection, account);
        var master = Master();
        if (!isDevelopment && master is null && !_faults.Exists(fault => fault.StartsWith("Keys__Master", StringComparison.Ordinal)))
            Fault("Keys__Master", "is not set. It seals the key ring: set it to 32 random bytes in Base64 (openssl rand -base64 32), kept in a key vault");
        if (!isDevelopment && connection is null && account is null)
            Fault("Storage__AccountName", "is not set, nor is Storage__ConnectionString. Outside development no storage is started here: set one of them");
        if (!isDevelopment && publicUrl.Scheme != Uri.UriSchemeHttps)
            Fault("Public__BaseUrl", "must be https outside development: shoppers' links and platforms' webhooks need it");

        var key = Text("SendGrid:ApiKey");
        if (key?.StartsWith("SG.", StringComparison.Ordinal) == false)
            Fault("SendGrid__ApiKey", "does not begin with SG. as SendGrid's keys do. Copy the key whole; a Twilio key is another thing");
        if (key is null && !isDevelopment)
            Fault("SendGrid__ApiKey", "is not set. Outside development there is no outbox for letters to land in: make a key with the right Mail Send and set it");
        var from = Text("SendGrid:FromAddress");
        if (key is not null && Events.Name.OfEmail(from) is null)
            Fault("SendGrid__FromAddress", "is not set or no e-mail address. Set it to an address whose domain is authenticated at SendGrid");

        var secrets = _values.GetSection("Shopify:ClientSecrets").GetChildren().Select(child => child.Value?.Trim()).OfType<string>().Where(secret => secret.Length > 0).ToImmutableArray();
        if (!isDevelopment && Text("Shopify:ClientId") is not null && secrets.IsEmpty)
            Fault("Shopify__ClientSecrets__0", "is not set, though Shopify__ClientId is. Without it no delivery of Shopify's can be believed: copy the client secret from the Dev Dashboard");

        var gateway = Url("Shopify:Gateway");
        if (!isDevelopment && gateway is not null)
            Fault("Shopify__Gateway", "is for development only: with it shops' tokens would go somewhere else than to Shopify. Remove it");

        var settings = new AppSettings
        {
            IsDevelopment = isDevelopment,
            StorageConnection = connection,
            StorageAccount = account,
            StorageIdentity = Text("Storage:ClientId"),
            DataDirectory = Path.GetFullPath(Text("Data:Directory") ?? "data"),
            InMemory = string.Equals(Text("Data:InMemory"), "true", StringComparison.OrdinalIgnoreCase),
            MasterKey = master,
            PublicUrl = publicUrl,
            OperatorContact = Contact(),
            ShopifyClientId = Text("Shopify:ClientId"),
            ShopifySecrets = secrets,
            ShopifyGateway = gateway,
            SendGridKey = key,
            SendGridUrl = Url("SendGrid:BaseUrl") ?? new Uri("https://api.sendgrid.com"),
            SendGridFrom = from,
            Twilio = TwilioSettings.Read(_values, publicUrl, Fault),
            TwilioUrl = Url("Twilio:BaseUrl") ?? new Uri("https://api.twilio.com"),
            TextPrices = Prices(),
        };
        settings = WithSendGrid(settings) with
        {
            QueueVisibility = Duration("Queues:Visibility", settings.QueueVisibility, least: 1, most: 600),
            StorageDeadline = Duration("Storage:Deadline", settings.StorageDeadline, least: 1, most: 60),
            SendDeadline = Duration("Sending:Deadline", settings.SendDeadline, least: 1, most: 20),
            SendPatience = Duration("Sending:Patience", settings.SendPatience, least: 1, most: 3600),
            SettleAfter = Duration("Sending:SettleAfter", settings.SettleAfter, least: 1, most: 3600),
        };
        return settings;
    }

    // It stands on pages as it is.
    private string? Contact()
    {
        var contact = Text("Operator:Contact");
        if (contact is { Length: > 200 } || contact?.Any(char.IsControl) == true)
            Fault("Operator__Contact", "is longer than 200 characters, or not on one line. Name who runs the program and how to reach them, like: Example Ltd, help@example.com");
        return contact;
    }

    // A trial is a program that nobody outside this machine can reach. Whoever names the environment decides it.
    private bool IsDevelopment(Uri publicUrl, Uri listening, string? connection, string? account)
    {
        var named = Text("ASPNETCORE_ENVIRONMENT") ?? Text("DOTNET_ENVIRONMENT");
        if (named is not null)
            return string.Equals(named, "Development", StringComparison.OrdinalIgnoreCase);
        var storageIsHere = account is null && (connection is null
            || connection.Contains("UseDevelopmentStorage=true", StringComparison.OrdinalIgnoreCase)
            || connection.Contains("://127.0.0.1:", StringComparison.Ordinal)
            || connection.Contains("://localhost:", StringComparison.Ordinal));
        return publicUrl.IsLoopback && listening.IsLoopback && storageIsHere;
    }

    private ImmutableArray<byte>? Master()
    {
        if (Text("Keys:Master") is not { } text)
            return null;
        var bytes = new byte[text.Length];
        if (Convert.TryFromBase64String(text, bytes, out var length) && length == 32)
            return [.. bytes.AsSpan(0, length)];
        Fault("Keys__Master", "is not 32 bytes in Base64. Make it with: openssl rand -base64 32");
        return null;
    }

    private PartPrices Prices()
    {
        if (Text("Texts:Prices") is not { } text)
            return PartPrices.Listed;
        if (PartPrices.Listed.With(text) is { } prices)
            return prices;
        Fault("Texts__Prices", "is not of the form \"DE 0.0825 0 2026-10-01; US 0.0083 0.0045 2026-10-01\": country, the provider's price of one part in USD, the carrier's, valid from");
        return PartPrices.Listed;
    }

    private Uri? Url(string name)
    {
        if (Text(name) is not { } text)
            return null;
        if (Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url is { Query: "", Fragment: "" })
            return new Uri(url.AbsoluteUri.TrimEnd('/'));
        Fault(name.Replace(":", "__", StringComparison.Ordinal), $"is \"{text}\", which is no address. Write it like https://retention.example, without a query");
        return null;
    }

    private TimeSpan Duration(string name, TimeSpan otherwise, int least, int most)
    {
        if (Text(name) is not { } text)
            return otherwise;
        if (TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var value) && value.TotalSeconds >= least && value.TotalSeconds <= most)
            return value;
        Fault(name.Replace(":", "__", StringComparison.Ordinal), $"is \"{text}\". Write a time between {least} and {most} seconds like 00:00:30");
        return otherwise;
    }

    private string? Text(string name) => _values[name] is { } value && value.Trim() is { Length: > 0 } text ? text : null;

    private void Fault(string setting, string whatAndRemedy) => _faults.Add($"{setting} {whatAndRemedy}.");
}

/// <summary>Some settings are wrong. Each message names the setting and the remedy.</summary>
internal sealed class SettingsException(IReadOnlyList<string> faults, Exception? cause = null) : Exception(string.Join(Environment.NewLine, faults), cause)
{
    /// <summary>One sentence for each.</summary>
    public IReadOnlyList<string> Faults => faults;
}
