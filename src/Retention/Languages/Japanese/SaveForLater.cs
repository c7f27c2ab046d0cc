using Retention.Flows;

namespace Retention.Languages.Japanese;

internal static partial class Japanese
{
    private const string OfSaved = "{{shop.name}}で「{{item.title}}」をお気に入りに登録されたため、このメールをお送りしています。";

    private const string SavedReply = "商品について詳しくお知りになりたいときは、このメールにご返信ください。";

    private const string SeeInShop = "お店で見る";

    private static FlowWords[] SaveForLater =>
    [
        new(
            "save-for-later",
            "お気に入りの商品をお知らせする",
            OfSaved,
            new Template(
                "reminder",
                "「{{item.title}}」が気になっていますか？",
                "{{shop.name}}でお気に入りに登録された商品です",
                "お気に入りの商品です",
                [Dear, "先日「{{item.title}}」をお気に入りに登録いただきました。よろしければ、もう一度ご覧ください。"],
                SavedReply)
            {
                Button = "もう一度見る",
            },
            new Template(
                "last",
                "「{{item.title}}」はお気に入りに入っています",
                "この商品についての最後のお知らせです",
                "お気に入りに入っています",
                [Dear, "「{{item.title}}」は、まだお気に入りに入っています。この商品についてのお知らせは、これが最後です。"],
                SavedReply)
            {
                Button = "もう一度見る",
            }),
        new(
            "save-for-later/price-drop",
            "お気に入りの商品の値下げをお知らせする",
            OfSaved,
            new Template(
                "price-drop",
                "「{{item.title}}」がお求めやすくなりました",
                "お気に入りの商品が値下げされました",
                "お求めやすくなりました",
                [Dear, "お気に入りの「{{item.title}}」が、登録されたときよりお求めやすくなりました。"],
                SavedReply)
            {
                Button = SeeInShop,
            }),
        new(
            "save-for-later/low-stock",
            "お気に入りの商品が残りわずかになったらお知らせする",
            OfSaved,
            new Template(
                "low-stock",
                "「{{item.title}}」は残りわずかです",
                "お気に入りの商品がまもなく売り切れます",
                "残りわずかです",
                [Dear, "お気に入りの「{{item.title}}」が残りわずかになりました。念のためお知らせいたします。"],
                SavedReply)
            {
                Button = SeeInShop,
            }),
        new(
            "save-for-later/back-in-stock",
            "商品の再入荷をお知らせする",
            "「{{item.title}}」の再入荷のお知らせを{{shop.name}}にご希望いただいたため、このメールをお送りしています。",
            new Template(
                "back-in-stock",
                "「{{item.title}}」が再入荷しました",
                "ご希望いただいた再入荷のお知らせです",
                "再入荷しました",
                [Dear, "再入荷のお知らせをご希望いただいた「{{item.title}}」が、ふたたびお求めいただけるようになりました。"],
                SavedReply)
            {
                Button = SeeInShop,
            }),
    ];
}
