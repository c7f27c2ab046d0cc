using Retention.Flows;

namespace Retention.Languages.Japanese;

internal static partial class Japanese
{
    // The same for all, as in English.
    private const string Friends = "{{shop.name}}を気に入ってくださりそうな方がいらっしゃいましたら、こちらからご招待いただけます：";

    private const string SurveyReply = "このメールにそのままご返信いただくこともできます。担当者がすべて拝読しております。";

    private const string OfAnswer = $"ご注文{OfNumber}についてのアンケートにお答えいただいたため、このメールをお送りしています。";

    private static FlowWords[] Nps =>
    [
        new(
            "nps",
            "おすすめ度をお尋ねする",
            OfOrder,
            new Template(
                "survey",
                $"ご注文{OfNumber}についてひとつだけお尋ねします",
                "0から10の数字をひとつ。詳しくお聞かせいただく場合も1分ほどです",
                "当店をすすめたいと思われますか？",
                [
                    Dear,
                    $"ご注文{OfNumber}はもうお手元に届いている頃かと存じます。続けるべきこと、改めるべきことを知るために、ひとつだけお尋ねします。ご回答は数秒で終わり、詳しくお聞かせいただく場合も1分ほどです。いただいたご回答は、{{{{shop.name}}}}の担当者がすべて拝読いたします。",
                    "{{shop.name}}をご友人にすすめたいと思われますか？ 0（まったく思わない）から10（とても思う）でお答えください。",
                ],
                "このメールにそのままご返信いただくこともできます。")
            {
                Button = "回答する",
            }),
        new(
            "nps/case",
            "ご満足いただけなかった方に担当者からの連絡をお知らせする",
            OfAnswer,
            new Template(
                "case",
                "ご回答を拝読しました",
                "担当者からご連絡いたします",
                "ご期待に沿えず申し訳ございません",
                [Dear, $"率直なご意見をありがとうございます。{{{{shop.name}}}}の担当者がご注文{OfNumber}の内容を確認し、通常一日以内にご連絡いたします。"],
                "お急ぎのことがございましたら、このメールにご返信ください。")
            {
                Invitation = Friends,
            }),
        new(
            "nps/question",
            "改善できる点をお尋ねする",
            OfAnswer,
            new Template(
                "question",
                "どうすればもっと良くなりますか？",
                "よろしければ、もうひとつお聞かせください",
                "あと何があれば9点でしたか？",
                [Dear, "ご回答ありがとうございます。もっと良くするために、ひとつ挙げるとしたら何でしょうか？"],
                "このメールにご返信ください。ひとことでも構いません。")
            {
                Button = "回答する",
                Invitation = Friends,
            }),
        new(
            "nps/thanks",
            "おすすめくださる方にお礼をお伝えする",
            OfAnswer,
            new Template(
                "thanks",
                $"{Named}ありがとうございます",
                "いただいたご回答に励まされました",
                "ありがとうございます",
                [Dear, "うれしいご回答をありがとうございます。小さな店にとって、何よりの励みです。"],
                SurveyReply)
            {
                Invitation = Friends,
            }),
    ];
}
