using Retention.Rewards;

namespace Retention.App.ForShoppers;

internal static partial class English
{
    private static RewardsWords Rewards => new()
    {
        Title = shop => $"What you have at {shop}",
        Nothing = shop => $"{shop} offers nothing here at the moment.",
        Credit = "Credit",
        None = "You have no credit at the moment.",
        Until = day => $"can be used until {day}",
        NoEnd = "does not run out",
        OnAccount = "It is on your account at the shop. Sign in at the checkout to pay with it.",
        Code = "Your code:",
        Ways = "How you earn more",
        ForPurchases = (percent, days) => days == 0 ? $"{percent}% of what you keep of an order." : $"{percent}% of what you keep of an order, once the {days} days for sending it back are over.",
        ForReviews = (amount, photo) => photo is null ? $"{amount} for a review." : $"{amount} for a review, {photo} for one with a photo.",
        ForSurveys = amount => $"{amount} for a survey that you answer to its end.",
        ForFriends = amount => $"{amount} when a friend whom you invited has bought something and kept it.",
        AtMost = amount => $"At most {amount} in a month, all together.",
        Honest = "What you think of us makes no difference to it.",
        MoreIntro = "Codes, and everything that was earned and used, are for your eyes only: we first send a code to your mailbox.",
        More = "Show all",
        History = "What was earned and used",
        Line = line => (line.Kind, line.Why) switch
        {
            (CreditKind.Missed, _) when line.Because == NotEarned.KindLimit => $"{line.Amount} more was not earned: you had reached this month’s limit for {Thing(line.Why)}.",
            (CreditKind.Missed, _) => $"{line.Amount} more was not earned for {Thing(line.Why)}: you had reached the month’s limit for all credit.",
            (CreditKind.Earned, CreditReason.Purchase) => $"You earned {line.Amount} for keeping your order{Of(line)}.",
            (CreditKind.Earned, CreditReason.Review) => $"You earned {line.Amount} for a review of your order{Of(line)}.",
            (CreditKind.Earned, CreditReason.Survey) => $"You earned {line.Amount} for answering a survey.",
            (CreditKind.Earned, CreditReason.Referral) => $"You earned {line.Amount} for inviting a friend.",
            (CreditKind.Earned, CreditReason.Beyond) => $"Your order{Of(line)} used {line.Amount} more than you had. The shop gave it to you.",
            (CreditKind.Earned, _) => $"The shop gave you {line.Amount}.",
            (CreditKind.Spent, _) => line.Order is null ? $"You used {line.Amount}." : $"You used {line.Amount} for your order{Of(line)}.",
            (CreditKind.Returned, _) => line.Order is null ? $"{line.Amount} came back to you." : $"{line.Amount} came back to you from your order{Of(line)}.",
            (CreditKind.Expired, _) => $"{line.Amount} ran out.",
            (CreditKind.Revoked, CreditReason.Refund) => $"{line.Amount} was taken back, because your order{Of(line)} was refunded or called off.",
            (CreditKind.Revoked, CreditReason.Fraud) => $"{line.Amount} was taken back. The shop says that it was not earned fairly. Write to the shop if you disagree.",
            (CreditKind.Revoked, CreditReason.Mistake) => $"{line.Amount} was taken back, because it was given by mistake.",
            _ => $"{line.Amount} was taken back by the shop.",
        },
    };

    private static string Thing(string why) => why switch { CreditReason.Purchase => "orders", CreditReason.Review => "reviews", CreditReason.Survey => "surveys", _ => "friends" };

    private static string Of(CreditLine line) => line.Order is null ? "" : $" {line.Order}";
}
