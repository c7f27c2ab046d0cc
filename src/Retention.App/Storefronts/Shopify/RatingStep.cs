using System.Collections.Immutable;
using Azure;
using Retention.App.Observability;
using Retention.App.Queues;
using Retention.App.Reviews;
using Retention.App.Storage;
using Retention.Reviews;

namespace Retention.App.Storefronts.Shopify;

/// <summary>
/// Brings a product's rating into the shop: looks what stands there, writes down what is asked for, then asks. What another app wrote stays, and the
/// merchant is told. What became of a change whose answer was lost is read in the shop before it is asked again.
/// </summary>
internal sealed class RatingStep(ShopifyShops shopify, ShopStore shops, ReviewStore reviews, WrittenRatings rows, RatingWakes wakes, Counts counts, TimeProvider time)
{
    private const string NotOurs = "Another app, or somebody by hand, keeps this product's rating.";
    private const string NotOursRemedy = "Let one app write ratings: remove both reviews metafields of the product, or turn the rating off in the other app, and we look again within a day; or turn it off here, under Set up.";
    private const string RefusedRemedy = "Look under Settings > Metafields and metaobjects > Products whether the definitions of reviews.rating and reviews.rating_count are as Shopify made them; we try again within a day.";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan LongPatience = TimeSpan.FromHours(24);
    private static readonly ImmutableArray<string> Overtaken = ["INVALID_COMPARE_DIGEST", "STALE_OBJECT"];

    /// <summary>Handles a wake-up for a product. It is only a hint: twice, late, or when there is nothing to do, it changes nothing.</summary>
    public async Task HandleAsync(StepMessage step, string product, CancellationToken cancellation)
    {
        StoredJson.Check(step.V);
        if (!ReviewMetafields.IsProduct(product) || (await shops.FindAsync(step.Shop, cancellation))?.Shop is not { UninstalledAt: null, Settings: var settings })
            return;
        var ratings = await reviews.RatingsAsync(step.Shop, product, cancellation);
        // Where the shop shows no reviews, or wants nothing written any more, what we wrote goes.
        var wanted = settings is { WritesReviewFigures: true, ShowReviews: not ReviewShowing.Off } && ratings is not null ? ShownRating.Of(ratings.Unrewarded) : ShownRating.None;
        var (written, etag) = await rows.ReadAsync(step.Shop, product, cancellation);
        if (written is { Asked: null, Trouble: null } && written.Told == wanted)
            return;
        if (etag is null && wanted == ShownRating.None)
            return;
        if (await shopify.OpenAsync(step.Shop, cancellation) is not { } shop)
            return;
        await WriteAsync(shop, step.Shop, (written with { Title = ratings?.Title ?? written.Title }, etag), wanted, cancellation);
    }

    /// <summary>Handles a wake-up for all products of a shop: each gets one of its own, spread over some time.</summary>
    public async Task HandleAllAsync(StepMessage step, string after, CancellationToken cancellation)
    {
        StoredJson.Check(step.V);
        await wakes.SpreadAsync(step.Shop, after, cancellation);
    }

    private async Task WriteAsync(ShopifyShop shop, string id, (WrittenRating Rating, ETag? ETag) written, ShownRating wanted, CancellationToken cancellation)
    {
        var (known, etag) = written;
        var look = await ReviewMetafields.ReadAsync(shop, known.Product, cancellation);
        if (look is not Answer<FoundRating?>.Said { Value: var found })
        {
            await TroubleAsync(id, known, etag, look.Trouble!, cancellation);
            return;
        }

        if (found is null)
        {
            await rows.ForgetAsync(id, known.Product, cancellation);
            return;
        }

        if (!known.MayChange(found.Rating))
        {
            counts.Add("rating", "not ours");
            var isWanted = wanted != ShownRating.None;
            await rows.WriteAsync(id, known with { Told = ShownRating.None, Asked = null, Trouble = isWanted ? NotOurs : null, Remedy = isWanted ? NotOursRemedy : null }, etag, cancellation);
            if (isWanted)
                await wakes.AtAsync(id, known.Product, time.GetUtcNow() + LongPatience, cancellation);
            return;
        }

        if (found.Rating == wanted)
        {
            await rows.WriteAsync(id, known with { Told = wanted, Asked = null, Trouble = null, Remedy = null }, etag, cancellation);
            return;
        }

        // Our row first: what stands in the shop after a lost answer is known as ours by it.
        var asked = known with { Told = found.Rating, Asked = wanted, AskedAt = time.GetUtcNow(), Trouble = null, Remedy = null };
        if (await rows.WriteAsync(id, asked, etag, cancellation) is not { } mark)
            return; // Somebody else is at it.
        switch (await ReviewMetafields.WriteAsync(shop, known.Product, wanted, found, cancellation))
        {
            case Answer<ImmutableArray<UserError>>.Said { Value: [] }:
                counts.Add("rating", "written");
                await rows.WriteAsync(id, asked with { Told = wanted, Asked = null }, mark, cancellation);
                break;
            case Answer<ImmutableArray<UserError>>.Said { Value: var errors }:
                counts.Add("rating", "refused");
                await RefusedAsync(id, asked, mark, errors, cancellation);
                break;
            case Answer<ImmutableArray<UserError>>.Not(var why):
                counts.Add("rating", why.Key);
                await TroubleAsync(id, asked, mark, why, cancellation);
                break;
        }
    }

    // Somebody wrote between the look and this: look again. Anything else a person has to mend.
    private async Task RefusedAsync(string shop, WrittenRating asked, ETag mark, ImmutableArray<UserError> errors, CancellationToken cancellation)
    {
        var isOvertaken = errors.Any(error => Overtaken.Contains(error.Code ?? "", StringComparer.Ordinal));
        await rows.WriteAsync(shop, asked with { Asked = null, Trouble = isOvertaken ? null : $"Shopify does not take the rating ({errors[0].Code ?? "no code"}).", Remedy = isOvertaken ? null : RefusedRemedy }, mark, cancellation);
        await wakes.AtAsync(shop, asked.Product, time.GetUtcNow() + (isOvertaken ? TimeSpan.Zero : LongPatience), cancellation);
    }

    // What passes is tried again, and no merchant's business.
    private async Task TroubleAsync(string shop, WrittenRating known, ETag? etag, ShopTrouble why, CancellationToken cancellation)
    {
        var isPassing = why.IsPassing || why.MayHaveHappened;
        if (!isPassing)
            await rows.WriteAsync(shop, known with { Trouble = why.What, Remedy = why.Remedy }, etag, cancellation);
        await wakes.AtAsync(shop, known.Product, time.GetUtcNow() + (why.After ?? (isPassing ? Patience : LongPatience)), cancellation);
    }
}
