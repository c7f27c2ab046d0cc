using Retention.Flows;

namespace Retention.Languages.Japanese;

internal static partial class Japanese
{
    private static FlowWords[] Settled =>
    [
        new(
            "settled",
            "解決済みのお問い合わせについて確認する",
            "{{shop.name}}へのお問い合わせが解決済みとなったため、このメールをお送りしています。",
            new Template(
                "settled",
                "その後いかがでしょうか",
                "{{shop.name}}へのお問い合わせについて、ひとつだけ伺います",
                "解決しましたか？",
                ["{{first_name}}様", "先日{{shop.name}}にお問い合わせいただいた件は、解決したものと考えておりました。いかがでしょうか。まだの場合はお知らせください。担当者があらためて対応いたします。"],
                "このメールにそのままご返信いただいても構いません。")
            {
                Button = "はい・いいえ",
            }),
    ];
}
