using System.Collections.Immutable;
using Retention.Events;
using Retention.Shops;

namespace Retention.Tests.Flows.AccountInvitation;

public class AccountInvitationTests
{
    private static readonly Shop Shop = Some.ShopWith("account-invitation");

    [Fact]
    public void A_guest_is_invited_two_days_after_the_second_paid_order_and_never_again() =>
        World.Told(Shop, Guest("1001"), Guest("1002", days: 10), Guest("1003", days: 40), Guest("1004", days: 700)).Said
            .ShouldBe([("account-invitation/invitation", TimeSpan.FromDays(12))]);

    [Fact]
    public void A_first_order_invites_to_nothing_nor_does_a_second_that_was_a_trial_or_never_paid()
    {
        World.Told(Shop, Guest("1001")).Said.ShouldBeEmpty();
        World.Told(Shop, Guest("1001"), Guest("1002", days: 10, change: order => order with { IsTest = true })).Said.ShouldBeEmpty();
        World.Told(Shop, Guest("1001"), Guest("1002", days: 10, change: order => order with { Stage = OrderStage.Unpaid, PaidAt = null })).Said.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 1)]
    [InlineData(null, 0)]
    public void Whoever_has_an_account_hears_nothing_and_a_record_of_which_the_shop_says_nothing_counts_as_one(bool? hasAccount, int letters) =>
        World.Told(Shop, Record(hasAccount, at: Some.Noon.AddDays(-1)), Customer("1001"), Customer("1002", days: 10)).Said.Count().ShouldBe(letters);

    [Fact]
    public void An_account_that_was_opened_meanwhile_silences_it() =>
        World.Told(Shop, Guest("1001"), Guest("1002", days: 10), Record(hasAccount: true, Some.Noon.AddDays(11))).Silent.ShouldBe([("account-invitation", 0, "has-account")]);

    [Fact]
    public void It_is_advertising_and_needs_what_advertising_needs() =>
        World.Told(Shop, Guest("1001", change: order => order with { Consents = [] }), Guest("1002", days: 10, change: order => order with { Consents = [] })).Silent.ShouldBe([("account-invitation", 0, "no-consent")]);

    private static (DateTimeOffset At, Happened Happened) Guest(string id, int days = 0, Func<Order, Order>? change = null) => Ordered(id, days, customer: null, change);

    private static (DateTimeOffset At, Happened Happened) Customer(string id, int days = 0) => Ordered(id, days, "anna", change: null);

    private static (DateTimeOffset At, Happened Happened) Ordered(string id, int days, string? customer, Func<Order, Order>? change)
    {
        var at = Some.Noon.AddDays(days);
        var order = Some.Order(paid: true, id, at) with { CustomerId = customer, Consents = [new(Channel.Email, Purpose.Marketing, IsGranted: true, at, "checkout")] };
        return (at, new OrderReported(change?.Invoke(order) ?? order));
    }

    private static (DateTimeOffset At, Happened Happened) Record(bool? hasAccount, DateTimeOffset at) => (at, new CustomerReported("anna", "anna@example.org", "Anna", at) { HasAccount = hasAccount });
}
