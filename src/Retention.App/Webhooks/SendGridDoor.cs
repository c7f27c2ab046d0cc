using Retention.App.Observability;
using Retention.App.Reports;
using Retention.App.Settings;

namespace Retention.App.Webhooks;

/// <summary>
/// Where SendGrid reports what became of letters (facts/messaging.md 1.6 to 1.8). The whole batch is one queue message; it is never refused for one
/// event in it, since SendGrid would repeat all of them for 24 hours.
/// </summary>
internal sealed class SendGridDoor(AppSettings settings, ReportInbox reports, Quarantine quarantine, Intake intake, Counts counts, TimeProvider time)
{
    /// <summary>The provider's name in our keys.</summary>
    public const string Platform = "sendgrid";

    /// <summary>What its deliveries are called in the quarantine.</summary>
    public const string Topic = "events";

    // SendGrid posts what it has every 30 seconds or 768 KB.
    private const int Limit = 5 * 1024 * 1024;
    private const string Secret = "any of SendGrid__EventKeys";

    /// <summary>Answers one batch: 200 once it is in the queue, or in quarantine.</summary>
    public async Task<IResult> ReceiveAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (request.ContentLength > Limit)
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        if (settings.SendGridEventKeys.IsEmpty || !SendGridSignature.MayBe(request.Headers[SendGridSignature.Header], request.Headers[SendGridSignature.TimestampHeader], time.GetUtcNow()))
            return intake.Refuse(Platform, Secret); // Not worth the reading.

        if (await Delivery.ReadAsync(request, Limit, cancellation) is not { } delivery)
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        if (!SendGridSignature.Verifies(delivery.Body, delivery.Header(SendGridSignature.Header), delivery.Header(SendGridSignature.TimestampHeader), settings.SendGridEventKeys))
            return intake.Refuse(Platform, Secret);

        await TakeAsync(delivery, cancellation);
        return Results.Ok();
    }

    /// <summary>Takes a batch that is known to be genuine. False when it was no batch at all, and went into quarantine.</summary>
    public async Task<bool> TakeAsync(Delivery delivery, CancellationToken cancellation)
    {
        if (SendGridEvents.Read(delivery.Body) is not { } read)
        {
            await quarantine.KeepAsync(Platform, Platform, Topic, "the body is no JSON array", delivery, cancellation);
            return false;
        }

        foreach (var why in read.LeftOut)
            counts.Add("report left out", why);
        await reports.PutAsync(read.Reports, cancellation);
        return true;
    }
}
