using Retention.Flows;

namespace Retention.Languages.Japanese;

internal static partial class Japanese
{
    private static FlowWords[] CreditExpiry =>
    [
        new(
            "credit-expiry",
            "有効期限が近いクレジットをお知らせする",
            "{{shop.name}}に有効期限の近いクレジットをお持ちのため、このメールをお送りしています。",
            new Template(
                "soon",
                "{{shop.name}}で使える{{money credit.left}}をお持ちです",
                "{{date credit.until}}まで使えます",
                "{{money credit.left}}をお使いいただけます",
                [Dear, "{{shop.name}}に{{money credit.left}}のクレジットをお持ちです。早いものは{{date credit.until}}までお使いいただけます。お買い物のご予定があれば、どうぞお役立てください。"],
                "ご不明な点は、このメールにそのままご返信ください。担当者がすべて読んでいます。")
            {
                Button = "クレジットを見る",
            }),
        new(
            "credit-expiry/last",
            "クレジットの期限を最後にもう一度お知らせする",
            "{{shop.name}}に有効期限の近いクレジットをお持ちのため、このメールをお送りしています。",
            new Template(
                "last",
                "{{shop.name}}の{{money credit.left}}は{{date credit.until}}までです",
                "最後のお知らせです",
                "クレジットの期限が近づいています",
                [Dear, "{{shop.name}}のクレジットのうち、{{money credit.left}}の期限が近づいています。早いものは{{date credit.until}}までお使いいただけます。このお知らせは今回が最後です。"],
                "ご不明な点は、このメールにそのままご返信ください。担当者がすべて読んでいます。")
            {
                Button = "クレジットを見る",
            }),
    ];
}
