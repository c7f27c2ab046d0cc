using System.Collections.Immutable;
using System.Globalization;

namespace Retention.Insights;

/// <summary>
/// Whether shoppers who complained ordered again, by whether a person wrote to them within a day. People choose whom they write to, and choose those who would have
/// come back anyway: so the two groups are set side by side with their counts and intervals, and nothing is ever said to be the cause. Where chance drew the order
/// in which cases were worked through, those groups are alike, and stand beside it.
/// </summary>
/// <param name="Contacted">Those who were written to within a day.</param>
/// <param name="Others">Those who were written to later, or never.</param>
/// <param name="NotYet">How many began too short a time ago to be counted.</param>
public sealed record CaseReport(OrderedShare Contacted, OrderedShare Others, int NotYet)
{
    /// <summary>How many there have to be on either side before the two are compared.</summary>
    public const int Fewest = 20;

    /// <summary>What stands under every comparison of groups that people chose.</summary>
    public const string NotAProof = "This is not a proof: people chose whom to write to first, and those may be the ones who would have come back anyway.";

    /// <summary>Those whom chance put to the front of the list.</summary>
    public OrderedShare DrawnFirst { get; init; } = new(0, 0);

    /// <summary>Those whom chance put behind them.</summary>
    public OrderedShare DrawnLater { get; init; } = new(0, 0);

    /// <summary>Counts the cases.</summary>
    /// <param name="lives">What became of each.</param>
    /// <param name="now">The moment (UTC).</param>
    public static CaseReport Of(IReadOnlyCollection<CaseLife> lives, DateTimeOffset now)
    {
        CaseLife[] ripe = [.. lives.Where(life => life.IsRipe(now))];
        return new(Share(ripe, life => life.IsContacted), Share(ripe, life => !life.IsContacted), lives.Count - ripe.Length)
        {
            DrawnFirst = Share(ripe, life => life.IsDrawnFirst is true),
            DrawnLater = Share(ripe, life => life.IsDrawnFirst is false),
        };
    }

    /// <summary>The report, in sentences.</summary>
    public ImmutableArray<string> Sentences
    {
        get
        {
            var said = ImmutableArray.CreateBuilder<string>();
            said.Add(Say(Contacted, "written to within 24 hours"));
            said.Add(Say(Others, "written to later or never"));
            said.Add(Compare(Contacted, Others, "Among those written to within 24 hours the share is"));
            said.Add(NotAProof);
            if (DrawnFirst.Count + DrawnLater.Count > 0)
            {
                said.Add(Say(DrawnFirst, "put to the front of the list by chance"));
                said.Add(Say(DrawnLater, "put behind them by chance"));
                said.Add(Compare(DrawnFirst, DrawnLater, "Chance drew these two groups, so they are alike in all else. Among those at the front the share is"));
            }

            if (NotYet > 0)
                said.Add(string.Create(CultureInfo.InvariantCulture, $"{NotYet} more began less than {CaseLife.Followed.TotalDays:0} days ago and are not counted yet."));
            return said.ToImmutable();
        }
    }

    private static OrderedShare Share(CaseLife[] lives, Func<CaseLife, bool> isOne) => new(lives.Count(isOne), lives.Count(life => isOne(life) && life.HasOrderedAgain));

    private static string Say(OrderedShare share, string who) => string.Create(
        CultureInfo.InvariantCulture, $"Of {share.Count} shoppers {who}, {share.Again} ordered again within {CaseLife.Followed.TotalDays:0} days: {Percent(share.Rate)} (with 95 of 100 between {Percent(share.Interval.Low)} and {Percent(share.Interval.High)}).");

    private static string Compare(OrderedShare one, OrderedShare other, string beginning)
    {
        if (one.Count < Fewest || other.Count < Fewest)
            return $"There are too few to compare: at least {Fewest} are needed on either side.";
        var (low, high) = one.Above(other);
        var way = low <= 0 && high >= 0 ? "not told apart from the other" : low > 0 ? "higher" : "lower";
        return $"{beginning} {way}: a difference between {Points(low)} and {Points(high)} points.";
    }

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{100 * share:0} %");

    private static string Points(double difference) => string.Create(CultureInfo.InvariantCulture, $"{100 * difference:0}");
}
