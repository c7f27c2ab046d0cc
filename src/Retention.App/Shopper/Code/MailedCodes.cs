using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Data.Tables;
using Retention.App.Observability;
using Retention.App.Senders;
using Retention.App.Storage;

namespace Retention.App.ForShoppers;

/// <summary>What became of mailing a code.</summary>
internal enum CodeSent
{
    /// <summary>It was mailed, or may have been.</summary>
    Sent,

    /// <summary>Enough were mailed within an hour.</summary>
    TooMany,

    /// <summary>It was not: no address is kept, or the provider does not take it.</summary>
    NotSent,
}

/// <summary>
/// Codes of six digits, mailed to the address on file: for ten minutes, five tries, at most three within an hour. Only a keyed hash is stored,
/// and written before the letter goes.
/// </summary>
internal sealed class MailedCodes(AppStorage storage, ShopperStore shoppers, CodeWriter writer, Channels channels, RootKey root, Counts counts)
{
    /// <summary>For how many minutes a code works.</summary>
    public const int Minutes = 10;

    private const int MostTries = 5;
    private const int MostPerHour = 3;
    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(Minutes);

    /// <summary>Mails a new code; an earlier one no longer counts.</summary>
    public async Task<CodeSent> SendAsync(Visit visit, CancellationToken cancellation)
    {
        var known = await RowAsync(visit, cancellation);
        long[] sent = [.. (known?.GetString("SentAt") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(at => long.Parse(at, CultureInfo.InvariantCulture)).Where(at => at > visit.Now.AddHours(-1).UtcTicks)];
        if (sent.Length >= MostPerHour)
            return CodeSent.TooMany;
        var number = (known?.GetInt32("Number") ?? 0) + 1;
        var code = RandomNumberGenerator.GetInt32(1_000_000).ToString("D6", CultureInfo.InvariantCulture);
        if (await writer.WriteAsync(visit, code, number, cancellation) is not { } letter)
            return CodeSent.NotSent;
        var row = ShopperStore.Beside(visit.Shop.Id, visit.Shopper.Id, Keys.Code(visit.Address));
        row["Number"] = number;
        row["Hash"] = HashOf(visit, number, code);
        row["Until"] = visit.Now + Lasts;
        row["Tries"] = 0;
        row["SentAt"] = string.Join(' ', sent.Append(visit.Now.UtcTicks));
        if (!await WriteAsync(row, known, cancellation))
            return CodeSent.Sent; // Somebody else asked for one at this moment: that one is on its way.
        var outcome = await channels.SendAsync(letter, cancellation);
        counts.Add("code", outcome.GetType().Name);
        return outcome is SendOutcome.Sent or SendOutcome.Unknown ? CodeSent.Sent : CodeSent.NotSent;
    }

    /// <summary>Whether this is the code. Each try counts, and a code works once.</summary>
    public async Task<bool> CheckAsync(Visit visit, string code, CancellationToken cancellation)
    {
        if (await RowAsync(visit, cancellation) is not { } row || row.GetString("Hash") is not { } hash || row.GetDateTimeOffset("Until") <= visit.Now || row.GetInt32("Tries") is >= MostTries)
            return false;
        var isRight = CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(hash), Encoding.ASCII.GetBytes(HashOf(visit, row.GetInt32("Number")!.Value, code)));
        row["Tries"] = row.GetInt32("Tries") + 1;
        if (isRight)
            row["Hash"] = null;
        // Of two tries at one moment one counts: guessing in parallel wins nothing.
        return await WriteAsync(row, row, cancellation) && isRight;
    }

    private Task<TableEntity?> RowAsync(Visit visit, CancellationToken cancellation) => shoppers.FindAsync(visit.Shop.Id, visit.Shopper.Id, Keys.Code(visit.Address), cancellation);

    private async Task<bool> WriteAsync(TableEntity row, TableEntity? known, CancellationToken cancellation)
    {
        try
        {
            if (known is null)
                await storage.Shoppers.AddEntityAsync(row, cancellation);
            else
                await storage.Shoppers.UpdateEntityAsync(row, known.ETag, TableUpdateMode.Replace, cancellation);
            return true;
        }
        catch (RequestFailedException conflict) when (conflict.Status is 409 or 412)
        {
            return false;
        }
    }

    private string HashOf(Visit visit, int number, string code) =>
        Convert.ToHexStringLower(root.Mac($"codes|{visit.Shop.Id}", Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{visit.Address}|{number}|{code}"))));
}
