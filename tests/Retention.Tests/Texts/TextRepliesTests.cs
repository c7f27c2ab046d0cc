using Retention.Texts;

namespace Retention.Tests.Texts;

public class TextRepliesTests
{
    [Theory]
    [InlineData("STOP")]
    [InlineData(" stop ")]
    [InlineData("Stop.")]
    [InlineData("\"STOP\"")]
    [InlineData("STOPALL")]
    [InlineData("unsubscribe")]
    [InlineData("Cancel")]
    [InlineData("END")]
    [InlineData("quit")]
    [InlineData("Revoke")]
    [InlineData("OptOut")]
    public void The_words_that_providers_know_stop_the_texts(string body) => TextReplies.Read(body).ShouldBe(new(TextReply.Stop, IsKeyword: true, Language: null));

    [Theory]
    [InlineData("STOP PLEASE", null)]
    [InlineData("Please stop texting me!!", "en")]
    [InlineData("stop sending me texts", "en")]
    [InlineData("No more", "en")]
    [InlineData("no more texts, thanks", "en")]
    [InlineData("Don’t text me", "en")]
    [InlineData("take me off your list now", "en")]
    [InlineData("Wrong number", "en")]
    [InlineData("opt-out", "en")]
    [InlineData("🛑 stop 🛑 please", null)]
    [InlineData("Stopp", "de")]
    [InlineData("Bitte keine SMS mehr", "de")]
    [InlineData("Abmelden bitte", "de")]
    [InlineData("hören Sie auf", "de")]
    [InlineData("Arrêter SVP", "fr")]
    [InlineData("ARRET", "fr")]
    [InlineData("ne m’écrivez plus", "fr")]
    [InlineData("Plus de SMS", "fr")]
    [InlineData("Baja", "es")]
    [InlineData("no más mensajes por favor", "es")]
    [InlineData("no mas", "es")]
    [InlineData("配信停止", "ja")]
    [InlineData("配信停止 お願いします", "ja")]
    [InlineData("ストップ", "ja")]
    public void Any_reasonable_wording_stops_the_texts(string body, string? language)
    {
        var read = TextReplies.Read(body);
        (read.Reply, read.Language).ShouldBe((TextReply.Stop, language));
    }

    [Theory]
    [InlineData("Can I stop by tomorrow?")]
    [InlineData("Please cancel my order")]
    [InlineData("don't stop")]
    [InlineData("When does the sale end?")]
    [InlineData("no")]
    [InlineData("No more in blue?")]
    [InlineData("The bus stop is closed")]
    [InlineData("Yes but not today")]
    [InlineData("ja?nein")]
    [InlineData("Wann hört der Verkauf auf")]
    [InlineData("¿Cuándo baja el precio?")]
    [InlineData("返品したい")]
    [InlineData("")]
    [InlineData("👍")]
    public void What_says_something_else_reaches_a_person(string body) => TextReplies.Read(body).Reply.ShouldBe(TextReply.Other);

    [Fact]
    public void A_long_text_reaches_a_person_whatever_it_begins_with() => TextReplies.Read($"STOP {new string('a', 200)}").Reply.ShouldBe(TextReply.Other);

    [Theory]
    [InlineData("START", TextReply.Start)]
    [InlineData("unstop", TextReply.Start)]
    [InlineData("Yes", TextReply.Yes)]
    [InlineData("Yes please", TextReply.Yes)]
    [InlineData("JA", TextReply.Yes)]
    [InlineData("Oui merci", TextReply.Yes)]
    [InlineData("SÍ", TextReply.Yes)]
    [InlineData("si", TextReply.Yes)]
    [InlineData("はい", TextReply.Yes)]
    [InlineData("HELP", TextReply.Help)]
    [InlineData("info", TextReply.Help)]
    [InlineData("Hilfe", TextReply.Help)]
    [InlineData("aide", TextReply.Help)]
    [InlineData("Ayuda por favor", TextReply.Help)]
    [InlineData("ヘルプ", TextReply.Help)]
    [InlineData("?", TextReply.Help)]
    public void The_other_words_are_known(string body, TextReply reply) => TextReplies.Read(body).Reply.ShouldBe(reply);

    [Theory]
    [InlineData("yes", true)]
    [InlineData("yes please", false)]
    [InlineData("oui", false)]
    public void Only_the_providers_own_word_takes_back_a_stop(string body, bool isKeyword) => TextReplies.Read(body).IsKeyword.ShouldBe(isKeyword);
}
