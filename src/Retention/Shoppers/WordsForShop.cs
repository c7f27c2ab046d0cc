using Retention.Events;

namespace Retention.Shoppers;

/// <summary>A word about advertising that was said to us, as the shop's own record of the customer should have it.</summary>
/// <param name="Channel">By which way.</param>
/// <param name="Address">The hash of the address or telephone number.</param>
/// <param name="IsGranted">Whether advertising is allowed, from the address itself; otherwise it is refused.</param>
/// <param name="At">When it was said (UTC).</param>
public sealed record WordForShop(Channel Channel, string Address, bool IsGranted, DateTimeOffset At);

/// <summary>Finds what the shop should be told of a shopper's last word. Pure.</summary>
public static class WordsForShop
{
    /// <summary>The source of words that stand in the shop's own record of its customer.</summary>
    public const string CustomerRecord = "customer record";

    /// <summary>
    /// The words, one for each address and way. The last one by time counts, and only where it was said to us: what came from the shop is never told
    /// back, and neither is a yes that nobody has confirmed from the address. Who called our mail a nuisance has refused it; that a letter came back
    /// is no word of the owner's.
    /// </summary>
    public static IEnumerable<WordForShop> Of(Shopper shopper)
    {
        var words = shopper.Consents.Where(IsAboutAdvertising).ToLookup(word => (word.Channel, word.Address));
        var complaints = shopper.Suppressions.Where(told => told.Cause == SuppressionCause.Complaint).ToLookup(told => (told.Channel, told.Address));
        foreach (var (channel, address) in words.Select(same => same.Key).Union(complaints.Select(same => same.Key)))
        {
            var last = words[(channel, address)].Aggregate((ConsentWord?)null, (known, word) => known?.With(word) ?? word);
            var complained = complaints[(channel, address)].Select(told => (DateTimeOffset?)told.At).Max();
            if (complained >= (last?.At ?? DateTimeOffset.MinValue))
                yield return new(channel, address, IsGranted: false, complained.Value);
            else if (last is not null && !IsOfShop(last.Source) && (!last.IsGranted || last.StandsConfirmed))
                yield return new(channel, address, last.IsGranted, last.At);
        }
    }

    /// <summary>Whether an event can bring such a word.</summary>
    public static bool Concerns(Happened happened, IReadOnlyCollection<KnownName> names, Shopper shopper) =>
        happened is AddressSuppressed { Cause: SuppressionCause.Complaint } || ToldWords.Of(happened, names, shopper).Any(told => !IsOfShop(told.Consent.Source));

    private static bool IsAboutAdvertising(ConsentWord word) => word is { Topic: null, Purpose: null or Purpose.Marketing };

    private static bool IsOfShop(string source) => source is CustomerRecord or "checkout" or ConsentWord.Imported;
}
