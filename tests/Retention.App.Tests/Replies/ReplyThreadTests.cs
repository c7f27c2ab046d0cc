using System.Net;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json.Nodes;
using Retention.App.Cases;
using Retention.App.Observability;
using Retention.App.Tests.Senders;

namespace Retention.App.Tests.Replies;

/// <summary>Whole mails, as SendGrid brings them with "send raw" on: they come into the case that they belong to, and programs start nothing.</summary>
[Collection("Azurite")]
public sealed class ReplyThreadTests(AzuriteFixture azurite)
{
    private const string Host = "reply.retention.example";

    [Fact]
    public async Task Letters_and_mails_of_a_case_are_one_thread_though_the_subject_changes_and_the_address_is_another()
    {
        await using var shop = await StartAsync();
        await shop.OrderAsync();
        (await DeliverAsync(shop, "gmail", ReplyTo(shop))).ShouldBe(HttpStatusCode.OK);
        await shop.App.IdleAsync();
        var one = await OneAsync(shop);
        one.Said.ShouldHaveSingleItem().Text.ShouldBe("Thank you! The handle is still broken though, it’s the left one 🙂");
        var word = shop.SendGrid.Accepted[^1].Mail;
        Header(word, "Auto-Submitted").ShouldBe("auto-replied");
        Header(word, "In-Reply-To").ShouldBe("<CAKx7Yk1+abcDEF=ghi@mail.gmail.com>");

        (await shop.App.Get<CaseAnswering>().AnswerAsync(shop.Shop, one.Id, "We send another one.", "Kim", shop.App.Clock.Now, CancellationToken.None)).ShouldBeOfType<CaseAnswered.Sent>();
        var answer = shop.SendGrid.Accepted[^1].Mail;
        ((string?)answer["subject"]).ShouldBe("Re: Your order #1001");
        Header(answer, "In-Reply-To").ShouldBe("<CAKx7Yk1+abcDEF=ghi@mail.gmail.com>");
        Header(answer, "References")!.ShouldContain(Header(word, "Message-ID")!, Shouldly.Case.Sensitive, "the word that a person will answer stands in the same thread");
        Header(answer, "Auto-Submitted").ShouldBeNull();

        // Another subject, to another address of ours: what it answers says where it belongs.
        shop.App.Clock.Now = shop.App.Clock.Now.AddMinutes(5);
        (await DeliverAsync(shop, "apple", $"support@{Host}", Header(answer, "Message-ID"))).ShouldBe(HttpStatusCode.OK);
        await shop.App.IdleAsync();
        (await OneAsync(shop)).Said.Select(said => said.Text).ShouldBe([one.Said[0].Text, "Yes please, send another one.\n\nSent from my iPhone"]);
        (await DeliverAsync(shop, "apple", $"support@{Host}", "<somebody@elsewhere.example>")).ShouldBe(HttpStatusCode.OK);
        await shop.App.IdleAsync();
        (await OneAsync(shop)).Said.Length.ShouldBe(2);
    }

    [Theory]
    [InlineData("outlook", "die Größe stimmt leider nicht.")]
    [InlineData("html-only", "It’s the wrong colour & too small.")]
    [InlineData("big5", "杯子破了，請問可以退貨嗎？")]
    [InlineData("iso-2022-jp", "カップが割れていました。")]
    public async Task Every_mail_program_s_reply_is_read(string mail, string words)
    {
        await using var shop = await StartAsync();
        await shop.OrderAsync();
        (await DeliverAsync(shop, mail, ReplyTo(shop))).ShouldBe(HttpStatusCode.OK);
        await shop.App.IdleAsync();
        (await OneAsync(shop)).Said.ShouldHaveSingleItem().Text!.ShouldContain(words);
    }

    [Theory]
    [InlineData("exchange-away")]
    [InlineData("subject-away")]
    [InlineData("bounce")]
    public async Task An_out_of_office_or_a_delivery_report_opens_nothing_and_is_answered_by_nothing(string mail)
    {
        await using var shop = await StartAsync();
        await shop.OrderAsync();
        var sent = shop.SendGrid.Accepted.Count;
        (await DeliverAsync(shop, mail, ReplyTo(shop))).ShouldBe(HttpStatusCode.OK);
        await shop.App.IdleAsync();
        (await shop.App.Get<CaseStore>().ListAsync(shop.Shop, openOnly: false, most: 10, CancellationToken.None)).ShouldBeEmpty();
        shop.SendGrid.Accepted.Count.ShouldBe(sent);
        shop.App.Get<Counts>().Numbers["reply dropped.a program's"].ShouldBe(1);
    }

    [Fact]
    public async Task A_program_that_answers_everything_and_says_so_nowhere_gets_one_word_and_no_more()
    {
        await using var shop = await StartAsync();
        await shop.OrderAsync();
        var sent = shop.SendGrid.Accepted.Count;
        for (var turn = 0; turn < 6; turn++)
        {
            shop.App.Clock.Now = shop.App.Clock.Now.AddMinutes(3);
            (await DeliverAsync(shop, "big5", ReplyTo(shop), id: $"<turn{turn}@example.test>")).ShouldBe(HttpStatusCode.OK);
            await shop.App.IdleAsync();
        }

        (shop.SendGrid.Accepted.Count - sent).ShouldBe(1);
        (await OneAsync(shop)).Said.Length.ShouldBe(6);
    }

    private Task<MailedShop> StartAsync() => MailedShop.StartAsync(
        azurite,
        settings => settings with { SendGridParseHost = Host, SendGridParseKeys = [SendGridPost.PublicKey] },
        shop => shop with { ReplyTo = "hello@mugs.example", RepliesBecomeCases = true });

    private static string ReplyTo(MailedShop shop) => (string)shop.SendGrid.Accepted[^1].Mail["reply_to"]!["email"]!;

    private static string? Header(JsonNode mail, string name) => (string?)mail["personalizations"]![0]!["headers"]?[name];

    private static async Task<Retention.App.Cases.Case> OneAsync(MailedShop shop)
    {
        var cases = shop.App.Get<CaseStore>();
        return (await cases.FindAsync(shop.Shop, (await cases.ListAsync(shop.Shop, openOnly: false, most: 10, CancellationToken.None)).ShouldHaveSingleItem().Id, CancellationToken.None))!;
    }

    // The samples that the reader of mails is tested with, byte by byte.
    private static async Task<HttpStatusCode> DeliverAsync(MailedShop shop, string name, string to, string? answers = null, string? id = null, [CallerFilePath] string here = "")
    {
        var mail = File.ReadAllBytes(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "Retention.Tests", "Replies", "Mails", $"{name}.eml"));
        var text = Encoding.Latin1.GetString(mail).Replace("<reply+abc.12345678@replies.example>", answers ?? "<earlier@mugs.example>", StringComparison.Ordinal);
        if (id is not null)
            text = text.Replace($"<{name}@example.test>", id, StringComparison.Ordinal);
        using var form = new MultipartFormDataContent("xYzZY");
        form.Add(new ByteArrayContent(Encoding.Latin1.GetBytes(text)), "email");
        form.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(new JsonObject { ["to"] = new JsonArray(to), ["from"] = "ann@example.test" }.ToJsonString())), "envelope");
        var body = await form.ReadAsByteArrayAsync();
        return await shop.App.DeliverAsync(SendGridPost.Signed("/webhooks/sendgrid/parse", body, shop.App.Clock.Now, "multipart/form-data; boundary=xYzZY"));
    }
}
