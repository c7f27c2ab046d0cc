using System.Text.Json.Serialization;

namespace Retention.App.Rehearsing;

/// <summary>What a rehearsal tells, for people and as JSON. The names of the properties are read by others (docs/rehearsal.md): only ever add.</summary>
public sealed record RehearsalReport
{
    /// <summary>The shop's name.</summary>
    public required string Shop { get; init; }

    /// <summary>The flow's switch.</summary>
    public required string Flow { get; init; }

    /// <summary>What it does, as a merchant says it.</summary>
    public required string Title { get; init; }

    /// <summary>The settings that were tried, as they were given.</summary>
    public required IReadOnlyList<string> Tried { get; init; }

    /// <summary>The first moment that is told of (UTC).</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>The last moment (UTC).</summary>
    public required DateTimeOffset To { get; init; }

    /// <summary>What is recorded of the shop.</summary>
    public required RehearsedHistory History { get; init; }

    /// <summary>How many steps came up for decision: messages, silences and those that still wait.</summary>
    public required int Candidates { get; init; }

    /// <summary>How many messages would have gone.</summary>
    public required int Messages { get; init; }

    /// <summary>To how many people.</summary>
    public required int People { get; init; }

    /// <summary>How many by each step.</summary>
    public required IReadOnlyList<RehearsedStep> Steps { get; init; }

    /// <summary>In which time zone days and hours are counted.</summary>
    public required string TimeZone { get; init; }

    /// <summary>How many on each day that is told of.</summary>
    public required IReadOnlyList<RehearsedDay> Days { get; init; }

    /// <summary>How many in each hour of the day, from 0 to 23.</summary>
    public required IReadOnlyList<int> Hours { get; init; }

    /// <summary>What they would have cost.</summary>
    public required RehearsedCost Cost { get; init; }

    /// <summary>How often nothing would have been sent, and why.</summary>
    public required IReadOnlyList<RehearsedReason> Silences { get; init; }

    /// <summary>How many still wait beyond the last moment.</summary>
    public required int Waiting { get; init; }

    /// <summary>How often a message was put off, and why.</summary>
    public required IReadOnlyList<RehearsedReason> Deferrals { get; init; }

    /// <summary>The most messages of this flow that one person would have had within seven days.</summary>
    public required int MostInAWeek { get; init; }

    /// <summary>The same for all flows that are on, this one among them.</summary>
    public required int MostInAWeekOfAllFlows { get; init; }

    /// <summary>About how many messages a day, over the days of which anything is known.</summary>
    public decimal PerDay { get; init; }

    /// <summary>What the present settings come to, beside what is tried; null where nothing is tried.</summary>
    public RehearsedComparison? Present { get; init; }

    /// <summary>Some of the messages.</summary>
    public required IReadOnlyList<RehearsedSample> Samples { get; init; }
}

/// <summary>What the present settings come to, on the same past.</summary>
/// <param name="Candidates">How many steps came up for decision.</param>
/// <param name="Messages">How many messages would have gone.</param>
/// <param name="People">To how many people.</param>
/// <param name="PerDay">About how many messages a day.</param>
/// <param name="Cost">What they would have cost, in USD.</param>
public sealed record RehearsedComparison(int Candidates, int Messages, int People, decimal PerDay, decimal Cost);

/// <summary>What is recorded of a shop.</summary>
/// <param name="First">The first moment (UTC); null when nothing is recorded.</param>
/// <param name="Last">The last moment (UTC); null when nothing is recorded.</param>
/// <param name="Events">How many events.</param>
/// <param name="IsEnough">Whether it goes back to the first moment that is told of.</param>
public sealed record RehearsedHistory(DateTimeOffset? First, DateTimeOffset? Last, int Events, bool IsEnough);

/// <summary>How many messages of a step would have gone.</summary>
/// <param name="Step">The step, with its flow's own name where several flows stand behind the switch.</param>
/// <param name="Channel">By which way: <c>email</c> or <c>text</c>.</param>
/// <param name="Messages">How many.</param>
public sealed record RehearsedStep(string Step, string Channel, int Messages);

/// <summary>How many messages would have gone on a day.</summary>
/// <param name="Day">The day, in the report's time zone.</param>
/// <param name="Messages">How many.</param>
public sealed record RehearsedDay(DateOnly Day, int Messages);

/// <summary>What the messages would have cost, by public price lists.</summary>
/// <param name="Currency">Always <c>USD</c>.</param>
/// <param name="Total">The sum.</param>
/// <param name="EmailPerThousand">For 1,000 e-mails.</param>
/// <param name="Text">For one text.</param>
/// <param name="Source">Whose prices these are.</param>
public sealed record RehearsedCost(string Currency, decimal Total, decimal EmailPerThousand, decimal Text, string Source);

/// <summary>How often something happened for a reason.</summary>
/// <param name="Reason">The stored key.</param>
/// <param name="Text">The reason as a merchant reads it.</param>
/// <param name="Count">How often.</param>
public sealed record RehearsedReason(string Reason, string Text, int Count);

/// <summary>One of the messages, rendered.</summary>
public sealed record RehearsedSample
{
    /// <summary>When it would have gone (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The step.</summary>
    public required string Step { get; init; }

    /// <summary>By which way: <c>email</c> or <c>text</c>.</summary>
    public required string Channel { get; init; }

    /// <summary>The subject line; null for a text.</summary>
    public required string? Subject { get; init; }

    /// <summary>The plain-text part.</summary>
    public required string Text { get; init; }

    /// <summary>The HTML part; null for a text.</summary>
    public required string? Html { get; init; }

    /// <summary>What in it is an example, since nothing of the past tells it, in a sentence; null where all of it is of the past.</summary>
    public string? Example { get; init; }
}

/// <summary>The JSON of a rehearsal.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(RehearsalReport))]
internal sealed partial class RehearsalJson : JsonSerializerContext;
