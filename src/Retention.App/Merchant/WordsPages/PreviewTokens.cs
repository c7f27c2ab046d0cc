using System.Buffers.Text;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.DataProtection;
using Retention.Flows;
using Retention.Templates;

namespace Retention.App.Merchant.WordsPages;

/// <summary>What a preview shows.</summary>
/// <param name="Shop">The shop's id.</param>
/// <param name="Family">The flow's family.</param>
/// <param name="Template">The wording's key.</param>
/// <param name="Language">Their language.</param>
/// <param name="Words">The words, as they stand in the editor.</param>
/// <param name="Shopper">About whose newest order, cart or item; null for a made-up one.</param>
/// <param name="Until">Until when it can be looked at (UTC).</param>
internal sealed record PreviewRequest(string Shop, string Family, string Template, string Language, EditedWords Words, string? Shopper, DateTimeOffset Until);

/// <summary>
/// The address of a preview holds all that is shown, packed and sealed: a frame inside an admin's frame brings neither token nor cookie of its own,
/// and this way nothing has to be kept between the editor and the frame.
/// </summary>
internal sealed class PreviewTokens(IDataProtectionProvider protection)
{
    // Kestrel takes request lines of 8 KB.
    private const int Longest = 7_000;

    // A short token of ours could still unpack to something huge, were its seal ever broken.
    private const int MostBytes = 128 * 1024;
    private static readonly TimeSpan Counts = TimeSpan.FromMinutes(30);

    private readonly IDataProtector _seal = protection.CreateProtector("previews");

    /// <summary>A token for half an hour; null when the words are too long to be looked at this way.</summary>
    /// <param name="shop">The shop's id.</param>
    /// <param name="letter">Which letter, in its language.</param>
    /// <param name="words">The words.</param>
    /// <param name="shopper">About whose newest order, cart or item, by our id; null for a made-up one.</param>
    /// <param name="now">Now (UTC).</param>
    public string? Make(string shop, Letter letter, EditedWords words, string? shopper, DateTimeOffset now)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Optimal))
            JsonSerializer.Serialize(brotli, new PreviewRequest(shop, letter.Flow.Family, letter.Template.Key, letter.Template.Language, words, shopper, now + Counts), PreviewJson.Default.PreviewRequest);
        var token = Base64Url.EncodeToString(_seal.Protect(packed.ToArray()));
        return token.Length <= Longest ? token : null;
    }

    /// <summary>Reads a token; null when it was not made here, or is too old.</summary>
    public PreviewRequest? Read(string token, DateTimeOffset now)
    {
        if (token.Length > Longest || !Base64Url.IsValid(token))
            return null;
        try
        {
            using var packed = new BrotliStream(new MemoryStream(_seal.Unprotect(Base64Url.DecodeFromChars(token))), CompressionMode.Decompress);
            var bytes = new byte[MostBytes];
            var length = packed.ReadAtLeast(bytes, MostBytes, throwOnEndOfStream: false);
            return JsonSerializer.Deserialize(bytes.AsSpan(0, length), PreviewJson.Default.PreviewRequest) is { } request && request.Until > now ? request : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}

/// <summary>The JSON within a preview's address.</summary>
[JsonSerializable(typeof(PreviewRequest))]
internal sealed partial class PreviewJson : JsonSerializerContext;
