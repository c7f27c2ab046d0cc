using System.Collections.Immutable;

namespace Retention.Surveys;

/// <summary>A text of a survey in the languages that it was written in. <c>{shop}</c> and <c>{order}</c> stand for the shop's name and the order's number.</summary>
/// <param name="Written">The texts by BCP 47 tags without a country, like <c>de</c>.</param>
public sealed record LocalText(ImmutableDictionary<string, string> Written)
{
    /// <summary>The text in this language; where it lacks, in the survey's own, and else in whichever comes first.</summary>
    /// <param name="language">The language in which the survey is shown.</param>
    /// <param name="own">The survey's own language.</param>
    public string In(string language, string own) =>
        Written.TryGetValue(language, out var text) || Written.TryGetValue(own, out text) ? text : Written.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => one.Value).FirstOrDefault("");

    /// <summary>As <see cref="In(string, string)"/>, with the shop's name and the order's number put in.</summary>
    public string In(string language, string own, SurveyPlace place) =>
        In(language, own).Replace("{shop}", place.Shop, StringComparison.Ordinal).Replace("{order}", place.Order, StringComparison.Ordinal);

    /// <summary>Whether both are written in the same languages with the same words.</summary>
    public bool Equals(LocalText? other) => other is not null && Written.Count == other.Written.Count && Written.All(one => other.Written.TryGetValue(one.Key, out var text) && text == one.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => Written.Count;
}

/// <summary>What stands for the names in a survey's texts.</summary>
/// <param name="Shop">The shop's name.</param>
/// <param name="Order">The order's number as the shopper knows it.</param>
public sealed record SurveyPlace(string Shop, string Order);
