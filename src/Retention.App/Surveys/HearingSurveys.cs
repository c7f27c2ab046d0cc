using Retention.App.Crediting;
using Retention.App.Queues;
using Retention.App.Storage;
using Retention.Events;
using Retention.Rewards;
using Retention.Shoppers;
using Retention.Shops;
using Retention.Surveys;

namespace Retention.App.Surveys;

/// <summary>Puts what a shopper answered into the shop's responses. Heard again it changes nothing. Of somebody who was erased nothing is kept.</summary>
internal sealed class HearingSurveys(Identity identity, ShopperStore shoppers, ResponseStore responses, EarningCredit earning, TimeProvider time)
{
    /// <summary>Hears an event after its commit. One that is no answer costs nothing.</summary>
    public async Task HearAsync(Shop shop, EventMessage message, Happened happened, Applied applied, CancellationToken cancellation)
    {
        if (Told(happened) is not var (order, filled, at) || applied.Shopper.IsErased)
            return;
        var shopper = applied.Shopper;
        await responses.PutAsync(shop.Id, new()
        {
            Id = Keys.ResponseId(shop.Id, filled.Survey, order),
            Survey = filled.Survey,
            Version = filled.Version,
            Shopper = shopper.Id,
            OrderId = order,
            Number = shopper.Order(order)?.Number,
            Language = filled.Language,
            Loyalty = shopper.ObjectsToProfiling ? LoyaltyBand.Unsorted : Loyalty.Of(shopper).Band,
            Products = Bought((await shoppers.FindAsync(shop.Id, shopper, Keys.Order(order), cancellation))?.Read(Stored.Default.Order)),
            At = at,
            LastAt = at,
            IsComplete = filled.IsComplete,
            Answers = filled.Answers,
        }, cancellation);
        // What was answered has no place in it: only that it was, to the end. (A survey of the past earns nothing.)
        if (filled.IsComplete && message.HappenedAt is null && shop.Settings.SurveyCredit is not null)
            await earning.EarnAsync(shop, shopper.Id, message.Address ?? "", new Occasion.Survey(filled.Survey, order), time.GetUtcNow(), cancellation);
        // Whoever was erased between the commit and here was erased without these rows.
        if ((await identity.FollowAsync(shop.Id, shopper.Id, cancellation)).Shopper is { IsErased: true } erased)
        {
            foreach (var id in erased.Merged.Add(erased.Id).Add(shopper.Id).Distinct(StringComparer.Ordinal))
                await responses.EraseAsync(shop.Id, id, cancellation);
        }
    }

    private static (string Order, Filled Filled, DateTimeOffset At)? Told(Happened happened) => happened switch
    {
        SurveyAnswered answer => (answer.OrderId, answer.Filled ?? Earlier(answer), answer.At),
        SurveyFilled filled => (filled.OrderId, filled.Filled, filled.At),
        _ => null,
    };

    // A score that an earlier version's page took, or that came by another way: its words answer the question that follows it.
    private static Filled Earlier(SurveyAnswered answer)
    {
        var survey = StandardSurveys.Nps;
        var answers = Answers.None.With(survey.Scored!.Key, answer.Score.ToString(System.Globalization.CultureInfo.InvariantCulture));
        if (answer.Comment is { Length: > 0 } comment && survey.Next(answers, survey.Pages[0].Key) is { } page)
            answers = answers.With(page.Questions[0].Key, comment);
        return new(survey.Key, survey.Version, answers.All);
    }

    private static System.Collections.Immutable.ImmutableArray<BoughtProduct> Bought(Order? order) => order is null || order.Lines.IsDefault ? []
        : [.. order.Lines.Where(line => (line.ProductId ?? line.VariantId) is not null).DistinctBy(line => line.ProductId ?? line.VariantId, StringComparer.Ordinal).Take(20).Select(line => new BoughtProduct((line.ProductId ?? line.VariantId)!, line.Title))];
}
