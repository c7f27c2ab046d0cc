namespace Retention.App.ForShoppers;

internal static partial class Japanese
{
    private static TierWords Tier => new()
    {
        Title = "現在のランク",
        At = tier => $"現在のランクは{tier}です。",
        None = "まだランクはありません。",
        KeptUntil = day => $"少なくとも{day}までこのランクが続きます。",
        Code = code => $"このランクのコード：{code}",
        MoreOrders = (count, tier) => $"あと{count}回のご注文で{tier}になります。",
        MoreSpend = (amount, tier) => $"あと{amount}のお買い物で{tier}になります。",
        MoreReviews = (count, tier) => $"あと{count}件のレビューで{tier}になります。",
        Highest = "これが最高のランクです。",
        All = "すべてのランク",
        TakesOrders = count => $"ご注文{count}回",
        TakesSpend = amount => $"お買い物{amount}",
        TakesReviews = count => $"レビュー{count}件",
        Rules = "直近十二か月が対象です。キャンセルや返金されたご注文は含まれません。ランクは、条件を満たした最後の日から一年間続きます。",
        Gift = (count, item) => $"{count}点の商品にレビューを書いてくださった方に、一度だけ差し上げます：{item}。レビューの内容や星の数は問いません。",
        EarlyTitle = "先行販売",
        EarlyOpen = day => $"今すぐお買い求めいただけます。{day}からはどなたでもお買い求めいただけます。",
        EarlyClosed = (tier, day) => $"{tier}ランクの方が先にお買い求めいただけます。{day}からはどなたでもお買い求めいただけます。",
        EarlySignIn = "このランクの方は、ショップのアカウントにログインしてから、このページに戻ってください。",
        EarlyOver = "どなたでもお買い求めいただけます。",
        AddToCart = "カートに入れる",
        ToItem = "ショップで見る",
        GiftSubject = (item, shop) => $"{shop}からの贈り物：{item}",
        GiftTitle = item => $"{item}を差し上げます",
        GiftFor = shop => $"たくさんのレビューをありがとうございます。内容にかかわらず、これだけ書いてくださった方に、{shop}から贈り物があります。",
        GiftHow = item => $"{item}をひとつカートに入れ、お支払いのときに、このメールが届いたアドレスとコードを入力してください。コードは一回限りです。",
    };
}
