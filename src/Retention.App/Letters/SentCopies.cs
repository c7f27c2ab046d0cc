using System.IO.Compression;
using System.Text.Json;
using Azure.Data.Tables;
using Retention.App.Senders;
using Retention.App.Storage;
using Retention.Shoppers;

namespace Retention.App.Letters;

/// <summary>
/// Keeps each message as it was handed over, packed and sealed, in a row of the shopper's own: it is written with the claim, so it costs no request,
/// and goes with the shopper. Rendering it again would be no copy: words, prices and the brand change.
/// </summary>
internal sealed class SentCopies(ShopperStore shoppers, RootKey root)
{
    private const string Purpose = "letters";

    // A property holds 64 KiB, a row 1 MiB. A letter has some 5 KB packed; one that does not fit is sent all the same, and has no copy.
    private const int Piece = 64_000;
    private const int MostPieces = 14;

    /// <summary>The row of a message's copy, to be written with its claim; none for a letter that is too large for a row.</summary>
    public IEnumerable<TableEntity> RowsOf(string shop, string shopper, OutgoingMessage message, DateTimeOffset now)
    {
        var bytes = root.Seal(Purpose, Packed(Copy(message, now)));
        if (bytes.Length > Piece * MostPieces)
            yield break;
        var row = ShopperStore.Beside(shop, shopper, Keys.Letter(message.Message, message.Attempt));
        var number = 0;
        foreach (var piece in bytes.Chunk(Piece))
            row[$"Sealed{number++}"] = piece;
        yield return row;
    }

    /// <summary>The copy of an attempt; null when none is kept, or a newer program wrote it.</summary>
    public async Task<SentCopy?> FindAsync(string shop, Shopper shopper, string message, int attempt, CancellationToken cancellation)
    {
        if (await shoppers.FindAsync(shop, shopper, Keys.Letter(message, attempt), cancellation) is not { } row || row.GetInt32("V") > StoredJson.Version)
            return null;
        var bytes = Enumerable.Range(0, MostPieces).Select(number => row.GetBinary($"Sealed{number}")).TakeWhile(piece => piece is not null).SelectMany(piece => piece!);
        using var packed = new GZipStream(new MemoryStream(root.Open(Purpose, [.. bytes])), CompressionMode.Decompress);
        return JsonSerializer.Deserialize(packed, Stored.Default.SentCopy) is { V: <= StoredJson.Version } copy ? copy : null;
    }

    private static SentCopy Copy(OutgoingMessage message, DateTimeOffset now) => message switch
    {
        OutgoingLetter { Letter: var letter, ReplyTo: var reply } => new(StoredJson.Version, now, message.FromName, message.To, reply, letter.Subject, letter.Html, letter.Text),
        OutgoingText { Body: var body } => new(StoredJson.Version, now, message.FromName, message.To, ReplyTo: null, Subject: "", Html: "", body),
        _ => throw new ArgumentException($"No such message: {message.GetType().Name}.", nameof(message)),
    };

    private static byte[] Packed(SentCopy copy)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
            JsonSerializer.Serialize(gzip, copy, Stored.Default.SentCopy);
        return packed.ToArray();
    }
}
