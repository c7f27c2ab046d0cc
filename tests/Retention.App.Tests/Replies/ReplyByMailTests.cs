using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Retention.App.Cases;
using Retention.App.Observability;
using Retention.App.Replies;
using Retention.App.Settings;
using Retention.App.Storage;
using Retention.App.Tests.Senders;
using Retention.Shoppers;

namespace Retention.App.Tests.Replies;

/// <summary>Replies that SendGrid's Inbound Parse brings, from the letter's Reply-To to the case.</summary>
[Collection("Azurite")]
public sealed class ReplyByMailTests(AzuriteFixture azurite)
{
    private const string Host = "reply.retention.example";

    [Fact]
    public async Task A_reply_becomes_a_case_about_the_order_and_the_same_mail_twice_is_one()
    {
        await using var shop = await StartAsync();
        await shop.OrderAsync();
        var to = ReplyTo(shop);
        to.Split('@')[0].Length.ShouldBeLessThanOrEqualTo(64);
        to.ShouldBe(to.ToLowerInvariant());

        for (var time = 0; time < 2; time++)
            (await shop.App.DeliverAsync(Mail(shop, to.ToUpperInvariant(), "It arrived broken.\r\n\r\nOn Fri, Blue Mugs wrote:\r\n> Thank you!", files: 1))).ShouldBe(HttpStatusCode.OK);
        await shop.App.IdleAsync();
        var one = (await shop.App.Get<CaseStore>().ListAsync(shop.Shop, openOnly: true, most: 10, CancellationToken.None)).ShouldHaveSingleItem();
        one.OrderId.ShouldBe("820982911946154508");
        var said = (await shop.App.Get<CaseStore>().FindAsync(shop.Shop, one.Id, CancellationToken.None))!.Said.ShouldHaveSingleItem();
        said.Text.ShouldBe("It arrived broken.\n[One attachment was not kept.]");

        // The shop answers, and the shopper replies to that: the same case.
        (await shop.App.Get<CaseAnswering>().AnswerAsync(shop.Shop, one.Id, "We send a new one.", "Kim", shop.App.Clock.Now, CancellationToken.None)).ShouldBeOfType<CaseAnswered.Sent>();
        shop.App.Clock.Now = shop.App.Clock.Now.AddMinutes(5);
        (await shop.App.DeliverAsync(Mail(shop, ReplyTo(shop), "Thank you.", id: "<2@example.test>"))).ShouldBe(HttpStatusCode.OK);
        await shop.App.IdleAsync();
        (await shop.App.Get<CaseStore>().FindAsync(shop.Shop, one.Id, CancellationToken.None))!.Said.Select(words => words.Text).ShouldBe([said.Text, "Thank you."]);
    }

    [Theory]
    [InlineData("Unsubscribe.\r\n\r\n> Thank you!")]
    [InlineData("配信停止")]
    public async Task A_reply_that_only_says_stop_refuses_at_once(string text)
    {
        await using var shop = await StartAsync();
        await shop.OrderAsync();
        (await shop.App.DeliverAsync(Mail(shop, ReplyTo(shop), text))).ShouldBe(HttpStatusCode.OK);
        (await shop.SuppressedAsync()).ShouldBe(SuppressionCause.Unsubscribed);
        await shop.App.IdleAsync();
        (await shop.App.Get<CaseStore>().ListAsync(shop.Shop, openOnly: false, most: 10, CancellationToken.None)).ShouldBeEmpty();
        var shopper = (await TestApp.RowsAsync(shop.App.Storage.Shoppers)).Single(row => row.RowKey == Keys.State).Read(Stored.Default.Shopper);
        shopper.Consents.ShouldContain(word => !word.IsGranted && word.Purpose == null);
    }

    [Fact]
    public async Task What_programs_answer_or_nobody_was_asked_is_dropped()
    {
        await using var shop = await StartAsync();
        await shop.OrderAsync();
        foreach (var mail in new[]
        {
            Mail(shop, ReplyTo(shop), "I am on holiday.", headers: "Auto-Submitted: auto-replied"), Mail(shop, ReplyTo(shop), "Returned mail", from: ""),
            Mail(shop, $"reply+{new string('a', 56)}@{Host}", "forged"), Mail(shop, ReplyTo(shop).Replace(Host, "elsewhere.example", StringComparison.Ordinal), "elsewhere"), Mail(shop, $"info@{Host}", "hello"),
        })
            (await shop.App.DeliverAsync(mail)).ShouldBe(HttpStatusCode.OK);
        await shop.App.IdleAsync();
        (await shop.App.Get<CaseStore>().ListAsync(shop.Shop, openOnly: false, most: 10, CancellationToken.None)).ShouldBeEmpty();
        var numbers = shop.App.Get<Counts>().Numbers;
        (numbers["reply dropped.a program's"], numbers["reply dropped.unknown address"]).ShouldBe((2, 3));
    }

    [Fact]
    public async Task A_text_in_another_charset_is_read_and_one_in_HTML_alone_without_its_tags()
    {
        await using var shop = await StartAsync();
        await shop.OrderAsync();
        (await shop.App.DeliverAsync(Mail(shop, ReplyTo(shop), Encoding.Latin1.GetBytes("Größe falsch"), "iso-8859-1", id: "<1@x>"))).ShouldBe(HttpStatusCode.OK);
        (await shop.App.DeliverAsync(Mail(shop, ReplyTo(shop), Encoding.UTF8.GetBytes("<style>p{}</style><p>Zu klein &amp; blau</p><blockquote>Hallo</blockquote>"), "UTF-8", field: "HTML", id: "<2@x>"))).ShouldBe(HttpStatusCode.OK);
        await shop.App.IdleAsync();
        var listed = (await shop.App.Get<CaseStore>().ListAsync(shop.Shop, openOnly: true, most: 10, CancellationToken.None)).Single();
        (await shop.App.Get<CaseStore>().FindAsync(shop.Shop, listed.Id, CancellationToken.None))!.Said.Select(words => words.Text).ShouldBe(["Größe falsch", "Zu klein & blau"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_mail_that_is_not_signed_or_no_mail_at_all_reaches_nobody()
    {
        await using var shop = await StartAsync();
        await shop.OrderAsync();
        var forged = Mail(shop, ReplyTo(shop), "Hello");
        forged.Content = new StringContent("--b\r\n");
        (await shop.App.DeliverAsync(forged)).ShouldBe(HttpStatusCode.Unauthorized);
        (await shop.App.DeliverAsync(SendGridPost.Signed("/webhooks/sendgrid/parse", "no form"u8.ToArray(), shop.App.Clock.Now, "text/plain"))).ShouldBe(HttpStatusCode.OK);
        (await shop.App.Get<App.Webhooks.Quarantine>().ListAsync(CancellationToken.None)).ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("utf-7")]
    [InlineData("x-unknown-charset")]
    [InlineData("")]
    public async Task A_charset_that_nobody_can_read_costs_no_reply(string charset)
    {
        await using var shop = await StartAsync();
        await shop.OrderAsync();
        (await shop.App.DeliverAsync(Mail(shop, ReplyTo(shop), "It broke."u8.ToArray(), charset))).ShouldBe(HttpStatusCode.OK);
        await shop.App.IdleAsync();
        (await shop.App.Get<CaseStore>().ListAsync(shop.Shop, openOnly: true, most: 10, CancellationToken.None)).ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("{}", "{}")]
    [InlineData("[]", "{}")]
    [InlineData("{\"to\":\"one@example.test\"}", "{}")]
    [InlineData("{\"to\":[\"one@example.test\"]}", "{\"text\":\"UTF-8\",\"TEXT\":\"UTF-8\"}")]
    [InlineData("{\"to\":[1],\"from\":2}", "[]")]
    public async Task An_odd_mail_is_taken_so_that_it_is_not_sent_for_three_days(string envelope, string charsets)
    {
        await using var shop = await StartAsync();
        using var form = new MultipartFormDataContent("xYzZY");
        foreach (var (name, value) in new[] { ("envelope", envelope), ("charsets", charsets), ("text", "Hello") })
            form.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(value)), name);
        var mail = SendGridPost.Signed("/webhooks/sendgrid/parse", await form.ReadAsByteArrayAsync(), shop.App.Clock.Now, "multipart/form-data; boundary=xYzZY");
        (await shop.App.DeliverAsync(mail)).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Strangers_who_promise_much_and_send_nothing_keep_no_reply_waiting()
    {
        await using var shop = await StartAsync();
        await shop.OrderAsync();
        var strangers = new List<System.Net.Sockets.TcpClient>();
        try
        {
            for (var stranger = 0; stranger < 4; stranger++)
            {
                var client = new System.Net.Sockets.TcpClient();
                await client.ConnectAsync("127.0.0.1", shop.App.Settings.PublicUrl.Port);
                strangers.Add(client);
                await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
                    $"POST /webhooks/sendgrid/parse HTTP/1.1\r\nHost: 127.0.0.1\r\nExpect: 100-continue\r\nContent-Length: 30000000\r\n{App.Webhooks.SendGridSignature.Header}: AAAA\r\n{App.Webhooks.SendGridSignature.TimestampHeader}: {shop.App.Clock.Now.ToUnixTimeSeconds()}\r\n\r\n"));
            }

            // Whose body is waited for is told so ("100 Continue"): two of them at once.
            await Eventually.HoldsAsync("both places are taken by strangers", () => strangers.Count(client => client.Available > 0) == 2);
            (await shop.App.DeliverAsync(Mail(shop, ReplyTo(shop), "It broke.")).WaitAsync(TimeSpan.FromSeconds(4))).ShouldBe(HttpStatusCode.OK);
        }
        finally
        {
            strangers.ForEach(client => client.Dispose());
        }
    }

    [Fact]
    public async Task Where_the_shop_keeps_its_own_inbox_replies_go_there()
    {
        await using var shop = await StartAsync(cases: false);
        await shop.OrderAsync();
        ReplyTo(shop).ShouldBe("hello@mugs.example");
    }

    [Fact]
    public async Task An_address_for_replies_leads_back_to_its_letter_and_a_changed_one_nowhere()
    {
        await using var shop = await StartAsync();
        var addresses = shop.App.Get<ReplyAddresses>();
        var known = (await shop.App.Get<ShopStore>().FindAsync(shop.Shop, CancellationToken.None))!.Shop;
        var address = addresses.Of(known, "0123456789abcdef", "0123456789abcdef01234567")!;
        addresses.Read(address).ShouldBe(new ReplyLink(shop.Shop, "0123456789abcdef", "0123456789abcdef01234567", Case: null));
        addresses.Read(addresses.OfCase(known, "0123456789abcdef", "fedcba9876543210")!).ShouldBe(new ReplyLink(shop.Shop, "0123456789abcdef", Message: null, "fedcba9876543210"));
        for (var at = "reply+".Length; at < address.IndexOf('@', StringComparison.Ordinal); at++)
            addresses.Read($"{address[..at]}{(address[at] == 'a' ? 'b' : 'a')}{address[(at + 1)..]}").ShouldBeNull($"letter {at}");
        foreach (var odd in new[] { "", "@", "reply+@" + Host, $"reply+1@{Host}", $"reply+{new string('a', 200)}@{Host}" })
            addresses.Read(odd).ShouldBeNull(odd);
    }

    private Task<MailedShop> StartAsync(bool cases = true) => MailedShop.StartAsync(
        azurite,
        settings => settings with { SendGridParseHost = Host, SendGridParseKeys = [SendGridPost.PublicKey] },
        shop => shop with { ReplyTo = "hello@mugs.example", RepliesBecomeCases = cases });

    private static string ReplyTo(MailedShop shop) => (string)shop.SendGrid.Accepted[^1].Mail["reply_to"]!["email"]!;

    private static HttpRequestMessage Mail(MailedShop shop, string to, string text, string headers = "X-Mailer: A person's", string from = "ann@example.test", string id = "<1@example.test>", int files = 0) =>
        Mail(shop, to, Encoding.UTF8.GetBytes(text), "UTF-8", headers, from, id, files);

    private static HttpRequestMessage Mail(MailedShop shop, string to, byte[] text, string charset, string headers = "X-Mailer: A person's", string from = "ann@example.test", string id = "<1@example.test>", int files = 0, string field = "text")
    {
        using var form = new MultipartFormDataContent("xYzZY");
        void Add(string name, string value) => form.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(value)), name);
        Add("headers", $"Received: by mx.sendgrid.net\n with SMTP\nMessage-ID: {id}\n{headers}\n");
        Add("to", "\"Blue Mugs\" <somebody-else@example.test>");
        Add("from", $"Ann <{from}>");
        Add("subject", "Re: Thank you");
        Add("envelope", new JsonObject { ["to"] = new JsonArray(to), ["from"] = from }.ToJsonString());
        Add("charsets", new JsonObject { ["to"] = "UTF-8", [field.ToLowerInvariant()] = charset }.ToJsonString());
        form.Add(new ByteArrayContent(text), field);
        for (var file = 1; file <= files; file++)
            form.Add(new ByteArrayContent([1, 2, 3]), $"attachment{file}", "photo.jpg");
        var body = form.ReadAsByteArrayAsync().GetAwaiter().GetResult();
        return SendGridPost.Signed("/webhooks/sendgrid/parse", body, shop.App.Clock.Now, "multipart/form-data; boundary=xYzZY");
    }
}
