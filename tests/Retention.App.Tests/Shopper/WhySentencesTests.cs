using Retention.App.ForShoppers;
using Retention.Flows;

namespace Retention.App.Tests.ForShoppers;

/// <summary>Whatever the page says why a message came is said from the record of its decision: change one thing that was written down, and the page reads differently.</summary>
public sealed class WhySentencesTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);
    private static readonly string[] Kinds = ["order", "parcel", "cart", "saved", "item", "answer", "other"];

    // Of places that are the shop's to answer for some languages say only that.
    private static readonly string[] Places = ["checkout", "unsubscribe link", "preferences page", "merchant", "import"];

    /// <summary>Every input: how it is changed, and where nothing can be said of it.</summary>
    private static readonly (string Input, Func<WhyRecord, Random, WhyRecord> Change, Func<WhyRecord, bool> Matters)[] Inputs =
    [
        ("the rule", (record, random) => record with { Flow = Other([.. AllFlows.List], record.Flow, random) }, _ => true),
        ("which of its messages", (record, random) => record with { Step = record.Step + random.Next(1, 9) }, _ => true),
        ("by which way", (record, _) => record with { Channel = record.Channel == Channel.Text ? Channel.Email : Channel.Text }, _ => true),
        ("when it was decided", (record, random) => record with { DecidedAt = record.DecidedAt.AddDays(random.Next(1, 400)) }, _ => true),
        ("what began it", (record, random) => record with { Kind = Other(Kinds, record.Kind, random) }, record => record.BeganAt is not null),
        ("when that was", (record, random) => record with { BeganAt = record.BeganAt is { } at && random.Next(4) > 0 ? at.AddDays(-random.Next(1, 400)) : record.BeganAt is null ? At : null }, _ => true),
        ("what it was about", (record, random) => record with { About = $"{record.About}{random.Next(10)}" }, record => record.BeganAt is not null && record.Kind is not ("cart" or "other")),
        ("whether it was allowed", (record, _) => record with { Word = record.Word! with { IsGranted = !record.Word.IsGranted } }, record => record.Word is not null),
        ("when that was said", (record, random) => record with { Word = record.Word! with { At = record.Word.At.AddDays(-random.Next(1, 400)) } }, record => record.Word is not null),
        ("where", (record, random) => record with { Word = record.Word! with { Source = Other(Places, record.Word.Source, random) } }, record => record.Word is not null),
        ("in which words", (record, random) => record with { Word = record.Word! with { Wording = record.Word.Wording is null || random.Next(4) > 0 ? $"{record.Word.Wording} and news" : null } }, record => record.Word is not null),
        ("whether it was confirmed", (record, _) => record with { Word = record.Word! with { IsConfirmed = !record.Word.IsConfirmed } }, record => record.Word is not null),
        ("whether anything was said", (record, _) => record with { Word = record.Word is null ? new(true, At, "checkout", Wording: null, IsConfirmed: false) : null }, _ => true),
        ("when the next is planned", (record, random) => record with { Next = record.Next is { } next ? (next.At.AddDays(random.Next(1, 90)), next.Flow) : (At, record.Flow) }, _ => true),
        ("which is planned next", (record, random) => record with { Next = (record.Next!.Value.At, Other([.. AllFlows.List], record.Next.Value.Flow, random)) }, record => record.Next is not null),
    ];

    [Fact]
    public void A_page_changes_with_every_input_of_its_record_a_thousand_times() => Missed(WhySentences.Of, times: 1_000).ShouldBeEmpty();

    [Fact]
    public void A_page_that_left_an_input_out_would_be_missed()
    {
        Missed((record, words) => WhySentences.Of(record with { Word = record.Word is { } word ? word with { Wording = null } : null }, words), times: 1_000).ShouldBe(["in which words"]);
        Missed((record, words) => WhySentences.Of(record with { Step = 0 }, words), times: 1_000).ShouldBe(["which of its messages"]);
        Missed((_, words) => WhySentences.Of(new(AllFlows.List[0], 0, Channel.Email, At), words), times: 1_000).Length.ShouldBe(Inputs.Length);
    }

    // The inputs whose change the sentences do not show.
    private static string[] Missed(Func<WhyRecord, ShopperWords, WhySentences> say, int times)
    {
        var (random, missed) = (new Random(20261120), new HashSet<string>(StringComparer.Ordinal));
        for (var time = 0; time < times; time++)
        {
            var record = Record(random);
            var words = ShopperWords.List[time % ShopperWords.List.Length];
            var (input, change, _) = Pick([.. Inputs.Where(one => one.Matters(record))], random);
            if (Read(say(record, words)) == Read(say(change(record, random), words)))
                missed.Add(input);
        }

        return [.. missed.Order(StringComparer.Ordinal)];
    }

    private static string Read(WhySentences said) => string.Join('\n', [.. said.Because, "--", .. said.Consent, "--", said.Next]);

    private static WhyRecord Record(Random random) => new(Pick([.. AllFlows.List], random), random.Next(5), random.Next(2) == 0 ? Channel.Email : Channel.Text, At.AddDays(random.Next(400)))
    {
        Kind = Pick(Kinds, random),
        BeganAt = random.Next(5) == 0 ? null : At.AddDays(-random.Next(400)),
        About = $"#{random.Next(1_000, 9_999)}",
        Word = random.Next(3) == 0 ? null : new(random.Next(3) > 0, At.AddDays(-random.Next(800)), Pick(Places, random), random.Next(3) == 0 ? null : $"Yes, send me offers {random.Next(100)}", random.Next(2) == 0),
        Next = random.Next(2) == 0 ? null : (At.AddDays(random.Next(60)), Pick([.. AllFlows.List], random)),
    };

    private static T Pick<T>(T[] all, Random random) => all[random.Next(all.Length)];

    private static T Other<T>(T[] all, T than, Random random) => Pick([.. all.Where(one => !EqualityComparer<T>.Default.Equals(one, than))], random);
}
