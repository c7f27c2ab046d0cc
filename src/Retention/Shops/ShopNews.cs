using Retention.Events;

namespace Retention.Shops;

/// <summary>What a shop's platform tells of the shop itself, taken over. What the merchant set here otherwise stays as it was set.</summary>
public static class ShopNews
{
    /// <summary>The shop with what is told; the same shop where it is no news of it.</summary>
    public static Shop Learn(Shop shop, Happened happened) => happened switch
    {
        ShopDetailsReported(var details) when !(shop.Details?.At > details.At) => With(shop, details),
        ScopesChanged scopes when !(shop.Scopes?.At > scopes.At) => shop with { Scopes = new(scopes.Scopes, scopes.At) },
        PlanReported plan when !(shop.Subscription?.At > plan.At) => shop with { Subscription = new(plan.Plan, plan.Status, plan.At) },
        _ => shop,
    };

    private static Shop With(Shop shop, ShopDetails told)
    {
        var (before, now) = (shop.Details, told.Over(shop.Details));
        return shop with
        {
            Details = now,
            Brand = shop.Brand with
            {
                Name = Follow(shop.Brand.Name, before?.Name, now.Name)!,
                Url = Follow(shop.Brand.Url, before?.Url, now.Url),
                PostalAddress = Follow(shop.Brand.PostalAddress, before?.PostalAddress, now.PostalAddress),
                PolicyUrl = Follow(shop.Brand.PolicyUrl, before?.PolicyUrl, now.PolicyUrl),
            },
            ReplyTo = Follow(shop.ReplyTo, before?.CustomerEmail ?? before?.Email, now.CustomerEmail ?? now.Email),
            Locale = Follow(shop.Locale, before?.Locale ?? NobodysChoice, now.Locale)!,
            Country = Follow(shop.Country, before?.Country, now.Country),
            TimeZone = Follow(shop.TimeZone, before?.TimeZone, now.TimeZone),
        };
    }

    // A language is never unset: this is what a shop has before anybody chose.
    private const string NobodysChoice = "en";

    // What is as it was told the last time was set by nobody here.
    private static string? Follow(string? own, string? before, string? now) => string.IsNullOrEmpty(own) || own == before ? now ?? own : own;
}
