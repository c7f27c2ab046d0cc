using System.CommandLine;
using Retention.App.Explaining;
using Retention.App.Storage;
using Retention.Shoppers;
using Retention.Shops;

namespace Retention.App.Commands;

/// <summary><c>retention messages</c>: what became of a shop's messages, and the proof that none was sent twice.</summary>
internal static class MessagesCommand
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(90);
    private static readonly Option<string> Shop = OneShop.Option();
    private static readonly Option<int> Last = PlainOption.Whole("--last", "How many of the latest to list", usual: 10, least: 0, most: 10_000);

    /// <summary>Makes the command.</summary>
    public static Command Make()
    {
        var command = new Command("messages", "Count a shop's messages by what became of them, and list the latest") { Shop, Last };
        command.SetAction((parsed, cancellation) => OneShop.RunAsync(parsed.GetValue(Shop), async (record, services) =>
        {
            foreach (var line in await LinesAsync(record.Shop, services, parsed.GetValue(Last), cancellation))
                Console.WriteLine(line);
            return 0;
        }, cancellation));
        return command;
    }

    /// <summary>What the command prints.</summary>
    public static async Task<IReadOnlyList<string>> LinesAsync(Shop shop, IServiceProvider services, int last, CancellationToken cancellation)
    {
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var log = (await services.GetRequiredService<Journal>().ReadAsync(shop.Id, now - Kept, now.AddHours(1), cancellation)).Select(line => line.Entry).ToList();
        var rows = await MessageRows.ReadAsync(services.GetRequiredService<AppStorage>(), shop.Id, message: null, cancellation);
        // Whoever claimed a message may have died before the log had it: the messages' own rows know of it.
        var tally = MessageTally.Of(log, rows.Select(row => row.RowKey[Keys.Message("").Length..]));
        var latest = log.Where(entry => entry is { Message: not null, Outcome: not Outcome.Clicked }).GroupBy(entry => entry.Message!, StringComparer.Ordinal).Select(message => message.Last()).OrderByDescending(entry => entry.At).Take(last).ToList();
        return
        [
            $"{shop.Brand.Name}, the last 90 days: {Line(tally)}",
            $"    sent {tally.Sent}, refused {tally.Refused}, not settled yet {tally.Unknown}, lost {tally.Lost}; put off on the way {tally.Deferred} {(tally.Deferred == 1 ? "time" : "times")}",
            .. latest.Count == 0 ? [] : (string[])["", "The latest (retention explain --message ID tells more):"],
            .. latest.Select(entry => $"    {Plain.Of(entry.At)}  {entry.Message}  {Plain.Step(entry)} about {entry.About ?? entry.Subject}: {Word(entry)}"),
        ];
    }

    /// <summary>The claim that is counted, never asserted.</summary>
    public static string Line(MessageTally tally) => $"sent twice: {tally.SentTwice} of {tally.Messages}";

    private static string Word(Entry entry) => entry switch
    {
        { Outcome: Outcome.Sent } => "sent",
        { Outcome: Outcome.Unknown } => "not settled yet",
        { Outcome: Outcome.Deferred } => "put off",
        { Outcome: > Outcome.Unknown } => entry.Outcome.ToString().ToLowerInvariant(),
        _ => Decisions.Reason.TextOf(entry.Reason ?? ""),
    };
}
