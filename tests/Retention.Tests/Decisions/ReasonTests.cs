using System.Text.RegularExpressions;
using Retention.Decisions;

namespace Retention.Tests.Decisions;

public partial class ReasonTests
{
    // Stored for years in journals and logs: a key is added here, never changed and never taken away.
    private static readonly string[] Stored =
    [
        "flow-off", "shop-uninstalled", "event-too-old", "deadline-passed", "test-order", "risky-order", "cancelled", "refunded", "order-removed",
        "not-paid", "no-email", "unsubscribed", "erased", "frequency-cap", "provider-refused", "lost", "provider-later", "delivered-before",
        "flow-paused", "already-bought", "bought-elsewhere", "bought-suspected", "ordered-again", "cart-empty", "item-forgotten", "out-of-stock", "restocked",
        "price-back", "not-delivered", "reviewed", "answered", "open-case", "not-meant", "no-consent", "unsubscribed-topic", "suppressed", "holdout",
        "quiet-hours", "missing-field", "no-phone", "no-sender", "duplicate-key", "sending-limit", "began-before", "only-tested", "paused-by-shopper", "cancelled-by-merchant", "paused-by-merchant",
        "no-domain", "consent-unconfirmed", "implied-consent-over", "one-text-per-cart",
        "too-many-bounces", "too-many-complaints", "warming-up", "clicked-lately", "texts-refused",
        "ordered-before", "entered-by-shop", "shop-silent", "platform-sent", "sending-halted", "shop-allowance", "survey-turn", "has-account",
        "alert-off", "profiling-refused", "shopper-spacing", "credit-used", "credit-small",
        "low-score",
    ];

    [Fact]
    public void A_stored_key_is_never_changed() => Reason.All.Select(reason => reason.Key).ShouldBe(Stored, ignoreOrder: true);

    [Fact]
    public void Every_reason_that_is_declared_is_in_the_list() =>
        typeof(Reason).GetFields().Where(field => field.IsStatic && field.FieldType == typeof(Reason)).Select(field => (Reason)field.GetValue(null)!)
            .ShouldBe(Reason.All, ignoreOrder: true);

    [Fact]
    public void Keys_are_unique_and_in_kebab_case()
    {
        Reason.All.Select(reason => reason.Key).ShouldBeUnique(StringComparer.Ordinal);
        Reason.All.ShouldAllBe(reason => KebabCase().IsMatch(reason.Key));
    }

    [Fact]
    public void A_merchant_reads_a_different_sentence_for_each()
    {
        Reason.All.Select(reason => reason.Text).ShouldBeUnique(StringComparer.Ordinal);
        Reason.All.ShouldAllBe(reason => reason.Text.Contains(' ') && char.IsUpper(reason.Text[0]));
        Reason.TextOf("cancelled").ShouldBe("The order was cancelled");
    }

    [Fact]
    public void A_key_that_a_newer_version_stored_is_shown_as_it_is() => Reason.TextOf("of-tomorrow").ShouldBe("of-tomorrow");

    [GeneratedRegex("^[a-z]+(-[a-z]+)*$", RegexOptions.ExplicitCapture, 1000)]
    internal static partial Regex KebabCase();
}
