using System.Text.RegularExpressions;
using Retention.App.Observability;
using Retention.App.Settings;
using Retention.App.Storage;
using Retention.App.Storefronts.Shopify;

namespace Retention.App.Webhooks;

/// <summary>Where Shopify delivers (facts/shopify.md 2.1). No token is touched, and no shop is looked up: that is the worker's.</summary>
internal sealed partial class ShopifyDoor(AppSettings settings, Intake intake, Counts counts, TimeProvider time, ILogger<ShopifyDoor> logger)
{
    /// <summary>The platform's name in our keys.</summary>
    public const string Platform = "shopify";

    private const string Secret = "any of Shopify__ClientSecrets";

    /// <summary>Answers one delivery: 200 once it is in the queue, in quarantine, or counted as none of our business.</summary>
    public async Task<IResult> ReceiveAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (request.ContentLength > Delivery.Limit)
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        if (!Signature.MayBe(request.Headers[ShopifyHeaders.Signature]))
            return intake.Refuse(Platform, Secret); // Not worth the reading.

        if (await Delivery.ReadAsync(request, cancellation) is not { } delivery)
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        if (!Signature.Verifies(delivery.Body, delivery.Header(ShopifyHeaders.Signature), settings.ShopifySecrets))
            return intake.Refuse(Platform, Secret);

        Count(delivery);
        await TakeAsync(delivery, cancellation);
        return Results.Ok();
    }

    /// <summary>Takes a delivery that is known to be genuine. False when it was not understood, and went into quarantine.</summary>
    public Task<bool> TakeAsync(Delivery delivery, CancellationToken cancellation)
    {
        var topic = delivery.Header(ShopifyHeaders.Topic) ?? "";
        var domain = delivery.Header(ShopifyHeaders.Domain)?.ToLowerInvariant() ?? "";
        var translated = topic.Length == 0 ? new Translated.NotUnderstood("no X-Shopify-Topic header")
            : !IsDomain().IsMatch(domain) ? new Translated.NotUnderstood("no X-Shopify-Shop-Domain header with a myshopify.com domain")
            : ShopifyTranslation.Read(topic, delivery.Body, ShopifyHeaders.MomentOf(delivery) ?? Otherwise(topic), domain);
        return intake.TakeAsync(Platform, Keys.Shop(Platform, domain), domain, topic, translated, delivery, cancellation);
    }

    /// <summary>A shop's permanent domain.</summary>
    [GeneratedRegex(@"^[a-z0-9][a-z0-9\-]*\.myshopify\.com\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 100)]
    public static partial Regex IsDomain();

    // Whether a shop was installed since can't be told by when it came: a redact may be a day late.
    private DateTimeOffset? Otherwise(string topic) => topic == "shop/redact" ? null : time.GetUtcNow();

    // Of a version that is no longer supported another one is delivered, without a word (facts/shopify.md 1.1): counted, and said aloud ever more seldom.
    private void Count(Delivery delivery)
    {
        if (delivery.Header(ShopifyHeaders.Version) is not { } version || version == ShopifyApi.Version)
            return;
        var told = version.Length <= 20 && version.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') ? version : "another";
        if (long.IsPow2(counts.Add("version", $"{Platform} {told}")))
            logger.DeliveredInAnotherVersion(told, ShopifyApi.Version);
    }
}
