using System.Security.Cryptography;
using System.Text;

namespace Azure.Data.Tables;

/// <summary>The name of a storage account and one of its keys.</summary>
public sealed class TableSharedKeyCredential
{
    private byte[] _key;

    /// <summary>A credential from the account's name and key.</summary>
    /// <param name="accountName">The account's name.</param>
    /// <param name="accountKey">The key, as the portal shows it (base64).</param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    /// <exception cref="FormatException">The key is not base64.</exception>
    public TableSharedKeyCredential(string accountName, string accountKey)
    {
        ArgumentException.ThrowIfNullOrEmpty(accountName);
        ArgumentNullException.ThrowIfNull(accountKey);
        AccountName = accountName;
        _key = Convert.FromBase64String(accountKey);
    }

    /// <summary>The account's name.</summary>
    public string AccountName { get; }

    /// <summary>Takes another key, from the next request on: for key rotation.</summary>
    /// <param name="accountKey">The new key (base64).</param>
    /// <exception cref="FormatException">The key is not base64.</exception>
    public void SetAccountKey(string accountKey) => Volatile.Write(ref _key, Convert.FromBase64String(accountKey));

    /// <summary>The base64 of the HMAC-SHA256 of <paramref name="text"/>.</summary>
    internal string Sign(string text) => Convert.ToBase64String(HMACSHA256.HashData(Volatile.Read(ref _key), Encoding.UTF8.GetBytes(text)));
}
