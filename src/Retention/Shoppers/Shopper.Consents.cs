using System.Collections.Immutable;
using Retention.Events;

namespace Retention.Shoppers;

// What was said about being written to, and where that must not be.
public sealed partial record Shopper
{
    /// <summary>How many words of consent are remembered.</summary>
    public const int RememberedWords = 200;

    /// <summary>How many suppressed addresses are remembered with their cause.</summary>
    public const int RememberedSuppressions = 100;

    /// <summary>The latest explicit word about each address, way, purpose and topic.</summary>
    public ImmutableArray<ConsentWord> Consents { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>Addresses that bounced or complained.</summary>
    public ImmutableArray<Suppression> Suppressions { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>Each word of a choice with the hashes of the addresses that it is about.</summary>
    public IEnumerable<(Consent Consent, string Address)> AddressesOf(ChoicesMade made, IReadOnlyCollection<KnownName> names)
    {
        string[] numbers = [.. Consents.Where(word => word.Channel == Channel.Text).Select(word => word.Address).Distinct(StringComparer.Ordinal)];
        string[] address = names.HashOf(NameKind.Email) is { } email ? [email] : [];
        return made.Consents.SelectMany(consent => (consent.Channel == Channel.Text ? numbers : address).Select(about => (consent, about)));
    }

    /// <summary>This shopper with the word in the ledger's summary, where the latest one wins.</summary>
    public Shopper With(ConsentWord word)
    {
        var before = Consents.FirstOrDefault(word.IsAbout);
        return (this with
        {
            Consents =
            [
                .. Consents.Where(other => !word.IsAbout(other)).Append(before?.With(word) ?? word)
                    .OrderBy(other => other.At).ThenBy(other => other.Address, StringComparer.Ordinal)
                    .ThenBy(other => other.Channel).ThenBy(other => other.Purpose).ThenBy(other => other.Topic, StringComparer.Ordinal),
            ],
        }).WithFewerWords();
    }

    // Of too many words the oldest leave is forgotten first: then there is silence. A refusal is never forgotten: it becomes one for good.
    private Shopper WithFewerWords()
    {
        if (Consents.Length <= RememberedWords)
            return this;
        var gone = Consents.FirstOrDefault(word => word.IsGranted) ?? Consents[0];
        var fewer = this with { Consents = Consents.Remove(gone) };
        return gone.IsGranted ? fewer : fewer.Refusing(gone.Address);
    }

    /// <summary>This shopper with the address suppressed; the first cause stays.</summary>
    public Shopper With(Suppression told)
    {
        var all = Suppressions.Add(told).GroupBy(known => (known.Address, known.Channel))
            .Select(same => same.OrderBy(known => known.At).ThenBy(known => known.Cause, StringComparer.Ordinal).First());
        ImmutableArray<Suppression> ordered = [.. all.OrderBy(known => known.At).ThenBy(known => known.Address, StringComparer.Ordinal).ThenBy(known => known.Channel)];
        return (this with { Suppressions = Last(ordered, RememberedSuppressions) }).Refusing(ordered.SkipLast(RememberedSuppressions).Select(known => known.Address));
    }
}
