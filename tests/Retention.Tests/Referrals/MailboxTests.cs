using Retention.Referrals;
using Retention.Tests.Decisions;

namespace Retention.Tests.Referrals;

public class MailboxTests
{
    [Theory]
    [InlineData("ann@example.org", "ann@example.org")]
    [InlineData("ann+friend@example.org", "ann@example.org")]
    [InlineData("a.n.n+x@gmail.com", "ann@gmail.com")]
    [InlineData("ann@googlemail.com", "ann@gmail.com")]
    [InlineData("a.nn@example.org", "a.nn@example.org")]
    [InlineData("+ann@example.org", "+ann@example.org")]
    [InlineData("no address", "no address")]
    public void Spellings_of_one_mailbox_are_one(string address, string mailbox) => Mailbox.Of(address).ShouldBe(mailbox);

    [Fact]
    public void A_code_has_twelve_letters_and_is_known_again()
    {
        var code = ReferralCode.Of([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 31, 255]);
        code.Length.ShouldBe(12);
        ReferralCode.IsOne(code).ShouldBeTrue();
        foreach (var other in new[] { code[1..], code.ToUpperInvariant(), code[..11] + "u", code[..11] + "-", code + "0", "" })
            ReferralCode.IsOne(other).ShouldBeFalse(other);
    }

    // Stored with referrals: never changed, only added.
    [Fact]
    public void A_stored_key_of_a_reason_is_never_changed()
    {
        ReferralReason.All.Select(reason => reason.Key).ShouldBe(
        [
            "self", "second-address", "household", "existing-customer", "cancelled", "refunded", "order-gone", "not-paid", "test-order", "gone", "month-full", "nothing-given", "risky-order",
            "many-at-once", "one-place", "by-hand", "fraud",
        ], ignoreOrder: true);
        ReferralReason.All.ShouldAllBe(reason => ReasonTests.KebabCase().IsMatch(reason.Key) && ReferralReason.TextOf(reason.Key) == reason.Text);
        ReferralReason.TextOf("of-tomorrow").ShouldBe("of-tomorrow");
    }
}
