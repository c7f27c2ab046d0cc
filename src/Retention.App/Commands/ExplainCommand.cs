using System.CommandLine;
using Retention.App.Explaining;
using Retention.App.Storage;
using Retention.Events;
using Retention.Shops;

namespace Retention.App.Commands;

/// <summary><c>retention explain --message ID</c> and <c>--shopper</c>: why somebody heard something, or nothing.</summary>
internal sealed class ExplainCommand(NameDirectory directory, Identity identity, ShopperStore shoppers, Journal journal, AppStorage storage, TimeProvider time)
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    private static readonly Option<string> Shop = OneShop.Option();
    private static readonly Option<string> Message = new("--message") { Description = "The message's id; retention messages lists them" };
    private static readonly Option<string> Shopper = new("--shopper") { Description = "The shopper's id, an e-mail address, or an order's number" };

    /// <summary>Makes the command.</summary>
    public static Command Make()
    {
        var command = new Command("explain", "Tell why a message was sent, or why a shopper heard nothing") { Shop, Message, Shopper };
        command.SetAction((parsed, cancellation) => OneShop.RunAsync(parsed.GetValue(Shop), async (record, services) =>
        {
            var explain = ActivatorUtilities.CreateInstance<ExplainCommand>(services);
            var (lines, fault) = (parsed.GetValue(Message), parsed.GetValue(Shopper)) switch
            {
                ({ } message, null) => await explain.MessageAsync(record.Shop, message.Trim(), cancellation),
                (null, { } shopper) => await explain.ShopperAsync(record.Shop, shopper.Trim(), cancellation),
                _ => (null, "Say what to explain: either --message ID, or --shopper with an id, an e-mail address or an order's number."),
            };
            foreach (var line in lines ?? [])
                Console.WriteLine(line);
            return fault is null ? 0 : await OneShop.FaultAsync(fault);
        }, cancellation));
        return command;
    }

    /// <summary>Explains a message.</summary>
    public async Task<(IEnumerable<string>? Lines, string? Fault)> MessageAsync(Shop shop, string message, CancellationToken cancellation)
    {
        var logged = (await LogAsync(shop, cancellation)).LastOrDefault(line => line.Entry.Message == message);
        if ((logged?.Shopper ?? await OwnerAsync(shop, message, cancellation)) is not { } shopper)
            return (null, $"There is no message \"{message}\" of {shop.Brand.Name} in the last 90 days. See: retention messages --shop {shop.Id}");
        var known = (await identity.FollowAsync(shop.Id, shopper, cancellation)).Shopper;
        var story = await Story.ReadAsync(shop.Id, known, shoppers, cancellation);
        return (Explanation.OfMessage(shop, story, message, logged?.Entry, time.GetUtcNow()), null);
    }

    /// <summary>Explains a shopper.</summary>
    /// <param name="shop">The shop.</param>
    /// <param name="called">An id, an e-mail address, or the number or id of an order.</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task<(IEnumerable<string>? Lines, string? Fault)> ShopperAsync(Shop shop, string called, CancellationToken cancellation)
    {
        if (await FindAsync(shop, called, cancellation) is not { } shopper)
            return (null, $"Nobody is known as \"{(called.Contains('@', StringComparison.Ordinal) ? Plain.Masked(called) : called)}\" in {shop.Brand.Name}. Give the shopper's id, an e-mail address, or an order's number or id.");
        var known = (await identity.FollowAsync(shop.Id, shopper, cancellation)).Shopper;
        return (Explanation.OfShopper(shop, await Story.ReadAsync(shop.Id, known, shoppers, cancellation)), null);
    }

    private async Task<string?> FindAsync(Shop shop, string called, CancellationToken cancellation)
    {
        if (Name.OfEmail(called) is { } address)
            return await directory.FindAsync(shop.Id, directory.Hash(shop.Id, address), cancellation);
        if (called.Length == 16 && called.All(char.IsAsciiHexDigit) && (await shoppers.LoadAsync(shop.Id, called, cancellation)).ETag is not null)
            return called;
        var number = called.TrimStart('#');
        if (await directory.FindAsync(shop.Id, directory.Hash(shop.Id, new(NameKind.Order, number)), cancellation) is { } owner)
            return owner;
        // The number that people see is no name in the directory: the log knows it.
        return number.Length == 0 ? null : (await LogAsync(shop, cancellation)).LastOrDefault(line => line.Entry.About?.TrimStart('#') == number)?.Shopper;
    }

    private async Task<IReadOnlyList<JournalLine>> LogAsync(Shop shop, CancellationToken cancellation) =>
        await journal.ReadAsync(shop.Id, time.GetUtcNow() - Kept, time.GetUtcNow().AddHours(1), cancellation);

    // Claimed, and nothing written down since: the log does not have it yet.
    private async Task<string?> OwnerAsync(Shop shop, string message, CancellationToken cancellation) =>
        (await MessageRows.ReadAsync(storage, shop.Id, message, cancellation)).Select(row => row.PartitionKey[(shop.Id.Length + 1)..]).FirstOrDefault();
}
