using System.Collections.Immutable;
using System.Globalization;
using Retention.App.Merchant.SetupPages;
using Retention.Languages;
using Retention.Tiers;

namespace Retention.App.Merchant.TierPages;

/// <summary>The form of a shop's levels: what was typed, what it means, and what is wrong with it.</summary>
/// <param name="Typed">What was typed, by field.</param>
/// <param name="Faults">What is wrong, by field; empty where it is understood.</param>
public sealed record TierForm(IReadOnlyDictionary<string, string> Typed, IReadOnlyDictionary<string, string> Faults)
{
    private const int MostName = 40;
    private const int MostBenefits = 300;

    /// <summary>What it means; null where something is wrong.</summary>
    public TierSettings? Settings { get; private init; }

    /// <summary>The same for the fields of a page.</summary>
    public SetupForm Fields => new(Typed, Faults);

    /// <summary>What was typed into a field.</summary>
    public string this[string field] => Typed.GetValueOrDefault(field, "");

    /// <summary>The form of levels as they are kept.</summary>
    public static TierForm Of(TierSettings? settings)
    {
        var typed = new Dictionary<string, string>(StringComparer.Ordinal) { ["measure"] = (settings?.Measure ?? TierMeasure.Orders).ToString(), ["tells"] = settings?.TellsShop == true ? "yes" : "" };
        foreach (var (place, level) in (settings?.Levels ?? []).Index())
        {
            (typed[$"key-{place}"], typed[$"name-{place}"], typed[$"benefits-{place}"], typed[$"code-{place}"]) = (level.Key, level.Name, level.Benefits, level.Code ?? "");
            typed[$"threshold-{place}"] = settings!.Measure == TierMeasure.Spend && settings.Currency is { } currency ? TierFields.Number(new(level.Threshold, currency)) : level.Threshold.ToString(CultureInfo.InvariantCulture);
            typed[$"credit-{place}"] = level.Credit is { } credit ? TierFields.Number(credit) : "";
            typed[$"words-{place}"] = string.Join('\n', Wordbooks.List.Select(book => book.Language).Where(language => level.Names.ContainsKey(language) || level.BenefitsByLanguage.ContainsKey(language))
                .Select(language => $"{language}: {level.NameIn(language)} | {level.BenefitsIn(language)}"));
        }

        typed["early"] = string.Join('\n', (settings?.Early ?? []).Select(item => $"{item.ProductId} {settings!.Find(item.Tier)?.Name ?? item.Tier} {item.OpensOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}"));
        if (settings?.Gift is { } gift)
            (typed["gift-product"], typed["gift-title"], typed["gift-price"], typed["gift-reviews"]) = (gift.Item.ProductId, gift.Item.Title, TierFields.Number(gift.Item.Price), gift.Reviews.ToString(CultureInfo.InvariantCulture));
        return new(typed, ImmutableDictionary<string, string>.Empty);
    }

    /// <summary>Reads what was typed.</summary>
    /// <param name="typed">What was typed.</param>
    /// <param name="before">The levels as they are kept: one that stays keeps its key.</param>
    /// <param name="currency">The shop's own currency; null where it can't be told, so that nothing can be an amount.</param>
    public static TierForm Read(IReadOnlyDictionary<string, string> typed, TierSettings? before, Currency? currency)
    {
        var faults = new Dictionary<string, string>(StringComparer.Ordinal);
        var fields = new TierFields(typed, faults, currency);
        var measure = Enum.TryParse<TierMeasure>(typed.GetValueOrDefault("measure"), out var known) && Enum.IsDefined(known) ? known : TierMeasure.Orders;
        var levels = ImmutableArray.CreateBuilder<Tier>();
        for (var place = 0; place < TierSettings.MostLevels; place++)
        {
            if (fields.Line($"name-{place}", MostName) is not { Length: > 0 } name)
                continue;
            var threshold = measure == TierMeasure.Spend ? fields.Amount($"threshold-{place}")?.Minor : fields.Count($"threshold-{place}", TierSettings.MostCount);
            if (threshold is { } least && levels.Count > 0 && least <= levels[^1].Threshold)
                faults[$"threshold-{place}"] = "Each level has to take more than the one before it.";
            if (levels.Any(other => string.Equals(other.Name, name, StringComparison.OrdinalIgnoreCase)))
                faults[$"name-{place}"] = "Another level is called so already.";
            var (names, benefits) = fields.Words($"words-{place}", MostName, MostBenefits);
            levels.Add(new(TierFields.Key(typed.GetValueOrDefault($"key-{place}"), before, levels, place), name, threshold ?? 0)
            {
                Names = names,
                Benefits = fields.Line($"benefits-{place}", MostBenefits),
                BenefitsByLanguage = benefits,
                Code = fields.Code($"code-{place}"),
                Credit = fields.Line($"credit-{place}", 20).Length == 0 ? null : fields.Credit($"credit-{place}"),
            });
        }

        var settings = new TierSettings
        {
            Version = (before?.Version ?? 0) + 1,
            Measure = measure,
            Currency = currency,
            Levels = levels.ToImmutable(),
            TellsShop = typed.GetValueOrDefault("tells") == "yes",
        };
        settings = settings with { Early = fields.Early(settings), Gift = fields.Gift() };
        return new(typed, faults) { Settings = faults.Count == 0 ? settings : null };
    }
}
