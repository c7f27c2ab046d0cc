using Microsoft.Extensions.Configuration;
using Retention.App.Settings;

namespace Retention.App.Tests.Settings;

/// <summary>A wrong setting stops the start, and is named with its remedy.</summary>
public sealed class SettingsReaderTests
{
    private static readonly Dictionary<string, string?> Production = new(StringComparer.Ordinal)
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Production",
        ["Storage:AccountName"] = "retention1",
        ["Public:BaseUrl"] = "https://retention.example",
        ["Keys:Master"] = Convert.ToBase64String(new byte[32]),
        ["SendGrid:ApiKey"] = "SG.key",
        ["SendGrid:FromAddress"] = "hello@shop.example",
        ["Shopify:ClientId"] = "abc",
        ["Shopify:ClientSecrets:0"] = "hush",
    };

    [Fact]
    public void Settings_that_are_right_are_read()
    {
        var settings = SettingsReader.Read(Values());
        settings.IsDevelopment.ShouldBeFalse();
        settings.StorageAccount.ShouldBe("retention1");
        settings.ShopifySecrets.ShouldBe(["hush"]);
    }

    [Theory]
    [InlineData("Storage:ConnectionString", "Storage__ConnectionString", "both set", "AccountName=a;AccountKey=b")]
    [InlineData("Storage:ConnectionString", "Storage__ConnectionString", "Copy it whole", "https://account.blob.core.windows.net")]
    [InlineData("Storage:AccountName", "Storage__AccountName", "3 to 24 small letters and digits", "Not A Name")]
    [InlineData("Public:BaseUrl", "Public__BaseUrl", "Write it like https://", "retention.example")]
    [InlineData("Public:BaseUrl", "Public__BaseUrl", "must be https", "http://retention.example")]
    [InlineData("Keys:Master", "Keys__Master", "openssl rand -base64 32", null)]
    [InlineData("Keys:Master", "Keys__Master", "openssl rand -base64 32", "tooshort")]
    [InlineData("SendGrid:ApiKey", "SendGrid__ApiKey", "Mail Send", null)]
    [InlineData("SendGrid:ApiKey", "SendGrid__ApiKey", "Copy the key whole", "SK0123")]
    [InlineData("SendGrid:FromAddress", "SendGrid__FromAddress", "authenticated at SendGrid", null)]
    [InlineData("SendGrid:FromAddress", "SendGrid__FromAddress", "authenticated at SendGrid", "hello")]
    [InlineData("SendGrid:BaseUrl", "SendGrid__BaseUrl", "Write it like https://", "api.sendgrid.com")]
    [InlineData("SendGrid:AccountKey", "SendGrid__AccountKey", "Copy the key whole", "SK0123")]
    [InlineData("SendGrid:EventKeys", "SendGrid__EventKeys", "two are separated by a comma", "MFkw,AAAA")]
    [InlineData("SendGrid:ParseKeys", "SendGrid__ParseKeys", "Copy it whole", "-----BEGIN PUBLIC KEY-----")]
    [InlineData("SendGrid:ParseHost", "SendGrid__ParseKeys", "security policy", "reply.retention.example")]
    [InlineData("SendGrid:SharedPerDay", "SendGrid__SharedPerDay", "from 0 to", "many")]
    [InlineData("Shopify:ClientSecrets:0", "Shopify__ClientSecrets__0", "copy the client secret", null)]
    [InlineData("Storage:Deadline", "Storage__Deadline", "between 1 and 60 seconds", "00:10:00")]
    [InlineData("Queues:Visibility", "Queues__Visibility", "00:00:30", "soon")]
    [InlineData("Sending:Deadline", "Sending__Deadline", "between 1 and 20 seconds", "00:05:00")]
    [InlineData("Sending:SettleAfter", "Sending__SettleAfter", "between 1 and 3600 seconds", "-1")]
    [InlineData("Keys:Master", "Keys__Master", "Key Vault Secrets User", "@Microsoft.KeyVault(SecretUri=https://v.vault.azure.net/secrets/master)")]
    [InlineData("SendGrid:ApiKey", "SendGrid__ApiKey", "Key Vault Secrets User", " @Microsoft.KeyVault(VaultName=v;SecretName=s)")]
    [InlineData("Shopify:ClientSecrets:0", "Shopify__ClientSecrets__0", "Key Vault Secrets User", "@Microsoft.KeyVault(VaultName=v;SecretName=s)")]
    public void A_wrong_setting_is_named_with_its_remedy(string setting, string name, string remedy, string? value)
    {
        var faults = Should.Throw<SettingsException>(() => SettingsReader.Read(Values((setting, value)))).Faults;
        faults.ShouldAllBe(fault => fault.StartsWith(name, StringComparison.Ordinal));
        faults.ShouldContain(fault => fault.Contains(remedy, StringComparison.Ordinal));
    }

    [Fact]
    public void Outside_development_no_gateway_stands_for_Shopify() =>
        Should.Throw<SettingsException>(() => SettingsReader.Read(Values(("Shopify:Gateway", "http://127.0.0.1:9")))).Faults.ShouldHaveSingleItem().ShouldContain("Shopify__Gateway");

    [Fact]
    public void All_wrong_settings_are_named_at_once()
    {
        var faults = Should.Throw<SettingsException>(() => SettingsReader.Read(Values(("Keys:Master", null), ("SendGrid:ApiKey", null)))).Faults;
        faults.Count.ShouldBe(2);
    }

    private static IConfiguration Values(params (string Name, string? Value)[] changes)
    {
        var values = new Dictionary<string, string?>(Production, StringComparer.Ordinal);
        foreach (var (name, value) in changes)
            values[name] = value;
        return new ConfigurationBuilder().AddInMemoryCollection(values).Build();
    }
}
