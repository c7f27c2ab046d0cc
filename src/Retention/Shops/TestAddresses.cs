using Retention.Events;

namespace Retention.Shops;

/// <summary>
/// Where a shop that pays nobody may send test letters: to itself. A trial that mails codes and tests to whoever it likes is how spam is sent through honest
/// programs (facts/shopify.md 6).
/// </summary>
public static class TestAddresses
{
    /// <summary>Why test letters must not go there, with what to do; null where they may.</summary>
    public static string? Objection(Shop shop, Name address)
    {
        if (shop.IsTrusted || shop.Details?.Stage is null or ShopStage.Paying)
            return null;
        string?[] told = [shop.Details.Email, shop.Details.CustomerEmail];
        var own = told.Select(Name.OfEmail).OfType<Name>().Distinct().ToArray();
        if (own.Contains(address) || (shop.Sender is { IsValid: true, Domain: var domain } && address.Value.EndsWith($"@{domain}", StringComparison.OrdinalIgnoreCase)))
            return null;
        var only = own.Length == 0 ? "addresses of your own sender domain, once it is set up" : $"{string.Join(" and ", own.Select(name => name.Value))}, and to addresses of your own sender domain once it is set up";
        return $"Your shop is on trial, a development store or closed. Until it has a paid plan, test letters go only to {only}.";
    }
}
