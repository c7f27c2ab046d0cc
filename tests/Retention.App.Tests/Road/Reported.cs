using Retention.Events;

namespace Retention.App.Tests.Road;

/// <summary>Events as doors translate them.</summary>
internal static class Reported
{
    public static readonly DateTimeOffset At = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

    public static OrderReported Order(string id, string? email = "ann@example.test", string? customer = null, OrderStage stage = OrderStage.Paid, string? token = null, DateTimeOffset? at = null, string? phone = null) => new(new Order
    {
        Id = id,
        Number = $"#{id}",
        Stage = stage,
        PlacedAt = at ?? At,
        UpdatedAt = at ?? At,
        PaidAt = stage == OrderStage.Paid ? at ?? At : null,
        CustomerId = customer,
        Email = email,
        FirstName = "Ann",
        Phone = phone,
        CheckoutToken = token is null ? null : $"checkout-{token}",
        CartToken = token is null ? null : $"cart-{token}",
        Total = new Money(3980, new Currency("EUR")),
        Lines = [new("Blue Mug", "large", 2, new Money(3980, new Currency("EUR")), "https://shop.test/mug.jpg")],
    });

    public static CartReported Cart(string token, string? email = null, string? customer = null, bool hasCheckout = true) => new(new Cart
    {
        Id = $"cart-{token}",
        CartToken = $"cart-{token}",
        CheckoutToken = hasCheckout ? $"checkout-{token}" : null,
        CreatedAt = At,
        UpdatedAt = At,
        Email = email,
        CustomerId = customer,
        Lines = [new("Blue Mug", "large", 2, new Money(3980, new Currency("EUR")), Image: null)],
    });

    public static CustomerReported Customer(string id, string? email, bool confirmed = false) => new(id, email, "Ann", At) { IsEmailConfirmed = confirmed };
}
