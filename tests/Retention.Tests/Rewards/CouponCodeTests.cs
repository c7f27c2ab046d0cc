using Retention.Rewards;

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
}
