using System.Text.RegularExpressions;
using Microsoft.Extensions.Caching.Memory;
using Retention.App.Observability;
using Retention.App.Storage;
using Retention.Events;

namespace Retention.App.Webhooks;

/// <summary>Where WooCommerce shops deliver, each to the address of its own connection (facts/woocommerce.md 1).</summary>
internal sealed partial class WooCommerceDoor(ShopStore shops, Intake intake, Counts counts, IMemoryCache cache, TimeProvider time)
{
    /// <summary>The platform's name in our keys.</summary>
    public const string Platform = "woocommerce";

    private const int LongestPing = 40;

    /// <summary>Answers one delivery: 200 once it is in the queue, in quarantine, or counted as none of our business.</summary>
    public async Task<IResult> ReceiveAsync(string connection, HttpRequest request, CancellationToken cancellation)
    {
        // Who it is comes first: for strangers nothing is read.
        if (!IsConnection().IsMatch(connection) || await shops.FindConnectionAsync(connection, again: false, cancellation) is not { } known)
            return Results.NotFound();
        if (request.ContentLength > Delivery.Limit)
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        var isSigned = Signature.MayBe(request.Headers["X-WC-Webhook-Signature"]);
        if (!isSigned && (request.ContentLength is null || request.ContentLength > LongestPing))
            return intake.Refuse(Platform, $"the secret of a webhook of shop {known.Shop}");
        if (await Delivery.ReadAsync(request, cancellation) is not { } delivery)
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        if (IsPing(delivery))
            return Results.Ok(); // Anything but 200 makes the shop ping again after every delivery.
        if (!await VerifiesAsync(connection, known, delivery, cancellation))
            return intake.Refuse(Platform, $"the secret of a webhook of shop {known.Shop}");

        if (WooCommerceSource.IsOf(known, delivery.Header("X-WC-Webhook-Source")))
            await TakeAsync(known.Shop, delivery, cancellation);
        else
            await IgnoreAsync(known.Shop, delivery, cancellation);
        return Results.Ok();
    }

    /// <summary>Takes a delivery that is known to be genuine. False when it was not understood, and went into quarantine.</summary>
    public Task<bool> TakeAsync(string shop, Delivery delivery, CancellationToken cancellation)
    {
        var topic = delivery.Header("X-WC-Webhook-Topic") ?? "";
        var translated = topic.Length == 0 ? new Translated.NotUnderstood("no X-WC-Webhook-Topic header") : WooCommerceTranslation.Read(topic, delivery.Body);
        return intake.TakeAsync(Platform, shop, shop, topic, translated, delivery, cancellation);
    }

    // A copy of the shop. Its orders are trials, and its addresses real people's: nothing of it is taken. The merchant is told once a day.
    private async Task IgnoreAsync(string shop, Delivery delivery, CancellationToken cancellation)
    {
        counts.Add("ignored", "a copy of the shop");
        var address = WooCommerceSource.Address(delivery.Header("X-WC-Webhook-Source"))!;
        if (cache.TryGetValue(("copy", shop, address), out _))
            return;
        var told = new Translated.Understood(new ShopCopied(address, time.GetUtcNow()), "copy");
        await intake.TakeAsync(Platform, shop, shop, "copy", told, delivery, cancellation);
        cache.Set(("copy", shop, address), value: true, new MemoryCacheEntryOptions { AbsoluteExpirationRelativeToNow = TimeSpan.FromDays(1), Size = 1 });
    }

    // An unknown signature may be that of a secret that was changed a moment ago: the connection is read anew, at most twice a minute.
    private async Task<bool> VerifiesAsync(string id, Connection known, Delivery delivery, CancellationToken cancellation)
    {
        var signature = delivery.Header("X-WC-Webhook-Signature");
        var topic = delivery.Header("X-WC-Webhook-Topic");
        if (Signature.Verifies(delivery.Body, signature, known.SecretsOf(topic)))
            return true;
        return signature is not null
            && await shops.FindConnectionAsync(id, again: true, cancellation) is { } fresh
            && Signature.Verifies(delivery.Body, signature, fresh.SecretsOf(topic));
    }

    // The unsigned form that a shop posts when a webhook is made (facts/woocommerce.md 1.3).
    private static bool IsPing(Delivery delivery) =>
        delivery.Header("X-WC-Webhook-Signature") is null && delivery.Header("X-WC-Webhook-Topic") is null
        && delivery.Body.Length <= LongestPing && IsPingBody().IsMatch(System.Text.Encoding.ASCII.GetString(delivery.Body));

    [GeneratedRegex(@"^webhook_id=[0-9]+\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 100)]
    private static partial Regex IsPingBody();

    /// <summary>Whether a text can be the id of a connection.</summary>
    // \z, not $, which lets a line break pass at the end: as a key it would be refused by storage, and answered with 500.
    [GeneratedRegex(@"^[0-9a-f]{32}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 100)]
    internal static partial Regex IsConnection();
}
