using Retention.Flows;

namespace Retention.Languages.German;

internal static partial class German
{
    private static FlowWords[] TierReached =>
    [
        new(
            "tier-reached",
            "Sagen, dass eine Stufe erreicht ist",
            "Sie erhalten diese E-Mail, weil Ihre Bestellung {{order.number}} bei {{shop.name}} Sie auf eine neue Stufe gebracht hat.",
            new Template(
                "reached",
                "Sie haben {{tier}} bei {{shop.name}} erreicht",
                "Was Ihnen das bringt, in wenigen Worten",
                "Sie haben {{tier}} erreicht",
                ["Hallo {{first_name}},", "mit Ihrer Bestellung {{order.number}} haben Sie bei {{shop.name}} die Stufe {{tier}} erreicht. Danke, dass Sie wiedergekommen sind.", "{{tier.benefits}}"],
                "Wenn Sie dazu eine Frage haben, antworten Sie auf diese E-Mail.")
            {
                Button = "Meine Stufe ansehen",
            }),
    ];
}
