using System.Collections.Immutable;
using System.Globalization;
using Retention.App.Crediting;
using Retention.App.Letters;
using Retention.Events;

namespace Retention.App.ForShoppers;

/// <summary>The page on which a shopper reviews the items of an order. Everybody sees the same one, whatever they thought of it (16 CFR 465.4).</summary>
internal sealed class Reviewing(Telling telling, HearingCredit credit)
{
    /// <summary>How long a title may be.</summary>
    public const int MostTitle = 100;

    /// <summary>How long a review may be.</summary>
    public const int MostText = 2_000;

    // A letter names at most twelve; whoever ordered more reviews the first.
    private const int MostItems = 20;

    /// <summary>Shows the page. Stars in the link only fill in what one item is rated.</summary>
    public async Task<IResult> ShowAsync(Visit visit, HttpRequest request, CancellationToken cancellation)
    {
        if (request.Query.ContainsKey("done"))
            return Page.Of(new Notice(visit.Face, visit.Words.Review.DoneTitle, visit.Words.Review.Done(visit.Shop.Brand.Name)));
        var stars = PostedForm.ReadNumber(request.Query["stars"], least: 1, most: 5);
        return Items(visit) is [var first, .. var others] ? await ShowAsync(visit, [others.IsEmpty ? first with { Stars = stars } : first, .. others], Telling.NewOnce(), fault: null, cancellation) : Page.Gone(visit);
    }

    /// <summary>Takes a review.</summary>
    public async Task<IResult> PostAsync(Visit visit, PostedForm form, HttpContext http, CancellationToken cancellation)
    {
        ImmutableArray<ReviewedItem> items = [.. Items(visit).Select(item => Filled(item, form))];
        if (items.IsEmpty)
            return Page.Gone(visit);
        if (FaultOf(items, visit.Words.Review) is { } fault)
            return await ShowAsync(visit, items, form.Line(Telling.Once), fault, cancellation);
        var review = new ReviewGiven(visit.Link.About, visit.Now)
        {
            Items = [.. items.Where(item => !item.IsEmpty).Select(item => new ItemReview(item.ItemId, item.Item, item.Stars!.Value, item.Title, item.Text) { ProductId = item.ProductId })],
            IsPromised = visit.Shop.Settings.ReviewCredit is not null,
        };
        await telling.TellAsync(visit, "review", form, review, cancellation);
        return new SeeOther("review?done");
    }

    private static ImmutableArray<ReviewedItem> Items(Visit visit) =>
        visit.Order is null || visit.About is not { } about ? [] : [.. about.Lines.Take(MostItems).Select((line, number) => new ReviewedItem(number, line.Title, line.Variant, line.VariantId) { ProductId = line.ProductId })];

    private static ReviewedItem Filled(ReviewedItem item, PostedForm form)
    {
        var number = item.Number.ToString(CultureInfo.InvariantCulture);
        return item with { Stars = form.Number($"stars-{number}", least: 1, most: 5), Title = form.Line($"title-{number}"), Text = form.Text($"text-{number}") };
    }

    private static Fault? FaultOf(ImmutableArray<ReviewedItem> items, ReviewWords words)
    {
        foreach (var item in items)
        {
            if (item.Title.Length > MostTitle || item.Text.Length > MostText)
                return new(item.Title.Length > MostTitle ? $"title-{item.Number}" : $"text-{item.Number}", words.TooLong(item.Item));
            if (!item.IsEmpty && item.Stars is null)
                return new($"stars-{item.Number}", words.NoStarsFor(item.Item));
        }

        return items.All(item => item.IsEmpty) ? new("stars-0", words.NoStars) : null;
    }

    private async Task<IResult> ShowAsync(Visit visit, ImmutableArray<ReviewedItem> items, string once, Fault? fault, CancellationToken cancellation)
    {
        var promised = await credit.PromiseAsync(visit.Shop, visit.Shopper, cancellation);
        var model = new ReviewModel(visit.Face, visit.Order?.Number ?? "", items, once) { Fault = fault, Credit = promised is { } amount ? MoneyText.Of(amount, visit.Words.Language, visit.Shop.Country) : null };
        return Page.Of<ReviewPage>(nameof(ReviewPage.Model), model, isFaulty: fault is not null);
    }
}
