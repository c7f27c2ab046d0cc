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
/// Plans the one text that asks to confirm that reminders of carts may come by text. As with letters (see <see cref="AskingToConfirm"/>)
/// it is asked once; nothing is planned while nobody brings the shop's texts.
/// </summary>
internal sealed class AskingByText(AskedOnce asked, TextedNumbers numbers, Channels channels, TimeProvider time)
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
        if (await asked.IsToGoAsync(shop.Id, shopper, number, cancellation) is not { } isToGo)
            await asked.PlanAsync(shop.Id, shopper.Id, number, to, Wordbooks.LanguageOf(LocaleOf(happened), shop.Locale), now, cancellation);
        else if (!isToGo)
            return;
        await asked.WakeAsync(shop.Id, shopper.Id, Flow, number, now, cancellation);
    }

    private static string? LocaleOf(Happened happened) => happened switch
    {
        OrderReported(var order) => order.Locale,
        CartReported(var cart) => cart.Locale,
        _ => null,
    };
}
