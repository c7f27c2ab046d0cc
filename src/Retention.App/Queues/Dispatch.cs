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
internal sealed class Dispatch(
    AppStorage storage, Seal seal, EventArrived events, HistoryImport imports, OrdersReconciliation reconciliation, ReachCounting reach, ReportBatches reports, StepIsDue steps, ItemWaves waves, RehearsalJob rehearsals, ConfirmationLetters confirmations, ConfirmationTexts questions, PreferencesLinks preferences, ListLetters lists, CreditStep credit, EarningStep earning, RatingStep ratings, ReferralStep referrals, ConsentBack consents, TierStep tiers,
    DataRequests asked, ShopErasing leaving, CaseAcknowledging acknowledging, CaseDeeds deeds)
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
        HistoryImport.Concerns(message) ? imports.HandleAsync(message, isRepeated, cancellation)
        : ReachCounting.Concerns(message) ? reach.HandleAsync(message, isRepeated, cancellation)
        : ReportInbox.Concerns(message) ? reports.HandleAsync(message, isRepeated, cancellation)
        : DataRequests.Concerns(message) ? asked.HandleAsync(message, cancellation)
        : ShopErasing.Concerns(message) ? leaving.HandleAsync(message, cancellation)
        : events.HandleAsync(message, cancellation);

    private Task HandleAsync(StepMessage step, bool isRepeated, CancellationToken cancellation) =>
        ItemWaves.ItemOf(step) is { } item ? waves.HandleAsync(step, item, cancellation)
        : HistoryImport.Concerns(step) ? imports.HandleAsync(step, cancellation)
        : OrdersReconciliation.Concerns(step) ? reconciliation.HandleAsync(step, cancellation)
        : RehearsalJob.FamilyOf(step) is { } family ? rehearsals.HandleAsync(step, family, cancellation)
        : AskingToConfirm.AddressOf(step) is { } address ? confirmations.HandleAsync(step, address, cancellation)
        : AskingByText.NumberOf(step) is { } number ? questions.HandleAsync(step, number, cancellation)
        : PreferencesLinks.AddressOf(step) is { } writer ? preferences.HandleAsync(step, writer, cancellation)
        : AskingForList.AddressOf(step) is { } listed ? lists.HandleAsync(step, listed, cancellation)
        : TellingShop.Concerns(step) ? consents.HandleAsync(step, cancellation)
        : TierWakes.DueOf(step) is { } rated ? tiers.LookAsync(step, rated, cancellation)
        : TierWakes.ToldOf(step) is { } raised ? tiers.HandleAsync(step, raised, cancellation)
        : TierWakes.IsOfEarly(step) ? tiers.TellEarlyAsync(step, cancellation)
        : TierWakes.GoneOf(step) is { } gone ? tiers.TakeAwayAsync(step, gone, cancellation)
        : CaseWakes.WordOf(step) is { } told ? acknowledging.HandleAsync(step, told, cancellation)
        : CaseWakes.DeedOf(step) is var (one, deed) ? deeds.HandleAsync(step, one, deed, cancellation)
        : CreditWakes.RewardOf(step) is var (account, reward) ? credit.HandleAsync(step, account, reward, cancellation)
        : EarningWakes.Of(step) is { } wake ? earning.HandleAsync(step, wake, cancellation)
        : ReferralWakes.ReferralOf(step) is { } referral ? referrals.HandleAsync(step, referral, cancellation)
        : RatingWakes.ProductOf(step) is { } product ? ratings.HandleAsync(step, product, cancellation)
        : RatingWakes.AllOf(step) is { } after ? ratings.HandleAllAsync(step, after, cancellation)
        : steps.HandleAsync(step, isRepeated, cancellation);
}
