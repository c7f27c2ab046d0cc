using Retention.Flows;

namespace Retention.Languages.Japanese;

internal static partial class Japanese
{
    private const string SupplyReply = "思ったより長くもつようでしたら、このメールにご返信のうえお知らせください。";

    private static FlowWords[] Replenishment =>
    [
        new(
            "replenishment",
            "なくなる前にお知らせする",
            $"{{{{shop.name}}}}でご注文{OfNumber}いただいた商品がなくなる頃のため、このメールをお送りしています。",
            new Template(
                "soon",
                $"{Named}残りは少なくなっていませんか？",
                "なくなる前に、{{shop.name}}からのお知らせです",
                "残りは少なくなっていませんか？",
                [Dear, $"前回のご注文{OfNumber}の商品が、そろそろなくなる頃かと存じます。"],
                SupplyReply)
            {
                Button = "もう一度注文する",
            },
            new Template(
                "now",
                "補充はお済みですか？",
                $"ご注文{OfNumber}についての最後のお知らせです",
                "補充はお済みですか？",
                [Dear, $"前回のご注文{OfNumber}の商品は、なくなった頃かと存じます。この商品についてのお知らせは、これが最後です。"],
                SupplyReply)
            {
                Button = "もう一度注文する",
            }),
    ];
}
