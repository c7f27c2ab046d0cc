using Retention.App.Simulation.Stories;

namespace Retention.App.Simulation;

/// <summary>How what is told travels: nearly all of it within seconds, some twice, some late, and so some before what came first.</summary>
internal static class Delivery
{
    /// <summary>The arrivals of one story, in any order.</summary>
    /// <param name="settings">The shop's settings: nothing that happens after the end is told.</param>
    /// <param name="story">The story.</param>
    public static IEnumerable<Arrival> Of(SimulationSettings settings, Story story)
    {
        var dice = Dice.Of(settings.Seed, $"travels|{story.Name}");
        var (rank, last) = (0, default(Told));
        foreach (var told in story.Tell())
        {
            // One state under two names is one event.
            if (!ReferenceEquals(told.Happened, last.Happened))
                rank++;
            last = told;
            var key = Dice.Token(settings.Seed, $"{story.Name}|{rank}")[..24];
            var arrival = new Arrival(told.At + Travel(dice), key, told.Happened, told.Topic);
            var again = dice.Comes(0.03) ? Again(dice) : (TimeSpan?)null;
            if (told.At < settings.Since || told.At >= settings.Until)
                continue;
            yield return arrival;
            if (again is { } pause)
                yield return arrival with { ArrivedAt = arrival.ArrivedAt + pause };
        }
    }

    // Some of the late ones come after a weekend on which something was down.
    private static TimeSpan Travel(Dice dice) => dice.Share() switch
    {
        < 0.001 => dice.Days(0.5, 3),
        < 0.02 => dice.Minutes(3, 360),
        < 0.05 => dice.Minutes(0.3, 2),
        _ => TimeSpan.FromSeconds(dice.Between(0.4, 6)),
    };

    // A doubled delivery follows at once, or when the platform tries again because the first answer was slow.
    private static TimeSpan Again(Dice dice) => dice.Comes(0.6) ? TimeSpan.FromSeconds(dice.Between(0.05, 20)) : dice.Minutes(1, 240);
}
