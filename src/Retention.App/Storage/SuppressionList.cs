using Azure;
using Azure.Data.Tables;
using Retention.Shoppers;

namespace Retention.App.Storage;

/// <summary>An address on a shop's suppression list.</summary>
/// <param name="Suppression">The address's hash, by which way, why and since when (UTC).</param>
/// <param name="Source">What put it there: the id of a message, an import or a member of staff, never an address.</param>
/// <param name="Name">The address or number itself, for the merchant's list; null where only its hash is known, or it was erased.</param>
public sealed record Suppressed(Suppression Suppression, string Source, string? Name)
{
    /// <summary>
    /// What its owner said, where a cause that weighs more stands over it: it comes to the fore again once staff take that one off. Null where its
    /// owner said nothing, or the owner's word is the one that counts.
    /// </summary>
    public Suppressed? Beneath { get; init; }
}

/// <summary>
/// A shop's suppression list: a row for each address and way, with why and since when. Before each text it is read. For letters the state of the
/// address's owner says the same, so that no letter costs a read more: whoever puts an address here also tells its owner, on the road as
/// <see cref="Events.AddressSuppressed"/>, which makes an owner of an address that was nobody's. An erased shopper stays on it by the hash alone.
/// </summary>
internal sealed class SuppressionList(AppStorage storage)
{
    /// <summary>
    /// Puts an address on the list. What says less of it never takes the place of what says more (see <see cref="SuppressionCause.Weight"/>); of two
    /// words of its owner the later counts, but for one about offers alone where everything was refused. What its owner said is kept beneath what
    /// weighs more, for staff may take that off. Twice is once.
    /// </summary>
    public async Task AddAsync(string shop, Suppressed added, CancellationToken cancellation)
    {
        while (true)
        {
            var found = await RowAsync(shop, added.Suppression.Channel, added.Suppression.Address, cancellation);
            if ((found is null ? added : Over(added, Read(found))) is not { } next)
                return;
            if (await WriteAsync(shop, next, found, cancellation))
                return; // Otherwise somebody else wrote meanwhile: look again.
        }
    }

    /// <summary>The address's place on the list; null when it is not on it.</summary>
    public async Task<Suppressed?> FindAsync(string shop, Channel channel, string address, CancellationToken cancellation) =>
        await RowAsync(shop, channel, address, cancellation) is { } row ? Read(row) : null;

    /// <summary>A page of the list, in an order of its own: by way, then by hash.</summary>
    /// <param name="shop">The shop.</param>
    /// <param name="after">The key of the last one of the page before; null for the first page.</param>
    /// <param name="most">How many are read.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The entries with their keys.</returns>
    public async Task<IReadOnlyList<(string Key, Suppressed Entry)>> ListAsync(string shop, string? after, int most, CancellationToken cancellation)
    {
        var page = new List<(string, Suppressed)>();
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {shop} and RowKey gt {after ?? ""}");
        await foreach (var row in storage.Suppressions.QueryAsync<TableEntity>(filter, maxPerPage: Math.Min(most, 1_000), cancellationToken: cancellation).Take(most).WithCancellation(cancellation))
            page.Add((row.RowKey, Read(row)));
        return page;
    }

    /// <summary>
    /// Takes off the list what was seen there; what its owner said beneath it stays. False when something else stands there meanwhile: then whoever
    /// asks looks again.
    /// </summary>
    /// <param name="shop">The shop.</param>
    /// <param name="seen">What is taken off.</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task<bool> RemoveAsync(string shop, Suppressed seen, CancellationToken cancellation)
    {
        if (await RowAsync(shop, seen.Suppression.Channel, seen.Suppression.Address, cancellation) is not { } row)
            return true;
        return Read(row) is var on && on.Suppression == seen.Suppression
            && (on.Beneath is { } said ? await WriteAsync(shop, said, row, cancellation) : await DeleteAsync(row, cancellation));
    }

    /// <summary>Takes an address off that its owner put there, and allowed messages to since.</summary>
    public Task LiftAsync(string shop, Channel channel, string address, DateTimeOffset allowedAt, CancellationToken cancellation) =>
        TakeBackAsync(shop, channel, address, said => SuppressionCause.IsOwnersWord(said.Cause) && said.At < allowedAt, cancellation);

    /// <summary>Takes a number off that its owner put there by a text, and now asks back by another. What is known of it beside that stays.</summary>
    public Task RestartAsync(string shop, string number, CancellationToken cancellation) =>
        TakeBackAsync(shop, Channel.Text, number, said => said.Cause == SuppressionCause.Stop, cancellation);

    /// <summary>Leaves of an address no more than its hash, now and when it is told again: its owner was erased.</summary>
    public async Task ForgetNameAsync(string shop, Channel channel, string address, CancellationToken cancellation)
    {
        while (await RowAsync(shop, channel, address, cancellation) is { } row && row.GetBoolean("IsErased") != true)
        {
            if (await WriteAsync(shop, Read(row) with { Name = null }, row, cancellation, isErased: true))
                return;
        }
    }

    // The owner's word, where it counts and where it stands beneath.
    private async Task TakeBackAsync(string shop, Channel channel, string address, Func<Suppression, bool> isTakenBack, CancellationToken cancellation)
    {
        while (await RowAsync(shop, channel, address, cancellation) is { } row && Read(row) is var on)
        {
            if (isTakenBack(on.Suppression) ? await DeleteAsync(row, cancellation)
                : on.Beneath is not { } said || !isTakenBack(said.Suppression) || await WriteAsync(shop, on with { Beneath = null }, row, cancellation))
                return; // Otherwise somebody else wrote meanwhile: look again.
        }
    }

    // False when somebody else wrote in between; whoever took it off before is nobody else.
    private async Task<bool> DeleteAsync(TableEntity row, CancellationToken cancellation)
    {
        try
        {
            await storage.Suppressions.DeleteEntityAsync(row.PartitionKey, row.RowKey, row.ETag, cancellation);
            return true;
        }
        catch (RequestFailedException raced) when (raced.Status is 404 or 412)
        {
            return raced.Status == 404;
        }
    }

    private async Task<TableEntity?> RowAsync(string shop, Channel channel, string address, CancellationToken cancellation)
    {
        var row = await storage.Suppressions.GetEntityIfExistsAsync<TableEntity>(shop, Keys.Suppressed(channel, address), cancellationToken: cancellation);
        return row.HasValue ? row.Value : null;
    }

    // False when somebody else wrote in between.
    private async Task<bool> WriteAsync(string shop, Suppressed entry, TableEntity? before, CancellationToken cancellation, bool isErased = false)
    {
        var word = entry.Suppression;
        isErased |= before?.GetBoolean("IsErased") == true;
        var row = new TableEntity(shop, Keys.Suppressed(word.Channel, word.Address))
        {
            ["V"] = StoredJson.Version,
            ["Cause"] = word.Cause,
            ["Purpose"] = word.Purpose?.ToString(),
            ["At"] = word.At,
            ["Source"] = entry.Source,
            ["Name"] = isErased ? null : entry.Name ?? before?.GetString("Name"),
            ["IsErased"] = isErased ? true : null,
            ["BeneathCause"] = entry.Beneath?.Suppression.Cause,
            ["BeneathPurpose"] = entry.Beneath?.Suppression.Purpose?.ToString(),
            ["BeneathAt"] = entry.Beneath?.Suppression.At,
            ["BeneathSource"] = entry.Beneath?.Source,
        };
        try
        {
            if (before is not null)
                await storage.Suppressions.UpdateEntityAsync(row, before.ETag, TableUpdateMode.Replace, cancellation);
            else
                await storage.Suppressions.AddEntityAsync(row, cancellation);
            return true;
        }
        catch (RequestFailedException raced) when (raced.Status is 404 or 409 or 412)
        {
            return false;
        }
    }

    // What stands there after this was said of the address; null where it is no news.
    private static Suppressed? Over(Suppressed added, Suppressed before)
    {
        var (one, other) = (added.Suppression, before.Suppression);
        if (Outweighs(one, other))
            return SuppressionCause.Weight(one.Cause) == SuppressionCause.Weight(other.Cause) ? Joined(added, before) : added with { Beneath = IsOwners(other) ? before : before.Beneath };
        return IsOwners(one) && !SuppressionCause.IsOwnersWord(other.Cause) && (before.Beneath is not { } said || Outweighs(one, said.Suppression)) ? before with { Beneath = added } : null;
    }

    // Only what staff may not take off has to outlive what they may: a list that the shop brought along is theirs.
    private static bool IsOwners(Suppression said) => !SuppressionCause.IsForStaff(said.Cause);

    // What its owner said here is not made less of by a list that says the same.
    private static Suppressed Joined(Suppressed added, Suppressed before) =>
        IsOwners(before.Suppression) && added.Suppression.Cause == SuppressionCause.Imported ? added with { Suppression = added.Suppression with { Cause = before.Suppression.Cause } } : added;

    /// <summary>Whether a word takes the place of the one that stands on the list.</summary>
    public static bool Outweighs(Suppression word, Suppression before)
    {
        var (one, other) = (SuppressionCause.Weight(word.Cause), SuppressionCause.Weight(before.Cause));
        if (one != other)
            return one > other;
        return SuppressionCause.IsOwnersWord(before.Cause) && (word.Purpose == before.Purpose ? word.At > before.At : word.Purpose is null);
    }

    private static Suppressed Read(TableEntity row)
    {
        StoredJson.Check(row.GetInt32("V") ?? 0);
        return ReadAt(row, "")! with { Name = row.GetString("Name"), Beneath = ReadAt(row, "Beneath") };
    }

    private static Suppressed? ReadAt(TableEntity row, string where)
    {
        if (row.GetString($"{where}Cause") is not { } cause)
            return null;
        var (channel, address) = Keys.ReadSuppressed(row.RowKey);
        var purpose = Enum.TryParse<Purpose>(row.GetString($"{where}Purpose"), out var only) ? only : (Purpose?)null;
        return new(new(address, channel, cause, row.GetDateTimeOffset($"{where}At")!.Value) { Purpose = purpose }, row.GetString($"{where}Source")!, Name: null);
    }
}
