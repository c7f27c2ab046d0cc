namespace Retention.App.ForShoppers;

internal static partial class Japanese
{
    private static SavedWords Saved => new()
    {
        Title = "お気に入りの商品",
        None = "お気に入りに商品はありません。",
        Since = day => $"{day}に登録",
        Remove = item => $"「{item}」をお気に入りから外す",
        Removed = "お気に入りから外しました。この商品についてのお知らせはもう届きません。",
        Undo = "元に戻す",
        Restored = "お気に入りに戻しました。",
        Costs = price => $"価格は{price}で、登録時と同じです。",
        CostThen = (then, now) => $"登録時の価格は{then}、現在の価格は{now}です。",
        ToCart = item => $"「{item}」をカートに入れる",
        TellPrice = item => $"「{item}」が値下がりしたら知らせる",
        StopPrice = item => $"「{item}」の価格のお知らせを止める",
        TellStock = item => $"「{item}」が再入荷したら知らせる",
        StopStock = item => $"「{item}」の再入荷のお知らせを止める",
        Kept = "承りました。",
        All = "お気に入りをすべて見る",
        AllIntro = "このメールに関係のない商品も含まれるため、先に確認コードを入力していただきます。",
    };
}
