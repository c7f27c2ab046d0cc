using System.Collections.Immutable;
using Retention.App.Crediting;
using Retention.App.Letters;
using Retention.App.Photos;
using Retention.App.Storage;
using Retention.Events;
using Retention.Reviews;

namespace Retention.App.ForShoppers;

/// <summary>
/// The page on which a shopper reviews the items of an order, changes what was sent, and takes it back. Everybody sees the same one, whatever they thought of it
/// (16 CFR 465.4).
/// </summary>
internal sealed class Reviewing(Telling telling, HearingCredit credit, ReviewUpload upload, PhotoTaking photos, PhotoLinks links, ReviewDrafts drafts, Leftovers leftovers, SentReviews before, Identity identity)
{
    /// <summary>How long a title may be.</summary>
    public const int MostTitle = 100;

    /// <summary>How long a review may be.</summary>
    public const int MostText = 2_000;

    // How long an open page shows its author's photos.
    private static readonly TimeSpan Open = TimeSpan.FromHours(6);

    /// <summary>Shows the page. Stars in the link only fill in what one item is rated.</summary>
    public async Task<IResult> ShowAsync(Visit visit, HttpRequest request, CancellationToken cancellation)
    {
        var words = visit.Words.Review;
        if (request.Query.ContainsKey("done"))
            return Page.Of(new Notice(visit.Face, words.DoneTitle, words.Done(visit.Shop.Brand.Name)) { Link = ("review", words.Again) });
        if (request.Query.ContainsKey("withdrawn"))
            return Page.Of(new Notice(visit.Face, words.WithdrawnTitle, words.Withdrawn(visit.Shop.Brand.Name)) { Link = ("review", words.Again) });
        var (items, draft, sent) = await LeftAsync(visit, cancellation);
        if (items.IsEmpty)
            return Page.Gone(visit);
        if (request.Query["withdraw"].ToString() is { Length: > 0 } id)
            return sent.Values.FirstOrDefault(review => review.Id == id) is { } review ? Page.Of<WithdrawPage>(nameof(WithdrawPage.Model), new WithdrawModel(visit.Face, review.Id, review.Item, Telling.NewOnce())) : new SeeOther("review");
        var stars = PostedForm.ReadNumber(request.Query["stars"], least: 1, most: 5);
        if (items is [{ IsEmpty: true } only])
            items = [only with { Stars = stars }];
        return await ShowAsync(visit, items, sent, Telling.NewOnce(), draft, fault: null, cancellation);
    }

    /// <summary>Takes what was posted: a review, what is to be kept for later, or that a review is taken back.</summary>
    public async Task<IResult> PostAsync(Visit visit, PostedForm unread, HttpContext http, CancellationToken cancellation)
    {
        if (ReviewForm.Items(visit).IsEmpty)
            return Page.Gone(visit);
        var frame = visit.Words.Frame;
        switch (await upload.ReadAsync(visit, ReviewForm.Items(visit), http.Request, cancellation))
        {
            case ReviewPost.Busy:
                return Page.Of(new Notice(visit.Face, visit.Words.Review.BusyTitle, visit.Words.Review.Busy) { Link = ("review", frame.Back) }, StatusCodes.Status503ServiceUnavailable);
            // An upload takes up to minutes: whoever was erased meanwhile leaves nothing.
            case ReviewPost.Read { Taken.IsEmpty: false } late when (await identity.FollowAsync(visit.Shop.Id, visit.Shopper.Id, cancellation)).Shopper.IsErased:
                await photos.ForgetAsync(visit, late.Taken.Select(taken => taken.Photo), cancellation);
                return Page.Gone(visit);
            case ReviewPost.Read post:
                var (items, draft, sent) = await LeftAsync(visit, cancellation);
                return post.Form.Has("withdraw") ? await WithdrawAsync(visit, post.Form, draft, sent, cancellation)
                    : post.Form.Line("do") == "discard" ? await DiscardAsync(visit, draft, sent, cancellation)
                    : await TakeAsync(visit, post, items, draft, sent, cancellation);
            case var other:
                await ForgetAsync(visit, ((ReviewPost.Unread)other).Taken);
                return Page.Of(new Notice(visit.Face, frame.TooLargeTitle, frame.TooLarge) { Link = ("review", frame.Back) }, StatusCodes.Status413PayloadTooLarge);
        }
    }

    private async Task<IResult> TakeAsync(Visit visit, ReviewPost.Read post, ImmutableArray<ReviewedItem> left, ReviewDraft? draft, ImmutableDictionary<string, Review> sent, CancellationToken cancellation)
    {
        ImmutableArray<ReviewedItem> items = [.. left.Select(item => ReviewForm.Posted(item, post, visit.Words.Review))];
        // What the form took off, and never stood in a review, is nobody's any more.
        await photos.ForgetAsync(visit, left.SelectMany(item => item.Photos).Concat(post.Taken.Select(taken => taken.Photo)).Except(items.SelectMany(item => item.Photos)).Except(sent.Values.SelectMany(review => review.Photos)), cancellation);
        var fault = ReviewForm.FaultOf(items, visit.Words.Review);
        var isLater = post.Form.Line("do") == "keep" && items.All(item => item.Refused.IsEmpty);
        if (fault is null && !isLater)
            return await SendAsync(visit, post.Form, items, draft, sent, cancellation);
        if (items.Any(item => ReviewForm.IsNews(item, sent)))
        {
            draft = ReviewForm.Draft(visit, items);
            await leftovers.MarkAsync(visit.Shop.Id, visit.Shopper.Id, visit.Now, cancellation);
            await drafts.PutAsync(visit.Shop.Id, visit.Shopper.Id, draft, cancellation);
        }

        return isLater ? new SeeOther("review") : await ShowAsync(visit, items, sent, post.Form.Line(Telling.Once), draft, fault, cancellation);
    }

    private async Task<IResult> SendAsync(Visit visit, PostedForm form, ImmutableArray<ReviewedItem> items, ReviewDraft? draft, ImmutableDictionary<string, Review> sent, CancellationToken cancellation)
    {
        var news = ImmutableArray.CreateBuilder<ItemReview>();
        foreach (var item in items.Where(item => ReviewForm.IsNews(item, sent)))
            news.Add(new(item.ItemId, item.Item, item.Stars!.Value, item.Title, item.Text) { ProductId = item.ProductId, Photos = [.. await photos.OwnAsync(visit, item.Key, item.Photos, cancellation)] });
        if (news.Count > 0)
            await telling.TellAsync(visit, "review", form, new ReviewGiven(visit.Link.About, visit.Now) { Items = news.ToImmutable(), IsPromised = visit.Shop.Settings.ReviewCredit is not null }, cancellation);
        if (draft is not null)
            await drafts.RemoveAsync(visit.Shop.Id, visit.Shopper, visit.Link.About, cancellation);
        return new SeeOther("review?done");
    }

    private async Task<IResult> WithdrawAsync(Visit visit, PostedForm form, ReviewDraft? draft, ImmutableDictionary<string, Review> sent, CancellationToken cancellation)
    {
        if (sent.FirstOrDefault(one => one.Value.Id == form.Line("withdraw")) is not { Key: { } item, Value: { } review })
            return new SeeOther("review");
        await telling.TellAsync(visit, "review", form, new ReviewWithdrawn(visit.Link.About, review.ItemId, visit.Now) { Item = review.Item }, cancellation);
        // A draft of it would bring it back at the next sending.
        if (draft?.Of(item) is { } begun)
        {
            await drafts.PutAsync(visit.Shop.Id, visit.Shopper.Id, draft with { Items = draft.Items.Remove(begun) }, cancellation);
            await photos.ForgetAsync(visit, begun.Photos.Except(review.Photos), cancellation);
        }

        return new SeeOther("review?withdrawn");
    }

    private async Task<IResult> DiscardAsync(Visit visit, ReviewDraft? draft, ImmutableDictionary<string, Review> sent, CancellationToken cancellation)
    {
        await drafts.RemoveAsync(visit.Shop.Id, visit.Shopper, visit.Link.About, cancellation);
        await photos.ForgetAsync(visit, (draft?.Items ?? []).SelectMany(item => item.Photos).Except(sent.Values.SelectMany(review => review.Photos)), cancellation);
        return new SeeOther("review");
    }

    // Of a post that could not be read nothing stays; but the same photo may stand in what was kept before. Whoever hung up does not stop this.
    private async Task ForgetAsync(Visit visit, ImmutableArray<ReviewPhoto> taken)
    {
        if (taken.IsEmpty)
            return;
        var (items, _, sent) = await LeftAsync(visit, CancellationToken.None);
        await photos.ForgetAsync(visit, taken.Except(items.SelectMany(item => item.Photos)).Except(sent.Values.SelectMany(review => review.Photos)), CancellationToken.None);
    }

    private async Task<(ImmutableArray<ReviewedItem> Items, ReviewDraft? Draft, ImmutableDictionary<string, Review> Sent)> LeftAsync(Visit visit, CancellationToken cancellation)
    {
        var items = ReviewForm.Items(visit);
        var (draft, sent) = (await drafts.FindAsync(visit.Shop.Id, visit.Shopper, visit.Link.About, visit.Now, cancellation), await before.FindAsync(visit, items, cancellation));
        return ([.. items.Select(item => ReviewForm.Left(item, draft, sent))], draft, sent);
    }

    private async Task<IResult> ShowAsync(Visit visit, ImmutableArray<ReviewedItem> items, ImmutableDictionary<string, Review> sent, string once, ReviewDraft? draft, Fault? fault, CancellationToken cancellation)
    {
        var promised = await credit.PromisesAsync(visit.Shop, visit.Shopper, [.. items.Select(item => item.ItemId ?? Keys.Hash(item.Item))], cancellation);
        var model = new ReviewModel(visit.Face, visit.Order?.Number ?? "", [.. items.Select(item => Shown(visit, item, sent))], once)
        {
            Fault = fault,
            Credit = promised is null ? null : Text(visit, promised.Words),
            WithPhoto = promised is null || promised.Photo == promised.Words ? null : Text(visit, promised.Photo),
            KeptUntil = draft is null ? null : visit.Day(draft.Until),
        };
        return Page.Of<ReviewPage>(nameof(ReviewPage.Model), model, isFaulty: fault is not null);
    }

    private static string Text(Visit visit, Money amount) => MoneyText.Of(amount, visit.Words.Language, visit.Shop.Country);

    private ReviewedItem Shown(Visit visit, ReviewedItem item, ImmutableDictionary<string, Review> sent) => item with
    {
        Shown = [.. item.Photos.Select(photo => new PhotoHere(photo.Id, links.Until(visit.Shop.Id, visit.Shopper.Id, photo.Id, visit.Now + Open), photo.Width, photo.Height))],
        Sent = sent.TryGetValue(item.Key, out var review) ? new(review.Id, $"{visit.Words.Review.SentOn(visit.Day(review.At))} {visit.Words.Review.Standing(review)}") : null,
    };
}
