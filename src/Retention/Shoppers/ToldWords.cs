using Retention.Events;

namespace Retention.Shoppers;

/// <summary>Finds what an event says about being written to, and about which address.</summary>
public static class ToldWords
{
    /// <summary>The words, each with its number among those of the event and the hash of its address; one whose address is not named is left out.</summary>
    /// <param name="happened">The event.</param>
    /// <param name="names">The event's names, as the directory knows them.</param>
    /// <param name="known">The shopper: a choice about texts is about every number that the shopper was asked about.</param>
    public static IEnumerable<(int Number, Consent Consent, string Address)> Of(Happened happened, IReadOnlyCollection<KnownName> names, Shopper known)
    {
        if (happened is ChoicesMade made)
        {
            foreach (var (number, (consent, about)) in known.AddressesOf(made, names).Index())
                yield return (number, consent, about);
        }

        var words = happened switch
        {
            OrderReported(var order) => order.Consents,
            CartReported(var cart) => cart.Consents,
            CustomerReported customer => customer.Consents,
            ConsentReported(var consent) => [consent],
            _ => [],
        };
        for (var number = 0; number < words.Length; number++)
        {
            if (names.HashOf(words[number].Channel == Channel.Email ? NameKind.Email : NameKind.Phone) is { } address)
                yield return (number, words[number], address);
        }
    }
}
