using Retention.Events;
using Retention.Rewards;
using Retention.Shoppers;

namespace Retention.Tests.Rewards;

public class CouponCodeTests
{
    [Fact]
    public void A_code_is_in_small_letters_that_nobody_mistakes_and_is_known_however_it_is_written()
    {
        var code = CouponCode.Of([0, 1, 2, 31, 32, 255, 18, 19, 20, 21, 22, 23]);
        code.ShouldBe("thanks-012z-0zjk-mnpq");
        CouponCode.IsOne(code).ShouldBeTrue();
        CouponCode.IsOne(code.ToUpperInvariant()).ShouldBeTrue();
    }

    [Theory]
    [InlineData("")]
    [InlineData("thanks")]
    [InlineData("summer10")]
    [InlineData("thanks-0123-4567")]
    [InlineData("thanks-0123-4567-89a")]
    [InlineData("thanks-0123-4567-89ai")]
    [InlineData("thanks-01234-567-89ab")]
    [InlineData("danke--0123-4567-89ab")]
    public void Another_code_is_not_ours(string code) => CouponCode.IsOne(code).ShouldBeFalse();

    [Fact]
    public void An_order_that_ever_used_a_code_of_ours_is_remembered_as_such_whatever_is_told_later()
    {
        var at = Some.Noon;
        var order = new Order { Id = "5", Number = "#5", Stage = OrderStage.Paid, PlacedAt = at, UpdatedAt = at };
        var used = new KnownOrder { Id = "5" }.With(order with { Coupons = [new("thanks-7h2k-9qtm-4xw8", null)] }, []);
        var others = new KnownOrder { Id = "5" }.With(order with { UpdatedAt = at.AddMinutes(1), Coupons = [new("spring", null)] }, []);
        (used.UsedCredit, others.UsedCredit, used.With(others).UsedCredit, others.With(used).UsedCredit).ShouldBe((true, false, true, true));
    }
}
