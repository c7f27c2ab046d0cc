using Retention.Flows;

namespace Retention.Languages.Japanese;

internal static partial class Japanese
{
    private const string ReviewReply = "商品に問題がございましたら、このメールにご返信ください。レビューの有無にかかわらず、担当者が対応いたします。";

    private static FlowWords[] ReviewRequest =>
    [
        new(
            "review-request",
            "商品の到着後にレビューをお願いする",
            OfOrder,
            new Template(
                "request",
                $"{Named}商品はいかがですか？",
                $"ご注文{OfNumber}についてのひとことが、ほかの方の参考になります",
                "使い心地はいかがですか？",
                [Dear, $"ご注文の商品{OfNumber}をお使いいただけた頃かと存じます。良い点も悪い点も、率直なひとことがほかの方の参考になり、当店の励みにもなります。"],
                ReviewReply)
            {
                Button = "レビューを書く",
            },
            new Template(
                "reminder",
                "ご感想をお聞かせいただけませんか？",
                $"ご注文{OfNumber}についての最後のお願いです",
                "ひとことでもうれしいです",
                [Dear, $"一週間前に、ご注文の商品{OfNumber}のご感想をお尋ねいたしました。少しお時間がございましたら、ぜひお聞かせください。お願いはこれが最後です。"],
                ReviewReply)
            {
                Button = "レビューを書く",
            }),
    ];
}
