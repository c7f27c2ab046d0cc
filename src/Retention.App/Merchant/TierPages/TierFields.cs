using System.Collections.Immutable;
using System.Globalization;
using Retention.App.Letters;
using Retention.Languages;
using Retention.Rewards;
using Retention.Tiers;

namespace Retention.App.Merchant.TierPages;

/// <summary>Reads the fields of the form of levels, and writes down what is wrong with each.</summary>
internal sealed class TierFields(IReadOnlyDictionary<string, string> typed, Dictionary<string, string> faults, Currency? currency)
{
    private const int MostId = 40;

    /// <summary>An amount as it is typed.</summary>
    public static string Number(Money money) => money.Amount.ToString($"F{money.Currency.Digits.ToString(CultureInfo.InvariantCulture)}", CultureInfo.InvariantCulture);

    /// <summary>The key of a level: that which it had, else one of its own.</summary>
    public static string Key(string? before, TierSettings? known, IReadOnlyCollection<Tier> others, int place)
    {
        if (before is { Length: > 0 } && known?.Find(before) is not null && !others.Any(other => other.Key == before))
            return before;
        for (var number = place + 1; ; number++)
        {
            var key = string.Create(CultureInfo.InvariantCulture, $"level{number}");
            if (known?.Find(key) is null && !others.Any(other => other.Key == key))
                return key;
        }
    }

    /// <summary>A line of text.</summary>
    public string Line(string field, int most)
    {
        var line = Clean.Line(typed.GetValueOrDefault(field)) ?? "";
        if (line.Length > most)
            faults[field] = string.Create(CultureInfo.InvariantCulture, $"Write {most} letters at most.");
        return line;
    }

    /// <summary>A whole number from 1.</summary>
    public long? Count(string field, int most)
    {
        if (int.TryParse(typed.GetValueOrDefault(field)?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count >= 1 && count <= most)
            return count;
        faults[field] = string.Create(CultureInfo.InvariantCulture, $"Write a number from 1 to {most}.");
        return null;
    }

    /// <summary>An amount in the shop's own currency, as high as it likes.</summary>
    public Money? Amount(string field)
    {
        var text = (typed.GetValueOrDefault(field) ?? "").Trim().Replace(',', '.');
        if (currency is not { } own)
            faults[field] = "Your shop could not be asked for its currency. Try again in a minute.";
        else if (text.Length <= 15 && !text.StartsWith('-') && Money.Read(text, own) is { Minor: > 0 } money)
            return money;
        else
            faults[field] = $"Write an amount like 250.00, in {own}.";
        return null;
    }

    /// <summary>An amount that may be given as credit.</summary>
    public Money? Credit(string field)
    {
        if (currency is { } own && CreditText.Read(typed.GetValueOrDefault(field) ?? "", own) is { } credit)
            return credit;
        faults[field] = currency is { } known ? $"Write an amount like 5.00, in {known}, of {CreditText.Write(Earning.MostByHand(known))} at most." : "Your shop could not be asked for its currency. Try again in a minute.";
        return null;
    }

    /// <summary>A code of the shop's own.</summary>
    public string? Code(string field)
    {
        var code = Line(field, MostId);
        if (code.Any(letter => !char.IsAsciiLetterOrDigit(letter) && letter is not ('-' or '_')))
            faults[field] = "Write letters, digits, - and _ only.";
        return code.Length == 0 ? null : code;
    }

    /// <summary>Names and benefits in other languages, a line for each: <c>de: Gold | Versand frei</c>.</summary>
    public (ImmutableDictionary<string, string> Names, ImmutableDictionary<string, string> Benefits) Words(string field, int mostName, int mostBenefits)
    {
        var (names, benefits) = (ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal), ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal));
        foreach (var line in Lines(field))
        {
            var (language, words) = line.Split(':', 2) is [var before, var after] ? (before.Trim().ToLowerInvariant(), after) : ("", line);
            var (name, brings) = words.Split('|', 2) is [var first, var second] ? (Clean.Line(first) ?? "", Clean.Line(second) ?? "") : (Clean.Line(words) ?? "", "");
            if (!Wordbooks.List.Any(book => book.Language == language) || name.Length == 0 || name.Length > mostName || brings.Length > mostBenefits)
                faults[field] = $"Write a line like \"de: Gold | Versand frei\" for each language: {string.Join(", ", Wordbooks.List.Select(book => book.Language))}.";
            else
                names[language] = name;
            if (brings.Length > 0)
                benefits[language] = brings;
        }

        return (names.ToImmutable(), benefits.ToImmutable());
    }

    /// <summary>What is sold early, a line for each: the product's id, the level, and the day on which everybody may buy it.</summary>
    public ImmutableArray<EarlyItem> Early(TierSettings settings)
    {
        var items = ImmutableArray.CreateBuilder<EarlyItem>();
        foreach (var line in Lines("early"))
        {
            var parts = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var level = parts.Length < 3 ? null : settings.Levels.FirstOrDefault(one => string.Equals(one.Name, string.Join(' ', parts[1..^1]), StringComparison.OrdinalIgnoreCase));
            if (level is null || !IsId(parts[0]) || !DateOnly.TryParseExact(parts[^1], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var opens))
                faults["early"] = $"Not understood: \"{Clean.Line(line)}\". Write a product's number, one of your levels and a day, like \"8814 {settings.Levels.LastOrDefault()?.Name ?? "Gold"} 2026-12-24\".";
            else
                items.Add(new(parts[0], level.Key, opens));
        }

        if (items.Count > TierSettings.MostEarly)
            faults["early"] = string.Create(CultureInfo.InvariantCulture, $"Write {TierSettings.MostEarly} products at most.");
        return items.ToImmutable();
    }

    /// <summary>The product that is given to whoever reviews much; null for none.</summary>
    public ReviewGift? Gift()
    {
        var (product, title) = (Line("gift-product", MostId), Line("gift-title", 100));
        if (product.Length == 0)
            return null;
        if (!IsId(product))
            faults["gift-product"] = "Write the product's number: it stands in its address in your shop's admin.";
        if (title.Length == 0)
            faults["gift-title"] = "Write what the product is called.";
        return Amount("gift-price") is { } price && Count("gift-reviews", TierSettings.MostCount) is { } reviews ? new(new(product, title, price), (int)reviews) : null;
    }

    private IEnumerable<string> Lines(string field) => (typed.GetValueOrDefault(field) ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(TierSettings.MostEarly + 1);

    private static bool IsId(string text) => text.Length is > 0 and <= 20 && text.All(char.IsAsciiDigit);
}
