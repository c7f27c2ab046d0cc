using Microsoft.AspNetCore.Http.Features;
using Retention.App.Observability;
using Retention.App.Replies;
using Retention.App.Settings;

namespace Retention.App.Webhooks;

/// <summary>
/// Where SendGrid's Inbound Parse brings shoppers' replies (facts/messaging.md 1.9). It is signed as events are, over the raw bytes; that the headers
/// are named the same is unconfirmed, and stands in <see cref="SendGridSignature"/> alone.
/// </summary>
internal sealed class ParseDoor(AppSettings settings, ReplyReceiving replies, Quarantine quarantine, Intake intake, Counts counts, TimeProvider time)
{
    /// <summary>What its deliveries are called in the quarantine.</summary>
    public const string Topic = "parse";

    // SendGrid takes mails of 30 MB, and puts some around them.
    private const int Limit = 35 * 1024 * 1024;
    private const string Secret = "any of SendGrid__ParseKeys";

    // Two of them at once are 70 MB: the others wait their turn. Most replies are small, and wait for nobody.
    private const int Large = 256 * 1024;
    private static readonly SemaphoreSlim AtOnce = new(2);

    /// <summary>Answers one mail: 200 once it is in the queue, in quarantine, or dropped.</summary>
    public async Task<IResult> ReceiveAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (settings.SendGridParseHost is null)
            return Results.NotFound();
        if (request.ContentLength > Limit)
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        if (!SendGridSignature.MayBe(request.Headers[SendGridSignature.Header], request.Headers[SendGridSignature.TimestampHeader], time.GetUtcNow()))
            return intake.Refuse(SendGridDoor.Platform, Secret); // Not worth the reading.

        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = Limit + (64 * 1024);
        if (request.ContentLength <= Large)
            return await ReadAsync(request, cancellation);
        await AtOnce.WaitAsync(cancellation);
        try
        {
            Delivery.Hurry(request); // Anybody may promise 35 MB before the signature can be checked.
            return await ReadAsync(request, cancellation);
        }
        finally
        {
            AtOnce.Release();
        }
    }

    private async Task<IResult> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (await Delivery.ReadAsync(request, Limit, cancellation) is not { } delivery)
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        if (!SendGridSignature.Verifies(delivery.Body, delivery.Header(SendGridSignature.Header), delivery.Header(SendGridSignature.TimestampHeader), settings.SendGridParseKeys))
            return intake.Refuse(SendGridDoor.Platform, Secret);
        await TakeAsync(delivery, cancellation);
        return Results.Ok();
    }

    /// <summary>Takes a mail that is known to be genuine. False when it was not understood, and went into quarantine.</summary>
    public async Task<bool> TakeAsync(Delivery delivery, CancellationToken cancellation)
    {
        if (await ParsedMail.ReadAsync(delivery, cancellation) is { } mail)
        {
            await replies.TakeAsync(mail, cancellation);
            return true;
        }

        counts.Add("reply dropped", "not understood");
        if (delivery.Body.Length <= Delivery.Limit)
            await quarantine.KeepAsync(SendGridDoor.Platform, SendGridDoor.Platform, Topic, "no mail as Inbound Parse brings it", delivery, cancellation);
        return false;
    }
}
