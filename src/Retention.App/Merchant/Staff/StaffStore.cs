using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Data.Tables;
using Microsoft.AspNetCore.DataProtection;
using Retention.App.Letters;
using Retention.App.Senders;
using Retention.App.Storage;
using Retention.Events;
using Retention.Shops;

namespace Retention.App.Merchant.Staff;

/// <summary>
/// The addresses of a shop's staff to which test letters may go. Each is confirmed by a code that is mailed there, so that nobody's inbox is
/// filled by a merchant's typing error. Addresses are sealed, and codes are stored as keyed hashes.
/// </summary>
internal sealed class StaffStore(AppStorage storage, RootKey root, IDataProtectionProvider protection, Channels channels)
{
    /// <summary>How often a wrong code may be entered.</summary>
    public const int MostTries = 5;

    private const int MostMembers = 20;
    private const int MostCodesPerHour = 3;
    private const int MostCodesPerDay = 20;
    private static readonly TimeSpan CodeCounts = TimeSpan.FromMinutes(15);

    private readonly IDataProtector _addresses = protection.CreateProtector("staff");

    /// <summary>Adds an address, or asks again for its code: a code is mailed there.</summary>
    public async Task<Invitation> AddAsync(Shop shop, string address, DateTimeOffset now, CancellationToken cancellation)
    {
        if (Name.OfEmail(address) is not { } name)
            return new Invitation.NoAddress();
        if (TestAddresses.Objection(shop, name) is { } foreign)
            return new Invitation.TooMany(foreign);
        var id = Convert.ToHexStringLower(root.Mac($"staff|{shop.Id}", Encoding.UTF8.GetBytes(name.Value)))[..16];
        while (true)
        {
            var rows = await RowsAsync(shop.Id, now, cancellation);
            var row = rows.Find(known => known.Id == id);
            if (row?.Member is { Address: not null, ConfirmedAt: not null })
                return new Invitation.ConfirmedBefore(id);
            if (Objection(rows, row, now) is { } objection)
                return new Invitation.TooMany(objection);
            var code = RandomNumberGenerator.GetInt32(1_000_000).ToString("D6", CultureInfo.InvariantCulture);
            var before = row?.Member ?? new(null, now);
            var member = before with
            {
                Address = _addresses.Protect(name.Value),
                Code = Hash(shop.Id, id, code),
                CodeUntil = now + CodeCounts,
                Tries = 0,
                Codes = before.Codes + 1,
                CodesAt = before.CodesAt.Add(now),
            };
            if (await WriteAsync(shop.Id, id, member, row?.ETag, cancellation))
                return await MailAsync(shop, id, name.Value, code, member.Codes, cancellation);
        }
    }

    /// <summary>Confirms an address with the code that was mailed there. Every try is written down before it is judged.</summary>
    public async Task<Confirmation> ConfirmAsync(string shop, string member, string code, DateTimeOffset now, CancellationToken cancellation)
    {
        while (true)
        {
            if (await ReadAsync(shop, member, cancellation) is not { Member: { Address: not null, Code: { } open } known } row || known.CodeUntil <= now || known.Tries >= MostTries)
                return Confirmation.NoCode;
            var isRight = CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(open), Encoding.ASCII.GetBytes(Hash(shop, member, code.Trim())));
            var after = isRight ? known with { ConfirmedAt = now, Code = null } : known with { Tries = known.Tries + 1 };
            if (await WriteAsync(shop, member, after, row.ETag, cancellation))
                return isRight ? Confirmation.Confirmed : after.Tries < MostTries ? Confirmation.Wrong : Confirmation.NoCode;
        }
    }

    /// <summary>The members, by when they were added.</summary>
    public async Task<IReadOnlyList<StaffMember>> ListAsync(string shop, DateTimeOffset now, CancellationToken cancellation) =>
        [.. (await RowsAsync(shop, now, cancellation)).Where(row => row.Member.Address is not null).Select(Open).OrderBy(member => member.AddedAt)];

    /// <summary>The member with this id; null when there is none.</summary>
    public async Task<StaffMember?> FindAsync(string shop, string member, CancellationToken cancellation) =>
        await ReadAsync(shop, member, cancellation) is { Member.Address: not null } row ? Open(row) : null;

    /// <summary>Removes a member. That codes were mailed there is remembered for a day, so that removing does not open the door to more.</summary>
    public async Task RemoveAsync(string shop, string member, CancellationToken cancellation)
    {
        while (await ReadAsync(shop, member, cancellation) is { Member.Address: not null } row)
        {
            if (await WriteAsync(shop, member, row.Member with { Address = null, ConfirmedAt = null, Code = null }, row.ETag, cancellation))
                return;
        }
    }

    private static string? Objection(List<Row> rows, Row? row, DateTimeOffset now)
    {
        if (row?.Member.CodesAt.Count(at => at > now.AddHours(-1)) >= MostCodesPerHour)
            return "Three codes were sent there within an hour. Look for them in the spam folder, or try again later.";
        if (rows.Sum(known => known.Member.CodesAt.Length) >= MostCodesPerDay)
            return $"{MostCodesPerDay} codes were sent within a day. Try again tomorrow.";
        return row?.Member.Address is null && rows.Count(known => known.Member.Address is not null) >= MostMembers ? $"There are {MostMembers} addresses. Remove one first." : null;
    }

    private async Task<Invitation> MailAsync(Shop shop, string id, string address, string code, int number, CancellationToken cancellation)
    {
        var message = Keys.Hash(string.Create(CultureInfo.InvariantCulture, $"{shop.Id}|staff|{id}|{number}"), length: 24);
        var name = Clean.Line(shop.Brand.Name);
        return await channels.SendAsync(new OutgoingLetter(message, Attempt: 1, shop.Id, "staff-code", name, address, ReplyTo: null, CodeLetter.Of(name, code), Unsubscribe: null) { From = shop.From }, cancellation) switch
        {
            SendOutcome.Refused(var why) => new Invitation.NotSent(why),
            SendOutcome.TryLater(_, var why) => new Invitation.NotSent(why),
            _ => new Invitation.CodeSent(id), // Where nobody knows, it may have arrived; and another can be asked for.
        };
    }

    private string Hash(string shop, string member, string code) => Convert.ToHexStringLower(root.Mac($"staff-code|{shop}", Encoding.UTF8.GetBytes($"{member}|{code}")));

    private StaffMember Open(Row row) => new(row.Id, _addresses.Unprotect(row.Member.Address!), row.Member.AddedAt, row.Member.ConfirmedAt);

    // The codes of more than a day ago count no longer, and neither do members who are gone since.
    private async Task<List<Row>> RowsAsync(string shop, DateTimeOffset now, CancellationToken cancellation)
    {
        var rows = new List<Row>();
        await foreach (var entity in storage.Shops.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {shop} and RowKey ge {Keys.Staff} and RowKey lt {Keys.After(Keys.Staff)}"), cancellationToken: cancellation))
        {
            var row = Read(entity);
            row = row with { Member = row.Member with { CodesAt = [.. row.Member.CodesAt.Where(at => at > now.AddDays(-1))] } };
            if (row.Member is { Address: null, CodesAt: [] })
                await storage.Shops.DeleteEntityAsync(shop, entity.RowKey, cancellationToken: cancellation);
            else
                rows.Add(row);
        }

        return rows;
    }

    private async Task<Row?> ReadAsync(string shop, string member, CancellationToken cancellation)
    {
        if (!(member.Length == 16 && member.All(char.IsAsciiHexDigitLower)))
            return null; // It comes from a form: what is no id of ours names no row.
        var found = await storage.Shops.GetEntityIfExistsAsync<TableEntity>(shop, Keys.StaffMember(member), cancellationToken: cancellation);
        return found.HasValue ? Read(found.Value!) : null;
    }

    private async Task<bool> WriteAsync(string shop, string id, StoredMember member, ETag? etag, CancellationToken cancellation)
    {
        var row = new TableEntity(shop, Keys.StaffMember(id)).With(member, Stored.Default.StoredMember);
        try
        {
            if (etag is { } known)
                await storage.Shops.UpdateEntityAsync(row, known, TableUpdateMode.Replace, cancellation);
            else
                await storage.Shops.AddEntityAsync(row, cancellation);
            return true;
        }
        catch (RequestFailedException raced) when (raced.Status is 404 or 409 or 412)
        {
            return false;
        }
    }

    private static Row Read(TableEntity entity) => new(entity.RowKey[Keys.Staff.Length..], entity.Read(Stored.Default.StoredMember), entity.ETag);

    private sealed record Row(string Id, StoredMember Member, ETag ETag);
}
