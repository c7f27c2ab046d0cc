namespace Retention.Law;

/// <summary>What a rule asks, in a merchant's words.</summary>
public static class BasisText
{
    /// <summary>All that is enough, the weakest that holds first.</summary>
    public static string Of(ConsentRule rule)
    {
        if (rule.Enough.HasFlag(Basis.Unasked))
            return "no consent";
        string?[] parts =
        [
            rule.Enough.HasFlag(Basis.Express) ? "consent"
                : rule.Enough.HasFlag(Basis.Confirmed) ? "confirmed consent (double opt-in)"
                : "confirmed consent (double opt-in) that names this kind of message",
            rule.Enough.HasFlag(Basis.Customer) ? "a paid order"
                : rule.Enough.HasFlag(Basis.Sale) ? "a paid order, with `soft-opt-in=on`"
                : null,
            rule.Enough.HasFlag(Basis.Purchase) ? $"a paid order of the last {rule.PurchaseMonths} months, with `soft-opt-in=on`" : null,
            rule.Enough.HasFlag(Basis.Enquiry) ? $"an enquiry of the last {rule.EnquiryMonths} months, with `soft-opt-in=on`" : null,
        ];
        return string.Join("; or ", parts.OfType<string>());
    }
}
