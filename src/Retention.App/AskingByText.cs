using Azure;
using Retention.App.Queues;
using Retention.App.Senders;
using Retention.App.Storage;
using Retention.Decisions;
using Retention.Events;
using Retention.Languages;
using Retention.Shoppers;
using Retention.Shops;

namespace Retention.App;

/// <summary>
/// Plans the one text that asks to confirm that reminders of carts may come by text. As with letters (see <see cref="AskingToConfirm"/>), that it is
/// asked for stands in a row of its own beside the shopper; nothing is planned while nobody brings the shop's texts.
/// </summary>
internal sealed class AskingByText(AppStorage storage, ShopperStore shoppers, TextedNumbers numbers, Channels channels, Schedule schedule, TimeProvider time)
{
    /// <summary>The flow's key in the plan; no journey of a shopper's is called so.</summary>
    public const string Flow = "confirm-texts";

    /// <summary>The hash of the number that a wake-up is about; null when it is about something else.</summary>
    public static string? NumberOf(StepMessage step) => step.Journey.StartsWith($"{Flow}|", StringComparison.Ordinal) ? step.Journey[(Flow.Length + 1)..] : null;

    /// <summary>Hears an event after its commit. One that agrees to no texts costs nothing; told again, the wake-up is written again.</summary>
    public async Task HearAsync(Shop shop, EventMessage message, Happened happened, IReadOnlyCollection<KnownName> names, Shopper shopper, CancellationToken cancellation)
    {
        if (message.HappenedAt is not null || happened.Hints.FirstOrDefault(hint => hint.Kind == NameKind.Phone)?.Value is not { } to)
            return; // What is told of the past starts nothing; nor does what names no number.
        var now = time.GetUtcNow();
        if (numbers.Hash(shop.Id, to) is not { } number || !ToldWords.Of(happened, names, shopper).Any(told => told.Address == number && TextConfirmations.Concerns(told.Consent))
            || !TextConfirmations.IsAwaited(shopper, shop, number, now) || !await channels.ServeAsync(Channel.Text, shop.Id, cancellation))
            return;
        if (await PlanAsync(shop, shopper, number, to, LocaleOf(happened), now, cancellation))
            await WakeAsync(shop.Id, shopper.Id, number, now, cancellation);
    }

    /// <summary>Writes the text's wake-up. Writing it again changes nothing.</summary>
    public Task WakeAsync(string shop, string shopper, string number, DateTimeOffset at, CancellationToken cancellation) =>
        schedule.WakeAsync(shop, shopper, new Journey { Flow = Flow, FlowVersion = 1, Subject = number, StartedAt = at, DueAt = at }, at, cancellation);

    // Whether the text is still to go.
    private async Task<bool> PlanAsync(Shop shop, Shopper shopper, string number, string to, string? locale, DateTimeOffset now, CancellationToken cancellation)
    {
        if (await shoppers.FindAsync(shop.Id, shopper, Keys.Confirmation(number), cancellation) is { } known)
            return known.GetString("State") == AskingToConfirm.Asked;
        var row = ShopperStore.Beside(shop.Id, shopper.Id, Keys.Confirmation(number));
        (row["State"], row["At"], row["To"], row["Language"]) = (AskingToConfirm.Asked, now, to, Wordbooks.LanguageOf(locale, shop.Locale));
        try
        {
            await storage.Shoppers.AddEntityAsync(row, cancellation);
        }
        catch (RequestFailedException raced) when (raced.Status == 409)
        {
            // Somebody else planned it at this moment.
        }

        return true;
    }

    private static string? LocaleOf(Happened happened) => happened switch
    {
        OrderReported(var order) => order.Locale,
        CartReported(var cart) => cart.Locale,
        _ => null,
    };
}
