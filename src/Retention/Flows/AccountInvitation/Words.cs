namespace Retention.Flows.AccountInvitation;

/// <summary>The default words of the invitation. It says that nobody needs an account.</summary>
public static class Words
{
    /// <summary>After the second order.</summary>
    public static readonly Template Invitation = new(
        "invitation", "Your orders at {{shop.name}} in one place", "An account, if you would like one", "An account, if you would like one",
        [
            "Hello {{first_name}},",
            "You have ordered from {{shop.name}} more than once, each time as a guest. With an account you see all of your orders in one place, and need not type in your address again.",
            "You do not need one to order. If you would rather stay a guest, there is nothing to do: we will not ask again.",
        ],
        "If you would like to know more about it, reply to this e-mail.")
    {
        Button = "Open an account",
    };
}
