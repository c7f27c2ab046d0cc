using Retention.Decisions;
using Retention.Shoppers;
using Retention.Templates;
using static Retention.Flows.Say;

namespace Retention.Flows.AbandonedCart;

/// <summary>Reminds of a cart that was left: three letters and at most one text, none of them after the purchase. Timings and exits: facts/peers.md section 4.</summary>
public static class AbandonedCart
{
    /// <summary>The flow.</summary>
    public static readonly Flow Flow = new("abandoned-cart", Version: 1)
    {
        Title = "Remind shoppers of the cart they left",
        Summary = "After one hour, a day and three days, to shoppers who agreed to it. Never once the cart is bought, with another address too.",
        Why = "You get this message because you left a cart at {{shop.name}}.",
        About = SubjectKind.Cart,
        Purpose = Purpose.Marketing,
        Priority = 40,
        Starts = [On<CartLeft>(cart => cart.CartId).Looking((left, shopper, _) => HasOwner(shopper, left.Subject) ? left : null)],
        Moves = true,
        Stops = [On<CartBought>(cart => cart.CartId).Because(Reason.AlreadyBought), On<CartEmptied>(cart => cart.CartId).Because(Reason.CartEmpty)],
        Goal = On<CartBought>(cart => cart.CartId),
        Unless =
        [
            When(Reason.BoughtElsewhere, seen => seen.Cart is { IsBoughtElsewhere: true }),
            When(Reason.AlreadyBought, seen => seen.Cart is { } cart && seen.Shopper.HasBought(cart)),
            When(Reason.CartEmpty, seen => seen.Cart is null or { IsEmpty: true }),
            When(Reason.MissingField, seen => seen.Cart is { HasUrl: false }),
        ],
        TooOldAfter = 6.Hours(),
        AtMostOncePer = 14.Days(),
        Steps =
        [
            Email("reminder", after: 1.Hours(), Words.Reminder).Within(14.Hours()).Asking(), // A night fits in between.
            Text("text", after: 2.Hours(), Words.Text).Within(14.Hours()).Asking().Sparing(afterClick: 12.Hours()),
            Email("questions", after: 24.Hours(), Words.Questions).Within(24.Hours()).Asking(),
            // A code costs margin, so only where the shop allows one; else this says that it is the last one.
            Email("last", after: 72.Hours(), Words.Last, Words.LastWithoutCode, Words.WithCode).Within(48.Hours()).Asking().With(Incentive.Code),
        ],
    };

    private static bool HasOwner(Shopper shopper, string cart) => (shopper.Cart(cart)?.Contact?.EmailKey ?? shopper.Profile?.EmailKey) is not null;
}
