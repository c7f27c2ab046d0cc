using Retention.Rewards;

namespace Retention.App.ForShoppers;

internal static partial class Japanese
{
    private static RewardsWords Rewards => new()
    {
        Title = shop => $"{shop}でお持ちの特典",
        Nothing = shop => $"ただいま{shop}からご案内できる特典はありません。",
        Credit = "クレジット",
        None = "ただいまお持ちのクレジットはありません。",
        Until = day => $"{day}まで使えます",
        NoEnd = "有効期限はありません",
        OnAccount = "ショップのお客様アカウントに入っています。お支払いのときにログインしてお使いください。",
        Code = "コード：",
        Ways = "クレジットのもらい方",
        ForPurchases = (percent, days) => days == 0 ? $"ご購入金額（返品分を除く）の{percent}％。" : $"返品できる{days}日間が過ぎたあとに、ご購入金額（返品分を除く）の{percent}％。",
        ForReviews = (amount, photo) => photo is null ? $"レビュー1件につき{amount}。" : $"レビュー1件につき{amount}、写真付きは{photo}。",
        ForSurveys = amount => $"アンケートに最後まで回答すると{amount}。",
        ForFriends = amount => $"ご紹介された方が商品を購入し、返品されなかったときに{amount}。",
        AtMost = amount => $"すべて合わせて、ひと月に{amount}までです。",
        Honest = "内容や評価の良し悪しは、クレジットに影響しません。",
        MoreIntro = "コードと履歴は、ご本人だけにお見せします。先にメールで確認コードをお送りします。",
        More = "すべて表示する",
        History = "これまでの履歴",
        Line = line => (line.Kind, line.Why) switch
        {
            (CreditKind.Missed, _) when line.Because == NotEarned.KindLimit => $"{Thing(line.Why)}の今月の上限に達していたため、{line.Amount}は加算されませんでした。",
            (CreditKind.Missed, _) => $"クレジット全体の今月の上限に達していたため、{Thing(line.Why)}の{line.Amount}は加算されませんでした。",
            (CreditKind.Earned, CreditReason.Purchase) => $"{Of(line)}ご購入に対して、{line.Amount}が加算されました。",
            (CreditKind.Earned, CreditReason.Review) => $"{Of(line)}ご注文のレビューに対して、{line.Amount}が加算されました。",
            (CreditKind.Earned, CreditReason.Survey) => $"アンケートへの回答に対して、{line.Amount}が加算されました。",
            (CreditKind.Earned, CreditReason.Referral) => $"ご紹介に対して、{line.Amount}が加算されました。",
            (CreditKind.Earned, CreditReason.Beyond) => $"{Of(line)}ご注文で、残高より{line.Amount}多く使われました。不足分はショップが負担しました。",
            (CreditKind.Earned, _) => $"ショップから{line.Amount}が贈られました。",
            (CreditKind.Spent, _) => $"{Of(line)}お支払いに{line.Amount}を使いました。",
            (CreditKind.Returned, _) => $"{Of(line)}お支払いに使った{line.Amount}が戻りました。",
            (CreditKind.Expired, _) => $"{line.Amount}の有効期限が切れました。",
            (CreditKind.Revoked, CreditReason.Refund) => $"{Of(line)}ご注文が返金またはキャンセルされたため、{line.Amount}が取り消されました。",
            (CreditKind.Revoked, CreditReason.Fraud) => $"正しい方法で得られたものではないとショップが判断したため、{line.Amount}が取り消されました。お心当たりがない場合は、ショップにご連絡ください。",
            (CreditKind.Revoked, CreditReason.Mistake) => $"誤って贈られたものだったため、{line.Amount}が取り消されました。",
            _ => $"ショップにより{line.Amount}が取り消されました。",
        },
    };

    private static string Thing(string why) => why switch { CreditReason.Purchase => "ご購入", CreditReason.Review => "レビュー", CreditReason.Survey => "アンケート", _ => "ご紹介" };

    private static string Of(CreditLine line) => line.Order is null ? "" : $"{line.Order}の";
}
