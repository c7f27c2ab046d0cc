using Retention.Flows;

namespace Retention.Languages.Spanish;

internal static partial class Spanish
{
    private const string OfSaved = "Recibes este correo porque guardaste {{item.title}} en {{shop.name}}.";

    private const string SavedReply = "Si quieres saber más, responde a este correo.";

    private const string SeeInShop = "Verlo en la tienda";

    private static FlowWords[] SaveForLater =>
    [
        new(
            "save-for-later",
            "Recordar los artículos guardados",
            OfSaved,
            new Template(
                "reminder",
                "¿Sigues pensando en {{item.title}}?",
                "Lo guardaste en {{shop.name}}",
                "Lo guardaste para más tarde",
                ["Hola, {{first_name}}:", "Hace unos días guardaste {{item.title}}. Aquí lo tienes, por si quieres echarle otro vistazo."],
                SavedReply)
            {
                Button = "Echarle otro vistazo",
            },
            new Template(
                "last",
                "{{item.title}} sigue en tu lista",
                "Nuestro último recordatorio",
                "Sigue en tu lista",
                ["Hola, {{first_name}}:", "{{item.title}} sigue en tu lista. No te lo recordaremos más."],
                SavedReply)
            {
                Button = "Echarle otro vistazo",
            }),
        new(
            "save-for-later/price-drop",
            "Avisar cuando baja el precio de un artículo guardado",
            OfSaved,
            new Template(
                "price-drop",
                "{{item.title}} cuesta menos ahora",
                "Ha bajado el precio de lo que guardaste",
                "Ahora cuesta menos",
                ["Hola, {{first_name}}:", "{{item.title}} cuesta menos que cuando lo guardaste."],
                SavedReply)
            {
                Button = SeeInShop,
            }),
        new(
            "save-for-later/low-stock",
            "Avisar cuando queda poco de un artículo guardado",
            OfSaved,
            new Template(
                "low-stock",
                "{{item.title}}: quedan pocas unidades",
                "Lo que guardaste está a punto de agotarse",
                "Casi agotado",
                ["Hola, {{first_name}}:", "{{item.title}} está a punto de agotarse. Hemos pensado que querrías saberlo."],
                SavedReply)
            {
                Button = SeeInShop,
            }),
        new(
            "save-for-later/back-in-stock",
            "Avisar cuando vuelve un artículo",
            "Recibes este correo porque pediste a {{shop.name}} que te avisara cuando volviera {{item.title}}.",
            new Template(
                "back-in-stock",
                "Ha vuelto: {{item.title}}",
                "Nos pediste que te avisáramos",
                "Ya ha vuelto",
                ["Hola, {{first_name}}:", "Nos pediste que te avisáramos cuando {{item.title}} volviera a estar disponible. Ya lo está."],
                SavedReply)
            {
                Button = SeeInShop,
            }),
    ];
}
