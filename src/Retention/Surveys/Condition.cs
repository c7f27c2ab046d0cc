using System.Collections.Immutable;
using System.Globalization;

namespace Retention.Surveys;

/// <summary>When a page or a question is shown: it looks at answers that were given on earlier pages. A closed type.</summary>
public abstract record Condition
{
    private Condition()
    {
    }

    /// <summary>Whether it holds. What was not answered fulfils nothing.</summary>
    public abstract bool Holds(Answers answers);

    /// <summary>The questions that it looks at, each with where it says so in the file.</summary>
    public abstract IEnumerable<LookedAt> LooksAt { get; }

    /// <summary>All of them hold.</summary>
    /// <param name="Of">The conditions.</param>
    public sealed record All(ImmutableArray<Condition> Of) : Condition
    {
        /// <inheritdoc/>
        public override bool Holds(Answers answers) => Of.All(one => one.Holds(answers));

        /// <inheritdoc/>
        public override IEnumerable<LookedAt> LooksAt => Of.SelectMany(one => one.LooksAt);
    }

    /// <summary>At least one of them holds.</summary>
    /// <param name="Of">The conditions.</param>
    public sealed record Any(ImmutableArray<Condition> Of) : Condition
    {
        /// <inheritdoc/>
        public override bool Holds(Answers answers) => Of.Any(one => one.Holds(answers));

        /// <inheritdoc/>
        public override IEnumerable<LookedAt> LooksAt => Of.SelectMany(one => one.LooksAt);
    }

    /// <summary>One of these was answered.</summary>
    /// <param name="Question">The question.</param>
    /// <param name="Values">The answers that fulfil it.</param>
    /// <param name="Path">Where it stands in the file.</param>
    public sealed record IsOneOf(string Question, ImmutableArray<string> Values, string Path) : Condition
    {
        /// <inheritdoc/>
        public override bool Holds(Answers answers) => answers.Of(Question).Any(value => Values.Contains(value, StringComparer.Ordinal));

        /// <inheritdoc/>
        public override IEnumerable<LookedAt> LooksAt => [new(Question, Path) { Values = Values }];
    }

    /// <summary>A number between these was answered, both included.</summary>
    /// <param name="Question">The question.</param>
    /// <param name="Least">The lowest number that fulfils it.</param>
    /// <param name="Most">The highest.</param>
    /// <param name="Path">Where it stands in the file.</param>
    public sealed record IsBetween(string Question, int Least, int Most, string Path) : Condition
    {
        /// <inheritdoc/>
        public override bool Holds(Answers answers) =>
            answers.Of(Question) is [var value] && int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= Least && number <= Most;

        /// <inheritdoc/>
        public override IEnumerable<LookedAt> LooksAt => [new(Question, Path) { NeedsNumber = true }];
    }

    /// <summary>Anything, or nothing, was answered.</summary>
    /// <param name="Question">The question.</param>
    /// <param name="Is">Whether it was.</param>
    /// <param name="Path">Where it stands in the file.</param>
    public sealed record IsAnswered(string Question, bool Is, string Path) : Condition
    {
        /// <inheritdoc/>
        public override bool Holds(Answers answers) => answers.Of(Question).IsEmpty != Is;

        /// <inheritdoc/>
        public override IEnumerable<LookedAt> LooksAt => [new(Question, Path)];
    }
}

/// <summary>A question that a condition looks at.</summary>
/// <param name="Question">Its key.</param>
/// <param name="Path">Where the condition stands in the file.</param>
public sealed record LookedAt(string Question, string Path)
{
    /// <summary>The answers that it waits for; empty where any will do.</summary>
    public ImmutableArray<string> Values { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>Whether it compares numbers.</summary>
    public bool NeedsNumber { get; init; }
}
