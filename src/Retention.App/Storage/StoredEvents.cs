using System.Text.Json.Serialization.Metadata;
using Retention.Events;

namespace Retention.App.Storage;

/// <summary>The stored form of each kind of event. The names are stored: only ever add.</summary>
internal static class StoredEvents
{
    /// <summary>How this kind of event is written; null for one that this program does not know.</summary>
    public static JsonTypeInfo? TypeOf(string kind) => kind switch
    {
        nameof(OrderReported) => Stored.Default.OrderReported,
        nameof(OrderRemoved) => Stored.Default.OrderRemoved,
        nameof(RefundReported) => Stored.Default.RefundReported,
        nameof(RiskReported) => Stored.Default.RiskReported,
        nameof(CustomerReported) => Stored.Default.CustomerReported,
        nameof(ShopperErased) => Stored.Default.ShopperErased,
        nameof(ShopUninstalled) => Stored.Default.ShopUninstalled,
        nameof(ShopCopied) => Stored.Default.ShopCopied,
        nameof(ShopDetailsReported) => Stored.Default.ShopDetailsReported,
        nameof(ScopesChanged) => Stored.Default.ScopesChanged,
        nameof(PlanReported) => Stored.Default.PlanReported,
        nameof(ConnectionFailed) => Stored.Default.ConnectionFailed,
        nameof(CartReported) => Stored.Default.CartReported,
        nameof(CartBoughtElsewhere) => Stored.Default.CartBoughtElsewhere,
        nameof(ShipmentReported) => Stored.Default.ShipmentReported,
        nameof(ReviewGiven) => Stored.Default.ReviewGiven,
        nameof(ReviewWithdrawn) => Stored.Default.ReviewWithdrawn,
        nameof(NotArrivedYet) => Stored.Default.NotArrivedYet,
        nameof(SurveyAnswered) => Stored.Default.SurveyAnswered,
        nameof(ProblemRaised) => Stored.Default.ProblemRaised,
        nameof(CaseClosed) => Stored.Default.CaseClosed,
        nameof(CaseSettled) => Stored.Default.CaseSettled,
        nameof(ChoicesMade) => Stored.Default.ChoicesMade,
        nameof(ConsentReported) => Stored.Default.ConsentReported,
        nameof(AddressSuppressed) => Stored.Default.AddressSuppressed,
        nameof(ItemReported) => Stored.Default.ItemReported,
        nameof(ItemsReported) => Stored.Default.ItemsReported,
        nameof(ItemSaved) => Stored.Default.ItemSaved,
        nameof(ItemForgotten) => Stored.Default.ItemForgotten,
        nameof(SavedListReported) => Stored.Default.SavedListReported,
        nameof(CustomersMerged) => Stored.Default.CustomersMerged,
        nameof(DataRequested) => Stored.Default.DataRequested,
        nameof(ShopErased) => Stored.Default.ShopErased,
        nameof(ProductRemoved) => Stored.Default.ProductRemoved,
        nameof(ImportSourceReady) => Stored.Default.ImportSourceReady,
        _ => null,
    };
}
