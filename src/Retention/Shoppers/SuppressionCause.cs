namespace Retention.Shoppers;

/// <summary>Why an address is on a shop's suppression list. The texts are stored; only ever add.</summary>
public static class SuppressionCause
{
    /// <summary>The address does not exist, or takes nothing.</summary>
    public const string Bounce = "bounce";

    /// <summary>Its owner called a message a nuisance.</summary>
    public const string Complaint = "complaint";

    /// <summary>It is no address or number that can be written to by this way.</summary>
    public const string Invalid = "invalid";

    /// <summary>Its owner wants no more of it: by a link, a page, or in the shop.</summary>
    public const string Unsubscribed = "unsubscribed";

    /// <summary>Its owner answered a text with STOP, or in words that say so.</summary>
    public const string Stop = "stop";

    /// <summary>It stood on the list that the shop had before.</summary>
    public const string Imported = "imported";

    /// <summary>A member of the shop's staff put it there.</summary>
    public const string ByHand = "by-hand";

    /// <summary>Which cause says more of an address, the higher number: what says less never takes the place of what says more.</summary>
    public static int Weight(string cause) => cause switch
    {
        Complaint => 3,
        ByHand => 1,
        Unsubscribed or Stop or Imported => 0,
        _ => 2,
    };

    /// <summary>
    /// Whether a member of staff may take the address off the list. What its owner said there, only the owner takes back: on the page that each
    /// letter leads to, or by a text.
    /// </summary>
    public static bool IsForStaff(string cause) => cause is not (Unsubscribed or Stop);

    /// <summary>
    /// Whether the address's owner may lift it by allowing messages later, at the checkout say: what the owner said, the owner can take back. An
    /// address that bounced or complained stays until a member of staff takes it off.
    /// </summary>
    public static bool IsOwnersWord(string cause) => cause is Unsubscribed or Stop or Imported;
}
