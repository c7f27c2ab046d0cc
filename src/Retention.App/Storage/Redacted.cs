using System.Collections.Immutable;
using Retention.Events;
using Retention.Rewards;

namespace Retention.App.Storage;

/// <summary>Events without what says who somebody is: no address, telephone number, name or street, and no link that opens somebody's cart.</summary>
internal static class Redacted
{
    /// <summary>The event, redacted. Country and region stay, since rules look at them; pictures go, since none does.</summary>
    public static Happened Of(Happened happened) => happened switch
    {
        OrderReported(var order) => new OrderReported(order with
        {
            Email = null,
            FirstName = null,
            Phone = null,
            Street = null,
            PostalCode = null,
            Lines = Lines(order.Lines),
            Consents = Consents(order.Consents),
            Coupons = [.. order.Coupons.Where(coupon => CouponCode.IsOne(coupon.Code))], // Another's may bear a name.
        }),
        CartReported(var cart) => new CartReported(cart with
        {
            Email = null,
            FirstName = null,
            Phone = null,
            Street = null,
            PostalCode = null,
            Url = cart.Url is null ? null : "/", // That there was one; it opens the cart.
            Lines = Lines(cart.Lines),
            Consents = Consents(cart.Consents),
        }),
        CustomerReported customer => customer with { Email = null, FirstName = null, Phone = null, Consents = Consents(customer.Consents) },
        ConsentReported consent => new ConsentReported(Of(consent.Consent)) { CustomerId = consent.CustomerId },
        AddressSuppressed suppressed => suppressed with { Email = null, Phone = null },
        ItemSaved saved => saved with { Email = null, FirstName = null },
        ItemForgotten forgotten => forgotten with { Email = null },
        SavedListReported list => list with { Email = null, Gone = [.. list.Gone.Select(gone => gone with { Email = null })], Consents = Consents(list.Consents) },
        ShopperErased erased => erased with { Email = null, Phone = null },
        DataRequested asked => asked with { Email = null, Phone = null },
        // Who writes freely may name anybody; and no rehearsal may look at stars.
        ReviewGiven review => new ReviewGiven(review.OrderId, review.At),
        SurveyAnswered answer => answer with { Comment = null },
        ProblemRaised problem => problem with { Text = null, Email = null, FirstName = null, Mail = null },
        CaseSettled settled => settled with { Text = null },
        ChoicesMade made => made with { Consents = Consents(made.Consents) },
        // The merchant is a person, too.
        ShopDetailsReported told => new ShopDetailsReported(told.Details with { Email = null, CustomerEmail = null, Url = null }),
        OrderRemoved or RefundReported or RiskReported or CustomersMerged or CartBoughtElsewhere or ShipmentReported or ItemReported or ItemsReported
            or ScopesChanged or PlanReported // The shop's own: no shopper's.
            or ReviewWithdrawn // Which item, and nothing that was said of it.
            or NotArrivedYet or CaseClosed or ShopUninstalled or ShopErased or ProductRemoved or ImportSourceReady or ShopCopied or ConnectionFailed => happened,
        _ => throw new InvalidOperationException($"Say what is personal in {happened.GetType().Name}."),
    };

    private static ImmutableArray<OrderLine> Lines(ImmutableArray<OrderLine> lines) => lines.IsDefault ? [] : [.. lines.Select(line => line with { Image = null })];

    private static ImmutableArray<Consent> Consents(ImmutableArray<Consent> consents) => [.. consents.Select(Of)];

    private static Consent Of(Consent consent) => consent with { Evidence = null };
}
