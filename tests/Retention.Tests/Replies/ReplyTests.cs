using Retention.Replies;

namespace Retention.Tests.Replies;

public class ReplyTests
{
    [Theory]
    [InlineData("Thank you!\n\nOn Sun, Nov 22, 2026 at 10:00 AM Mugs <hello@mugs.example> wrote:\n\n> Hello Ann,\n> your order\n")]
    [InlineData("Thank you!\r\n\r\nOn Sun, Nov 22, 2026 at 10:00 AM Mugs\r\n<hello@mugs.example> wrote:\r\n> Hello")]
    [InlineData("Thank you!\n\nAm 22.11.2026 um 10:00 schrieb Mugs:\n> Hallo")]
    [InlineData("Thank you!\n\nLe dim. 22 nov. 2026 à 10:00, Mugs <hello@mugs.example> a écrit :\n\n> Bonjour")]
    [InlineData("Thank you!\n\nEl dom, 22 nov 2026 a las 10:00, Mugs (<hello@mugs.example>) escribió:\n\n> Hola")]
    [InlineData("Thank you!\n\n2026年11月22日(日) 10:00 Mugs <hello@mugs.example>のメール:\n\n> こんにちは")]
    [InlineData("Thank you!\n\n-----Original Message-----\nFrom: Mugs\nHello Ann,")]
    [InlineData("Thank you!\n\nVon: Mugs <hello@mugs.example>\nGesendet: Sonntag\nAn: Ann\nBetreff: Danke\n\nHallo Ann,")]
    [InlineData("Thank you!\n\n________________________________\nFrom: Mugs\n")]
    [InlineData("Thank you!\n> Hello Ann,\n> your order")]
    [InlineData("On Sun, Nov 22, 2026, Mugs wrote:\n> Hello Ann,\n\nThank you!")]
    [InlineData("Thank you!")]
    public void The_letter_that_is_answered_is_cut_off(string text) => ReplyText.Own(text).ShouldBe("Thank you!");

    [Theory]
    [InlineData("> Did it arrive?\nNo!\n> Do you like it?\nYes.", "No!\nYes.")]
    [InlineData("Two things.\n> Did it arrive?\nNo!", "Two things.\n> Did it arrive?\nNo!")]
    [InlineData("From: my heart,\nthank you", "From: my heart,\nthank you")]
    [InlineData("On Monday he wrote: nothing.\nStill waiting.", "On Monday he wrote: nothing.\nStill waiting.")]
    [InlineData("> only the letter", "> only the letter")]
    [InlineData("  \n", "")]
    public void What_can_not_be_told_apart_is_kept(string text, string own) => ReplyText.Own(text).ShouldBe(own);

    [Theory]
    [InlineData("STOP")]
    [InlineData("Unsubscribe.")]
    [InlineData(" Please, unsubscribe me! ")]
    [InlineData("Bitte abmelden")]
    [InlineData("Me désabonner")]
    [InlineData("Darme de baja.")]
    [InlineData("配信停止")]
    [InlineData("ＳＴＯＰ")]
    public void Who_says_nothing_but_stop_wants_no_more_letters(string words)
    {
        StopReply.Is("Re: Your order", words).ShouldBeTrue();
        StopReply.Is(words, "").ShouldBeTrue();
    }

    [Theory]
    [InlineData("Please stop the delivery, I moved")]
    [InlineData("cancel")]
    [InlineData("How do I unsubscribe from the newsletter, and where is my parcel?")]
    [InlineData("Cancelar")]
    public void Who_says_more_is_read_by_a_person(string words) => StopReply.Is("unsubscribe", words).ShouldBeFalse();

    [Theory]
    [InlineData("Auto-Submitted", "auto-replied", true)]
    [InlineData("auto-submitted", "No", false)]
    [InlineData("Precedence", "bulk", true)]
    [InlineData("X-Autoreply", "yes", true)]
    [InlineData("X-Mailer", "A person's", false)]
    public void A_program_that_answers_is_no_person(string name, string value, bool isProgram) =>
        AutoReply.Is(new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { [name] = value }, "ann@example.test").ShouldBe(isProgram);

    [Theory]
    [InlineData("Automatic reply: Your order")]
    [InlineData("Out of Office Re: Your order")]
    [InlineData("[External] Auto: away")]
    [InlineData("Undeliverable: Your order")]
    [InlineData("Automatische Antwort: Ihre Bestellung")]
    [InlineData("Abwesenheitsnotiz: Ihre Bestellung")]
    [InlineData("Unzustellbar: Ihre Bestellung")]
    [InlineData("Réponse automatique : Votre commande")]
    [InlineData("Absence du bureau : Votre commande")]
    [InlineData("Respuesta automática: Tu pedido")]
    [InlineData("Fuera de la oficina: Tu pedido")]
    [InlineData("自動応答: ご注文")]
    [InlineData("不在のお知らせ")]
    public void A_subject_that_programs_write_is_one_in_every_language(string subject) => AutoReply.IsSubject(subject).ShouldBeTrue();

    [Theory]
    [InlineData("Re: Automatic reply: Your order")]
    [InlineData("Automatic coffee machine is broken")]
    [InlineData("Autor gesucht")]
    [InlineData("Reading lamp")]
    [InlineData("Absent part in my parcel")]
    [InlineData("Automático no funciona")]
    public void A_subject_that_people_write_is_none(string subject) => AutoReply.IsSubject(subject).ShouldBeFalse();

    [Fact]
    public void Mail_that_is_returned_comes_from_nowhere() => AutoReply.Is(new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase), "").ShouldBeTrue();
}
