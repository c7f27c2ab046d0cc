using System.Collections.Immutable;
using Retention.Decisions;

namespace Retention.Flows;

/// <summary>One thing that a flow says.</summary>
/// <param name="Key">Its name within the flow; stored, never changed.</param>
/// <param name="Wait">How long after the start. A merchant may set another one, as for every time here.</param>
/// <param name="Words">Chooses the words by what is seen.</param>
public sealed record Step(string Key, TimeSpan Wait, Func<Seen, Template> Words)
{
    /// <summary>All words that it may choose: what a merchant may write otherwise.</summary>
    public required ImmutableArray<Template> Wordings { get; init; }

    /// <summary>By which way.</summary>
    public Channel Channel { get; init; } = Channel.Email;

    /// <summary>How late it may be; later it is not sent.</summary>
    public TimeSpan Deadline { get; init; } = TimeSpan.FromDays(2);

    /// <summary>Waits this part of the shopper's own gap instead, where the occasion has one; null for a plain wait.</summary>
    public double? PartOfGap { get; init; }

    /// <summary>What keeps this step silent, beside what silences the flow.</summary>
    public ImmutableArray<SilenceRule> Unless { get; init; } = [];

    /// <summary>The hours in which it may go; null for the shop's own for its channel.</summary>
    public SendWindow? Window { get; init; }

    /// <summary>Whether the storefront is asked, just before it goes, if the shopper has bought after all.</summary>
    public bool AsksFirst { get; init; }

    /// <summary>For how long it waits after the shopper followed the journey's first letter; null where that is not asked.</summary>
    public TimeSpan? AfterClick { get; init; }

    /// <summary>What it offers.</summary>
    public Incentive Incentive { get; init; }

    /// <summary>This step with a deadline.</summary>
    public Step Within(TimeSpan lateness) => this with { Deadline = lateness };

    /// <summary>This step, after asking the storefront.</summary>
    public Step Asking() => this with { AsksFirst = true };

    /// <summary>This step, not so soon after the shopper followed the journey's first letter.</summary>
    public Step Sparing(TimeSpan afterClick) => this with { AfterClick = afterClick };

    /// <summary>This step with what it offers.</summary>
    public Step With(Incentive incentive) => this with { Incentive = incentive };

    /// <summary>This step only where the condition holds.</summary>
    public Step If(Func<Seen, bool> condition) => this with { Unless = Unless.Add(new(Reason.NotMeant, seen => !condition(seen))) };
}

/// <summary>What a step offers. Stored names; only ever add.</summary>
public enum Incentive
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>A discount code, where the shop allows one.</summary>
    Code,
}

/// <summary>
/// The words of a message, each of them a template of <see cref="Templates.TemplateText"/>.
/// </summary>
/// <param name="Key">The stored name of this wording within its flow.</param>
/// <param name="Subject">The subject line; empty in a text message.</param>
/// <param name="Preview">What the inbox shows after the subject.</param>
/// <param name="Heading">The heading.</param>
/// <param name="Paragraphs">The text; of a text message the only thing. A blank line within one begins another.</param>
/// <param name="Reply">Invites an answer; said only where the shop has an address that answers reach.</param>
public sealed record Template(string Key, string Subject, string Preview, string Heading, ImmutableArray<string> Paragraphs, string Reply)
{
    /// <summary>What the one button says; null for none. Where it leads follows from what the journey is about.</summary>
    public string? Button { get; init; }

    /// <summary>The version of the shop's own words; null for the default ones.</summary>
    public int? Version { get; init; }

    /// <summary>What invites friends; said only where the shop has a page for it, whose address follows. Null for none.</summary>
    public string? Invitation { get; init; }
}
