using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.Options;

namespace Retention.App.Storage;

/// <summary>The ring of ASP.NET Data Protection, in blobs; each key in it is sealed with the master key.</summary>
internal sealed class KeyRing(AppStorage storage) : IXmlRepository
{
    private const string Prefix = "ring/";

    /// <inheritdoc/>
    public IReadOnlyCollection<XElement> GetAllElements() =>
    [
        .. storage.KeyRing.GetBlobs(prefix: Prefix).Select(blob =>
            XElement.Parse(storage.KeyRing.GetBlobClient(blob.Name).DownloadContent().Value.Content.ToString())),
    ];

    /// <inheritdoc/>
    public void StoreElement(XElement element, string friendlyName) =>
        storage.KeyRing.PutAsync(Prefix + friendlyName, BinaryData.FromString(element.ToString(SaveOptions.DisableFormatting)), CancellationToken.None).GetAwaiter().GetResult(); // The framework asks for it without waiting.
}

/// <summary>Wires the ring.</summary>
internal sealed class KeyRingOptions(AppStorage storage, MasterKey master) : IConfigureOptions<KeyManagementOptions>
{
    /// <inheritdoc/>
    public void Configure(KeyManagementOptions options)
    {
        options.XmlRepository = new KeyRing(storage);
        options.XmlEncryptor = new MasterKeyEncryptor(master);
    }
}

/// <summary>Seals a key of the ring.</summary>
internal sealed class MasterKeyEncryptor(MasterKey master) : IXmlEncryptor
{
    /// <inheritdoc/>
    public EncryptedXmlInfo Encrypt(XElement plaintextElement) => new(
        new XElement("sealed", Convert.ToBase64String(master.Seal(System.Text.Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting))))),
        typeof(MasterKeyDecryptor));
}

/// <summary>Opens a key of the ring. The framework makes it by its name in the ring.</summary>
internal sealed class MasterKeyDecryptor(IServiceProvider services) : IXmlDecryptor
{
    /// <inheritdoc/>
    public XElement Decrypt(XElement encryptedElement) =>
        XElement.Parse(System.Text.Encoding.UTF8.GetString(services.GetRequiredService<MasterKey>().Open(Convert.FromBase64String(encryptedElement.Value))));
}
