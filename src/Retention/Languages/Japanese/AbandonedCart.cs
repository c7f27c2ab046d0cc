using Retention.Flows;

namespace Retention.Languages.Japanese;

internal static partial class Japanese
{
    private const string BackToCart = "カートに戻る";

    private const string CartReply = "ご質問には担当者がお答えします。このメールにそのままご返信ください。";

    private static FlowWords[] AbandonedCart =>
    [
        new(
            "abandoned-cart",
            "カートに残した商品をお知らせする",
            "{{shop.name}}のカートに商品が残っているため、このメッセージをお送りしています。",
            new Template(
                "reminder",
                "{{shop.name}}のカートに商品が残っています",
                "お選びいただいたときのままです",
                "カートの商品はそのままです",
                [Dear, "カートに次の商品が残っています。ご都合が変わったときのために、そのままお取りしてあります。"],
                "うまく進めないことがございましたら、このメールにご返信のうえお知らせください。")
            {
                Button = BackToCart,
            },
            new Template("text", "", "", "", ["{{shop.name}}：カートの商品はそのままです。 {{link}} 配信停止は「STOP」とご返信ください。"], ""),
            new Template(
                "questions",
                "カートの商品についてご質問はありますか？",
                "配送や返品など、何でもお答えします",
                "お選びになるお手伝いをいたします",
                [
                    Dear,
                    "お選びいただいた商品は、まだカートに入っています。お届けまでの日数や返品については、当店のページでご案内しております。直接お尋ねいただければ、喜んでお答えいたします。",
                ],
                CartReply)
            {
                Button = BackToCart,
            },
            new Template(
                "last-with-code",
                "カートの商品にお使いいただけるクーポンです",
                "{{shop.name}}でお選びいただいた商品に使えるクーポンコード",
                "ささやかな贈り物です",
                [Dear, "クーポンコード {{code}} をお使いいただくと、カートの商品が少しお得になります。", "このカートについてのお知らせは、これが最後です。"],
                CartReply)
            {
                Button = BackToCart,
            },
            new Template(
                "last",
                "カートの商品はどうなさいますか？",
                "{{shop.name}}のカートについての最後のお知らせです",
                "最後のお知らせです",
                [Dear, "お選びいただいた商品は、まだカートに入っています。お知らせはこれが最後ですが、いつでもカートからお求めいただけます。"],
                CartReply)
            {
                Button = BackToCart,
            }),
    ];
}
