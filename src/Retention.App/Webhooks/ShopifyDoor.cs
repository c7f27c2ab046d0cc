using System.Globalization;
using System.Text.RegularExpressions;
using Retention.App.Settings;
using Retention.App.Storage;

namespace Retention.App.Webhooks;

/// <summary>Where Shopify delivers (facts/shopify.md 2.1). No token is touched, and no shop is looked up: that is the worker's.</summary>
internal sealed partial class ShopifyDoor(AppSettings settings, Intake intake, TimeProvider time)
{
    /// <summary>The platform's name in our keys.</summary>
    public const string Platform = "shopify";

    private const string Secret = "any of Shopify__ClientSecrets";

    /// <summary>Answers one delivery: 200 once it is in the queue, in quarantine, or counted as none of our business.</summary>
    public async Task<IResult> ReceiveAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (request.ContentLength > Delivery.Limit)
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        if (!Signature.MayBe(request.Headers["X-Shopify-Hmac-Sha256"]))
            return intake.Refuse(Platform, Secret); // Not worth the reading.

        if (await Delivery.ReadAsync(request, cancellation) is not { } delivery)
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        if (!Signature.Verifies(delivery.Body, delivery.Header("X-Shopify-Hmac-Sha256"), settings.ShopifySecrets))
            return intake.Refuse(Platform, Secret);

        await TakeAsync(delivery, cancellation);
        return Results.Ok();
    }

    /// <summary>Takes a delivery that is known to be genuine. False when it was not understood, and went into quarantine.</summary>
    public Task<bool> TakeAsync(Delivery delivery, CancellationToken cancellation)
    {
        var topic = delivery.Header("X-Shopify-Topic") ?? "";
        var domain = delivery.Header("X-Shopify-Shop-Domain")?.ToLowerInvariant() ?? "";
        var translated = topic.Length == 0 ? new Translated.NotUnderstood("no X-Shopify-Topic header")
            : !IsDomain().IsMatch(domain) ? new Translated.NotUnderstood("no X-Shopify-Shop-Domain header with a myshopify.com domain")
            : ShopifyTranslation.Read(topic, delivery.Body, TriggeredAt(delivery) ?? time.GetUtcNow());
        return intake.TakeAsync(Platform, Keys.Shop(Platform, domain), domain, topic, translated, delivery, cancellation);
    }

    /// <summary>A shop's permanent domain.</summary>
    [GeneratedRegex(@"^[a-z0-9][a-z0-9\-]*\.myshopify\.com\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 100)]
    public static partial Regex IsDomain();

    private static DateTimeOffset? TriggeredAt(Delivery delivery) =>
        DateTimeOffset.TryParse(delivery.Header("X-Shopify-Triggered-At"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at) ? at : null;
}
