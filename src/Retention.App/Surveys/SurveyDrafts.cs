using Azure.Data.Tables;
using Retention.App.Storage;
using Retention.Shoppers;

namespace Retention.App.Surveys;

/// <summary>How far shoppers have come with surveys, beside their state: written as a page is sent, since what is told goes the road and arrives later.</summary>
internal sealed class SurveyDrafts(AppStorage storage, ShopperStore shoppers)
{
    /// <summary>How far a shopper, or whoever was merged into it, has come; null for not at all.</summary>
    public async Task<SurveyDraft?> FindAsync(string shop, Shopper shopper, string survey, string order, CancellationToken cancellation) =>
        (await shoppers.FindAsync(shop, shopper, Keys.SurveyDraft(survey, order), cancellation))?.Read(Stored.Default.SurveyDraft);

    /// <summary>Keeps it, in the place of what was kept: two devices at once end in what was sent last.</summary>
    public async Task KeepAsync(string shop, string shopper, string order, SurveyDraft draft, CancellationToken cancellation) =>
        await storage.Shoppers.UpsertEntityAsync(ShopperStore.Beside(shop, shopper, Keys.SurveyDraft(draft.Survey, order)).With(draft, Stored.Default.SurveyDraft), TableUpdateMode.Replace, cancellation);
}
