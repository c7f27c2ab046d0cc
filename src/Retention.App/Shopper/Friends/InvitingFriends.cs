using Retention.App.Letters;
using Retention.App.Referrals;
using Retention.App.Storage;

namespace Retention.App.ForShoppers;

/// <summary>
/// The page on which a shopper gets a link to invite friends, and sees how it stands with each. Everybody who has a letter may; it is never unlocked by what somebody thought
/// of the shop (16 CFR 465.4, facts/peers.md O7).
/// </summary>
internal sealed class InvitingFriends(ReferralOffers offers, ReferralLinks links, ReferralStore referrals)
{
    /// <summary>Where it stands under a letter.</summary>
    public const string Path = "friends";

    private const int Most = 100;

    /// <summary>Shows the page.</summary>
    public async Task<IResult> ShowAsync(Visit visit, HttpRequest request, CancellationToken cancellation)
    {
        if (visit.Shop.Settings.ReferralUrl is { } own && Links.Read(own) is not null)
            return Page.Of(new Notice(visit.Face, visit.Words.Friends.Title, "") { Link = (own, visit.Words.Frame.ToShop) });
        return await ReadAsync(visit, cancellation) is { } model
            ? Page.Of<FriendsPage>(nameof(FriendsPage.Model), model with { HasNoAddress = request.Query.ContainsKey("none") })
            : Page.Gone(visit);
    }

    /// <summary>Makes the shopper's link work.</summary>
    public async Task<IResult> PostAsync(Visit visit, PostedForm form, HttpContext http, CancellationToken cancellation) =>
        visit.Shopper.IsErased || await offers.OfAsync(visit.Shop, cancellation) is null ? Page.Gone(visit)
        : new SeeOther(await links.MakeAsync(visit.Shop, visit.Shopper, visit.Link.Address, visit.Now, cancellation) ? Path : $"{Path}?none");

    /// <summary>What the shopper sees of it; null where the shop offers nothing of it.</summary>
    public async Task<FriendsModel?> ReadAsync(Visit visit, CancellationToken cancellation)
    {
        if (visit.Shopper.IsErased || await offers.OfAsync(visit.Shop, cancellation) is not { } offer)
            return null;
        var friends = await referrals.OfAsync(visit.Shop.Id, visit.Shopper, cancellation);
        return new(
            visit.Face,
            Amount(visit, offer.Advocate),
            Amount(visit, offer.Friend),
            offer.Days,
            await links.FindAsync(visit.Shop.Id, visit.Shopper.Id, cancellation),
            [.. friends.Take(Most).Select(one => new FriendLine(visit.Day(one.InvitedAt), one.ToldState, one.ToldReason))]);
    }

    private static string Amount(Visit visit, Money money) => MoneyText.Of(money, visit.Words.Language, visit.Shop.Country);
}
