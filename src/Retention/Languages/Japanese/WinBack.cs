using Retention.Flows;

namespace Retention.Languages.Japanese;

internal static partial class Japanese
{
    private static FlowWords[] WinBack =>
    [
        new(
            "win-back",
            "しばらくお見えでない方にご挨拶する",
            "以前に{{shop.name}}でご注文いただいたため、このメールをお送りしています。",
            new Template(
                "missed",
                $"{Named}お久しぶりです",
                "{{shop.name}}の新着のご案内",
                "お久しぶりです",
                [Dear, "しばらくお目にかかれずにおりました。{{shop.name}}の新しい商品に、よろしければ目を通してみてください。"],
                "しばらくお越しにならなかった理由がございましたら、ぜひこのメールにご返信のうえお聞かせください。")
            {
                Button = "新着を見る",
            },
            new Template(
                "why",
                "何か行き届かない点がありましたか？",
                "{{shop.name}}から率直にお尋ねします",
                "率直にお尋ねします",
                [Dear, $"前回のご注文{OfNumber}に、行き届かない点はございませんでしたか？ もしございましたらお聞かせください。できるかぎり対応いたします。"],
                "このメールにご返信ください。担当者がすべて拝読しております。")
            {
                Button = "お店を見る",
            },
            new Template(
                "goodbye",
                $"{Named}またいつか",
                "このご案内は、これで終わりにいたします",
                "またいつか",
                [Dear, "いつまでもメールを送り続けるような店にはなりたくないと考えております。お知らせはこれが最後ですが、いつでもお待ちしております。"],
                "これまでのご利用、ありがとうございました。")
            {
                Button = "お店を見る",
            }),
    ];
}
