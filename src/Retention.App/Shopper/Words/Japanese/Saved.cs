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
        All = "お気に入りをすべて見る",
        AllIntro = "このメールに関係のない商品も含まれるため、先に確認コードを入力していただきます。",
    };
}
