using Azure.Storage.Queues;
using Retention.App.Cases;
using Retention.App.Crediting;
using Retention.App.ForShoppers;
using Retention.App.Privacy;
using Retention.App.Referrals;
using Retention.App.Rehearsing;
using Retention.App.Reports;
using Retention.App.Reviews;
using Retention.App.Storage;
using Retention.App.Storefronts;
using Retention.App.Storefronts.Shopify;
using Retention.App.Tiers;

namespace Retention.App.Queues;

/// <summary>Takes the text of a queue message to the road. Kestrel's receivers and the Functions host both end here.</summary>
internal sealed class Dispatch(AppStorage storage, Seal seal, IServiceProvider services)
{
    /// <summary>Handles one message. When it throws, the message is not done and comes again.</summary>
    /// <param name="queue">Which queue it came from.</param>
    /// <param name="text">Its text.</param>
    /// <param name="isRepeated">Whether it was delivered before.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="BrokenSealException">This program did not put the message.</exception>
    public async Task HandleAsync(QueueClient queue, string text, bool isRepeated, CancellationToken cancellation)
    {
        try
        {
            if (queue.Name == storage.EventQueue.Name)
                await HandleAsync(seal.Open(text, Stored.Default.EventMessage), isRepeated, cancellation);
            else
                await HandleAsync(seal.Open(text, Stored.Default.StepMessage), isRepeated, cancellation);
        }
        catch (NewerVersionException)
        {
            // While a deployment rolls, old and new run side by side: it is left for the new one, not poisoned.
            await Inbox.PutBackAsync(queue, text, cancellation);
        }
    }

    private Task HandleAsync(EventMessage message, bool isRepeated, CancellationToken cancellation) =>
        HistoryImport.Concerns(message) ? By<HistoryImport>().HandleAsync(message, isRepeated, cancellation)
        : ReachCounting.Concerns(message) ? By<ReachCounting>().HandleAsync(message, isRepeated, cancellation)
        : ReportInbox.Concerns(message) ? By<ReportBatches>().HandleAsync(message, isRepeated, cancellation)
        : DataRequests.Concerns(message) ? By<DataRequests>().HandleAsync(message, cancellation)
        : ShopErasing.Concerns(message) ? By<ShopErasing>().HandleAsync(message, cancellation)
        : By<EventArrived>().HandleAsync(message, cancellation);

    private Task HandleAsync(StepMessage step, bool isRepeated, CancellationToken cancellation) =>
        ItemWaves.ItemOf(step) is { } item ? By<ItemWaves>().HandleAsync(step, item, cancellation)
        : HistoryImport.Concerns(step) ? By<HistoryImport>().HandleAsync(step, cancellation)
        : OrdersReconciliation.Concerns(step) ? By<OrdersReconciliation>().HandleAsync(step, cancellation)
        : RehearsalJob.FamilyOf(step) is { } family ? By<RehearsalJob>().HandleAsync(step, family, cancellation)
        : AskingToConfirm.AddressOf(step) is { } address ? By<ConfirmationLetters>().HandleAsync(step, address, cancellation)
        : AskingByText.NumberOf(step) is { } number ? By<ConfirmationTexts>().HandleAsync(step, number, cancellation)
        : PreferencesLinks.AddressOf(step) is { } writer ? By<PreferencesLinks>().HandleAsync(step, writer, cancellation)
        : AskingForList.AddressOf(step) is { } listed ? By<ListLetters>().HandleAsync(step, listed, cancellation)
        : TellingShop.Concerns(step) ? By<ConsentBack>().HandleAsync(step, cancellation)
        : TierWakes.DueOf(step) is { } rated ? By<TierStep>().LookAsync(step, rated, cancellation)
        : TierWakes.ToldOf(step) is { } raised ? By<TierStep>().HandleAsync(step, raised, cancellation)
        : TierWakes.IsOfEarly(step) ? By<TierStep>().TellEarlyAsync(step, cancellation)
        : TierWakes.GoneOf(step) is { } gone ? By<TierStep>().TakeAwayAsync(step, gone, cancellation)
        : CaseWakes.WordOf(step) is { } told ? By<CaseAcknowledging>().HandleAsync(step, told, cancellation)
        : CaseWakes.DeedOf(step) is var (one, deed) ? By<CaseDeeds>().HandleAsync(step, one, deed, cancellation)
        : CreditWakes.RewardOf(step) is var (account, reward) ? By<CreditStep>().HandleAsync(step, account, reward, cancellation)
        : EarningWakes.Of(step) is { } wake ? By<EarningStep>().HandleAsync(step, wake, cancellation)
        : ReferralWakes.ReferralOf(step) is { } referral ? By<ReferralStep>().HandleAsync(step, referral, cancellation)
        : RatingWakes.ProductOf(step) is { } product ? By<RatingStep>().HandleAsync(step, product, cancellation)
        : RatingWakes.AllOf(step) is { } after ? By<RatingStep>().HandleAllAsync(step, after, cancellation)
        : By<StepIsDue>().HandleAsync(step, isRepeated, cancellation);

    private T By<T>()
        where T : notnull => services.GetRequiredService<T>();
}
