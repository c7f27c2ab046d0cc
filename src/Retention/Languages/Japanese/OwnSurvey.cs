using Retention.Flows;

namespace Retention.Languages.Japanese;

internal static partial class Japanese
{
    private static FlowWords[] OwnSurvey =>
    [
        new(
            "survey",
            "独自のアンケートでたずねる",
            OfOrder,
            new Template(
                "ask",
                "ご注文 {{order.number}} についていくつかお聞かせください",
                "1、2分で終わります",
                "いかがでしたか？",
                [Dear, "{{shop.name}}からのいくつかの質問にお答えいただけますか。ご記入いただいた内容は当店だけが拝読し、公開することはありません。"],
                SurveyReply)
            {
                Button = "回答する",
            }),
    ];
}
