using Retention.Flows;

namespace Retention.Languages.Japanese;

internal static partial class Japanese
{
    private static FlowWords[] TierReached =>
    [
        new(
            "tier-reached",
            "ランクに到達したことをお知らせする",
            $"{{{{shop.name}}}}でのご注文{OfNumber}により新しいランクに到達されたため、このメールをお送りしています。",
            new Template(
                "reached",
                "{{shop.name}}で{{tier}}に到達しました",
                "特典のご案内です",
                "{{tier}}に到達しました",
                [Dear, $"ご注文{OfNumber}により、{{{{shop.name}}}}の{{{{tier}}}}ランクに到達されました。いつもご利用いただき、ありがとうございます。", "{{tier.benefits}}"],
                "ご不明な点がございましたら、このメールにご返信ください。")
            {
                Button = "現在のランクを見る",
            }),
    ];
}
