using Retention.App.ForShoppers;
using Retention.App.Letters;
using Retention.App.Observability;
using Retention.App.Senders;
using Retention.App.Storage;
using Retention.Decisions;
using Retention.Flows;
using Retention.Flows.ThankYou;
using Retention.Rewards;
using Retention.Shops;

namespace Retention.App.Crediting;

/// <summary>
/// Tells the shopper the code of a coupon, by one letter for each. It is about the shopper's own money, so it is held back from nobody but those who
/// want no letters at all; it holds no offer. Claimed before it is handed over: rather not sent than sent twice, since the merchant sees the code, too.
/// </summary>
internal sealed class CreditLetters(
    Identity identity, CreditRows rows, CouponDirectory directory, ShopperAddresses addresses, LetterRenderer renderer, ShopperLinks links, LetterRoom room, SentAddresses sentTo, Channels channels, CreditWakes wakes, Counts counts, TimeProvider time)
{
    private static readonly TimeSpan Brake = TimeSpan.FromHours(1);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    // What the law's table asks for such a letter: it is service, under its own name.
    private static readonly Flow Service = ThankYou.Flow with { Key = CreditWakes.Flow };

    /// <summary>Sends the letter about the reward's usable coupon, unless it went before.</summary>
    public async Task TellAsync(Shop shop, LoadedReward loaded, CancellationToken cancellation)
    {
        if (loaded.Reward.Usable is not { ToldAt: null } coupon)
            return;
        var (shopper, now, reward) = ((await identity.FollowAsync(shop.Id, loaded.Account, cancellation)).Shopper, time.GetUtcNow(), loaded.Reward);
        if (!MayBeTold(shopper, shop, reward.Address, now) || await addresses.FindAsync(shop.Id, shopper, reward.Address, cancellation) is not { } to)
            return;
        if (shop.IsPaused || shopper.HeldUntil > now || await room.IsFullAsync(shop, now, cancellation))
        {
            await wakes.AtAsync(shop.Id, loaded.Account, reward.Id, now + Brake, cancellation);
            return;
        }

        var letter = Write(shop, shopper, reward, coupon, to.Email.Trim(), now);
        if (!await rows.WriteAsync(shop.Id, loaded, reward.With(coupon with { ToldAt = now }), cancellation))
        {
            await wakes.NowAsync(shop.Id, loaded.Account, reward.Id, cancellation);
            return; // Somebody else changed it meanwhile: looked at again.
        }

        await room.CountAsync(shop, now, cancellation);
        await sentTo.RememberAsync(channels.Letters.Name, letter.To, shop.Id, shopper.Id, cancellation);
        var outcome = await channels.SendAsync(letter, cancellation);
        counts.Add("credit letter", outcome.GetType().Name);
        if (outcome is SendOutcome.TryLater(var until, _))
            await TryLaterAsync(shop.Id, loaded, coupon.Number, until ?? now + Patience, cancellation);
    }

    private static bool MayBeTold(Shoppers.Shopper shopper, Shop shop, string address, DateTimeOffset now) =>
        !shopper.IsErased && !shopper.Suppressions.Any(told => told.Address == address && told.Channel == Channel.Email)
        && Consents.Object(shopper, shop, Service, Channel.Email, address, shopper.Orders.LastOrDefault(order => order.EmailKey == address)?.Country ?? shopper.Profile?.Country, now) is null;

    // It was certainly not taken.
    private async Task TryLaterAsync(string shop, LoadedReward told, int number, DateTimeOffset until, CancellationToken cancellation)
    {
        while (await rows.FindAsync(shop, told.Account, told.Reward.Id, cancellation) is { } loaded && !await rows.WriteAsync(shop, loaded, loaded.Reward.With(loaded.Reward.Coupons[number] with { ToldAt = null }), cancellation))
        {
            // Somebody else changed the reward meanwhile: write it into theirs.
        }

        await wakes.AtAsync(shop, told.Account, told.Reward.Id, until, cancellation);
    }

    private OutgoingLetter Write(Shop shop, Shoppers.Shopper shopper, Reward reward, Coupon coupon, string to, DateTimeOffset now)
    {
        var all = ShopperWords.For(shopper.LanguageOf(null), shop.Locale);
        var (words, name) = (all.Credit, shop.Brand.Name);
        var isOnAccount = coupon.Form == CreditForm.Account;
        // What was spent of an account before the letter went is not promised in it.
        var gift = reward.Gift is { } given ? new GiftLetter(all.Tier, given.Title, name) : null;
        var amount = gift is not null ? "" : MoneyText.Of(isOnAccount ? reward.Remaining : coupon.Amount, all.Language, shop.Country);
        var message = Keys.MessageId(shop.Id, $"{CreditWakes.Flow}|{reward.Id}", coupon.Number, "email");
        // In a line of its own: it is not broken on a phone, and is copied whole.
        var code = isOnAccount ? null : words.Code($"\n{directory.CodeOf(shop.Id, reward.Id, coupon.Number)}");
        var pages = links.Pages(new(shop.Id, shopper.Id, reward.Address, message, CreditWakes.Flow, reward.Id, DateOnly.FromDateTime(now.UtcDateTime)));
        var letter = renderer.Render(new()
        {
            Subject = gift?.Subject ?? words.Subject(amount, name),
            Preheader = gift?.Title ?? words.Title(amount),
            Heading = gift?.Title ?? words.Title(amount),
            Paragraphs =
            [
                gift is not null ? gift.Why : coupon.Number > 0 && !isOnAccount ? words.Rest(name) : Why(words, reward.Why)(name),
                .. code is null ? Array.Empty<string>() : [code],
                gift is not null ? gift.How : coupon.Form switch { CreditForm.Account => words.HowAccount, CreditForm.OpenCode => words.HowOpen, _ => words.How },
                .. reward.LastDay is { } last ? [words.Until(last.ToString(all.DayFormat, System.Globalization.CultureInfo.GetCultureInfo(all.Language)))] : Array.Empty<string>(),
            ],
            Standout = code,
            Items = [],
            Button = Links.Read(shop.Brand.Url) is { } front ? new(words.ToShop, front) : null,
            Brand = LetterBrand.Of(shop.Brand),
            WhyYouGotThis = gift?.Why ?? words.BecauseOf(name),
            UnsubscribeUrl = pages.Unsubscribe,
            Pages = pages,
            Asides = [new(all.Frame.Rewards, pages.Rewards)],
            Language = all.Language,
        });
        return new(message, Attempt: 1, shop.Id, CreditWakes.Flow, Clean.Line(name), to, shop.ReplyTo, letter, pages.Unsubscribe) { Shopper = shopper.Id, From = shop.From };
    }

    private static Func<string, string> Why(CreditWords words, string why) => why switch
    {
        CreditReason.Purchase => words.ForOrder,
        CreditReason.Review => words.ForReview,
        CreditReason.Survey => words.ForSurvey,
        CreditReason.Referral => words.ForFriend,
        _ => words.Given,
    };
}
