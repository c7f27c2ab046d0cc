using Retention.Flows;

namespace Retention.Languages.German;

internal static partial class German
{
    // The same for all, as in English.
    private const string Friends = "Kennen Sie jemanden, dem {{shop.name}} gefallen würde? Hier können Sie Freunde einladen:";

    private const string SurveyReply = "Sie können auch einfach auf diese E-Mail antworten. Jede Antwort liest ein Mensch.";

    private const string OfAnswer = "Sie erhalten diese E-Mail, weil Sie unsere Frage zur Bestellung {{order.number}} beantwortet haben.";

    private static FlowWords[] Nps =>
    [
        new(
            "nps",
            "Nach einer Weiterempfehlung fragen",
            OfOrder,
            new Template(
                "survey",
                "Eine Frage zu Ihrer Bestellung {{order.number}}",
                "Eine Zahl von 0 bis 10, und eine Minute, wenn Sie mehr sagen möchten",
                "Würden Sie uns empfehlen?",
                [
                    "Hallo {{first_name}},",
                    "inzwischen sollte Ihre Bestellung {{order.number}} bei Ihnen sein. Wir haben dazu eine Frage, um zu lernen, was wir beibehalten und was wir ändern sollten. Sie dauert ein paar Sekunden, oder eine Minute, wenn Sie mehr sagen möchten. Bei {{shop.name}} liest ein Mensch jede Antwort.",
                    "Wie wahrscheinlich ist es, dass Sie {{shop.name}} Freunden empfehlen, von 0 (gar nicht) bis 10 (ganz sicher)?",
                ],
                "Sie können auch einfach auf diese E-Mail antworten.")
            {
                Button = "Antworten",
            }),
        new(
            "nps/case",
            "Unzufriedenen sagen, dass sich ein Mensch meldet",
            OfAnswer,
            new Template(
                "case",
                "Wir haben Ihre Antwort gelesen",
                "Ein Mensch wird Ihnen schreiben",
                "Es tut uns leid, dass es nicht besser war",
                ["Hallo {{first_name}},", "danke, dass Sie es uns gesagt haben. Jemand von {{shop.name}} sieht sich Ihre Bestellung {{order.number}} an und schreibt Ihnen, meist innerhalb eines Tages."],
                "Gibt es etwas, das wir sofort wissen sollten? Antworten Sie auf diese E-Mail.")
            {
                Invitation = Friends,
            }),
        new(
            "nps/question",
            "Fragen, was besser hätte sein können",
            OfAnswer,
            new Template(
                "question",
                "Was hätte es besser gemacht?",
                "Noch eine Frage, wenn Sie eine Minute haben",
                "Was hätte daraus eine 9 gemacht?",
                ["Hallo {{first_name}},", "danke für Ihre Antwort. Was ist das eine, das es besser gemacht hätte?"],
                "Antworten Sie auf diese E-Mail, mit einem Wort oder mit vielen.")
            {
                Button = "Antworten",
                Invitation = Friends,
            }),
        new(
            "nps/thanks",
            "Denen danken, die uns empfehlen würden",
            OfAnswer,
            new Template(
                "thanks",
                "Danke, {{first_name}}",
                "Ihre Antwort hat uns den Tag verschönert",
                "Vielen Dank",
                ["Hallo {{first_name}},", "danke für Ihre freundliche Antwort. Für einen kleinen Laden bedeutet das viel."],
                SurveyReply)
            {
                Invitation = Friends,
            }),
    ];
}
