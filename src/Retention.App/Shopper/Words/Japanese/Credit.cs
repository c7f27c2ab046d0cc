namespace Retention.App.ForShoppers;

internal static partial class Japanese
{
    private static CreditWords Credit => new()
    {
        Subject = (amount, shop) => $"{shop}で使える{amount}のクレジットがあります",
        Title = amount => $"次のご注文に使える{amount}",
        Given = shop => $"{shop}からクレジットをお贈りします。",
        ForReview = shop => $"レビューをありがとうございます。{shop}では、内容にかかわらず、レビューにクレジットをお渡ししています。",
        ForOrder = shop => $"お買い上げありがとうございました。ご購入金額の一部を{shop}からクレジットでお返しします。",
        ForSurvey = shop => $"最後までご回答いただき、ありがとうございます。{shop}では、内容にかかわらずクレジットを差し上げています。",
        ForFriend = shop => $"ご紹介いただいた方が{shop}で商品を購入されました。ありがとうございます。",
        Rest = shop => $"{shop}のクレジットに残りがあります。残りは新しいコードになりました。前のコードは使えません。",
        Code = code => $"コード：{code}",
        How = "お支払いのとき、先にメールアドレスを、次にコードを入力してください。コードは一回限りで、このメールが届いたアドレスでのみ使えます。使い切らなかった分は、新しいコードになって戻ります。",
        HowOpen = "お支払いのときにコードを入力してください。コードは一回限りです。使い切らなかった分は、新しいコードになって戻ります。",
        HowAccount = "クレジットは、ショップのお客様アカウントに入っています。お支払いのときに、このメールが届いたアドレスでログインし、クレジットでの支払いをお選びください。使い切らなかった分は、そのまま残ります。",
        Until = day => $"{day}まで使えます。",
        ToShop = "ショップへ",
        BecauseOf = shop => $"{shop}のクレジットをお持ちのため、このメールをお送りしています。",
        Promise = amount => $"レビューをいただくと、内容や星の数にかかわらず、{amount}のクレジットを差し上げます。メールでお届けします。一か月の上限があります。",
    };
}
