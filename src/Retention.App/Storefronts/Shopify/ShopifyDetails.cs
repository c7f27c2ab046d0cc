using Retention.App.Letters;
using Retention.App.Storage;
using Retention.App.Webhooks;
using Retention.Decisions;
using Retention.Events;
using Retention.Shops;

namespace Retention.App.Storefronts.Shopify;

/// <summary>
/// Asks a Shopify shop what it says of itself: on installation, when it tells that something of it changed, and once a day. What is not told, for want of a
/// scope say, stays as it is known.
/// </summary>
internal sealed class ShopifyDetails(ShopStore shops, ShopifyShops opened, TimeProvider time)
{
    private const int AtOnce = 4;
    private const string NewAccounts = "NEW_CUSTOMER_ACCOUNTS";
    private static readonly TimeSpan Every = TimeSpan.FromHours(23); // An hour less, so that an hourly job comes to once a day.
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(5);

    /// <summary>Asks one shop. What hindered it; null when it answered, or is none of Shopify's.</summary>
    public async Task<ShopTrouble?> RefreshAsync(string shop, CancellationToken cancellation)
    {
        if (await opened.OpenAsync(shop, cancellation) is not { } there)
            return null;
        var answer = await there.AskAsync(ShopDetailsData.Operation, new NoVariables(), cancellation);
        if (answer is not Answer<ShopDetailsData>.Said { Value: var data })
            return answer.Trouble;
        var now = time.GetUtcNow();
        await shops.ChangeAsync(shop, known => With(known, data, now), cancellation);
        return null;
    }

    /// <summary>Asks those that were not heard for a day, a few at a time. Called every hour: shops that are down must not hold the others up.</summary>
    public async Task RefreshAllAsync(CancellationToken cancellation)
    {
        var (begun, now) = (time.GetTimestamp(), time.GetUtcNow());
        var due = (await shops.ListAsync(cancellation)).Where(record => record is { Platform: ShopifyDoor.Platform, Shop: { UninstalledAt: null, Trouble: not ShopifyTroubles.ShopTroubleKey, Details: var known } } && !(known?.AskedAt > now - Every));
        await Parallel.ForEachAsync(due.OrderBy(record => record.Shop.Details?.AskedAt), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation }, async (record, stopping) =>
        {
            if (time.GetElapsedTime(begun) < Budget)
                await RefreshAsync(record.Shop.Id, stopping);
        });
    }

    private static Shop With(Shop shop, ShopDetailsData data, DateTimeOffset now)
    {
        shop = ShopNews.Learn(shop, new ShopDetailsReported(Read(data, now)));
        if (data.CurrentAppInstallation is not { } app)
            return shop;
        shop = ShopNews.Learn(shop, new ScopesChanged([.. app.AccessScopes.Select(scope => scope.Handle)], now));
        // Only those that hold are listed: none means that the one known has ended.
        return app.ActiveSubscriptions is [var plan, ..] ? ShopNews.Learn(shop, new PlanReported(plan.Name ?? "", plan.Status?.ToLowerInvariant() ?? "active", now))
            : shop.Subscription is { IsActive: true } ended ? ShopNews.Learn(shop, new PlanReported(ended.Plan, "ended", now))
            : shop;
    }

    private static ShopDetails Read(ShopDetailsData data, DateTimeOffset now)
    {
        var shop = data.Shop;
        return new(now)
        {
            AskedAt = now,
            Name = Clean.Line(shop?.Name) is { Length: > 0 } name ? name : null,
            Email = Name.OfEmail(shop?.Email)?.Value,
            CustomerEmail = Name.OfEmail(shop?.ContactEmail)?.Value,
            Url = Link(shop?.PrimaryDomain?.Url)?.TrimEnd('/'),
            Currency = Currency.Read(shop?.CurrencyCode)?.Code,
            TimeZone = shop?.IanaTimezone is { } zone && Zones.Find(zone) is not null ? zone : null,
            Country = shop?.ShopAddress?.CountryCodeV2 is { Length: 2 } country && country != "ZZ" ? country : null, // ZZ is Shopify's "unknown".
            Locale = Tag(data.ShopLocales.FirstOrDefault(locale => locale.Primary)?.Locale),
            Locales = [.. data.ShopLocales.Select(locale => Tag(locale.Locale)).OfType<string>()],
            PostalAddress = shop?.ShopAddress?.Formatted is { Length: > 1 } lines ? string.Join('\n', lines.Select(line => Clean.Line(line)).Where(line => line is { Length: > 0 })) : null,
            PolicyUrl = Link(shop?.ShopPolicies.FirstOrDefault(policy => policy.Type == "REFUND_POLICY")?.Url),
            PlanName = shop?.Plan?.PublicDisplayName,
            Stage = shop?.Plan is not { } plan ? null : plan.PartnerDevelopment ? ShopStage.Development : ShopifyPlans.StageOf(plan.PublicDisplayName),
            HasStoreCredit = data.StoreCreditConfiguration is { } credit && shop?.CustomerAccountsV2?.CustomerAccountsVersion is { } accounts ? credit.StoreCreditEnabled && accounts == NewAccounts : null,
        };
    }

    private static string? Link(string? url) => Links.Read(url) is { Scheme: "https" } link ? link.AbsoluteUri : null;

    private static string? Tag(string? locale) => locale is { Length: >= 2 and <= 20 } && locale.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-') ? locale : null;
}
