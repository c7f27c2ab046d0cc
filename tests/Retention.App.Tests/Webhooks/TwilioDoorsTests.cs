using System.Net;
using Microsoft.Extensions.Primitives;
using Retention.App.Cases;
using Retention.App.Senders;
using Retention.App.Settings;
using Retention.App.Storage;
using Retention.App.Tests.Road;
using Retention.App.Tests.Senders;
using Retention.App.Webhooks;
using Retention.Events;
using Retention.Shoppers;
using Retention.Shops;

namespace Retention.App.Tests.Webhooks;

/// <summary>The whole program with texts: a cart's text goes, is reported of, and is answered.</summary>
[Collection("Azurite")]
public sealed class TwilioDoorsTests(AzuriteFixture azurite)
{
    private const string Ann = "+12125550123";
    private const string Stranger = "+13105550199";
    private const string Sid = "SM0000000000000000000000000000000a";
    private static readonly DateTimeOffset At = new(2026, 11, 20, 15, 0, 0, TimeSpan.Zero); // A Friday, ten in New York.

    [Fact]
    public async Task A_carts_text_goes_and_is_delivered()
    {
        await using var road = await StartAsync();
        var text = await road.RemindAsync("c1");
        text.To.ShouldBe(Ann);
        text.Body.ShouldEndWith("Reply STOP to stop these texts.");
        (await road.StatusAsync(text, "sent")).ShouldBe(HttpStatusCode.NoContent);
        (await road.StatusAsync(text, "delivered")).ShouldBe(HttpStatusCode.NoContent);
        (await road.StatusAsync(text, "sending")).ShouldBe(HttpStatusCode.NoContent); // Late: it turns nothing back.
        await road.App.IdleAsync();
        (await road.MessageAsync()).GetString("State").ShouldBe("Delivered");
    }

    [Fact]
    public async Task A_report_settles_a_text_whose_answer_was_lost()
    {
        await using var road = await StartAsync();
        road.Twilio.Next(new TwilioAnswer(500) { Accepts = true });
        var text = await road.RemindAsync("c1");
        (await road.MessageAsync()).GetString("State").ShouldBe("Unknown");
        await road.StatusAsync(text, "queued");
        await road.App.IdleAsync();
        (await road.MessageAsync()).GetString("State").ShouldBe("Sent");
        await road.App.RestAtAsync(road.App.Clock.Now.AddHours(1));
        road.Twilio.Received.ShouldBe(1);
    }

    [Fact]
    public async Task A_number_that_nobody_uses_any_more_is_suppressed()
    {
        await using var road = await StartAsync();
        await road.StatusAsync(await road.RemindAsync("c1"), "undelivered", "30005");
        await road.App.IdleAsync();
        (await road.MessageAsync()).GetString("State").ShouldBe("Bounced");
        (await road.SuppressionAsync(Ann)).ShouldNotBeNull().Suppression.Cause.ShouldBe(SuppressionCause.Bounce);
    }

    [Theory]
    [InlineData("STOP", false)]
    [InlineData("Please stop texting me", true)]
    public async Task A_stop_holds_when_it_is_answered_for_the_text_that_is_already_due(string body, bool isConfirmed)
    {
        await using var road = await StartAsync();
        await road.StatusAsync(await road.RemindAsync("c1"), "sent");
        await road.LeaveCartAsync("c2", At.AddDays(20));
        var (status, answer) = await road.AnswerAsync(body);
        status.ShouldBe(HttpStatusCode.OK);
        answer.Contains("<Message>Blue Mugs: you will get no more texts from us.</Message>", StringComparison.Ordinal).ShouldBe(isConfirmed);
        (await road.SuppressionAsync(Ann)).ShouldNotBeNull().Suppression.Cause.ShouldBe(SuppressionCause.Stop);
        await road.App.RestAtAsync(At.AddDays(20).AddHours(1));
        await road.App.RestAtAsync(At.AddDays(20).AddHours(3));
        road.Twilio.Received.ShouldBe(1);
        (await TestApp.RowsAsync(road.App.Storage.Shoppers)).Where(row => row.RowKey.StartsWith("consent|", StringComparison.Ordinal)).ShouldContain(row => row.GetString("Word") == "refused" && row.GetString("Evidence") == Sid);
        (await road.CasesAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("START")]
    [InlineData("unstop")]
    [InlineData("Yes")]
    public async Task A_start_lifts_what_a_stop_said(string body)
    {
        await using var road = await StartAsync();
        await road.StatusAsync(await road.RemindAsync("c1"), "sent");
        await road.AnswerAsync("STOP");
        road.App.Clock.Now += TimeSpan.FromMinutes(1);
        await road.AnswerAsync(body, sid: "SM0000000000000000000000000000000b");
        (await road.SuppressionAsync(Ann)).ShouldBeNull();
        (await road.RemindAsync("c2", At.AddDays(20))).To.ShouldBe(Ann);
    }

    [Fact]
    public async Task A_start_brings_nobody_back_whose_number_is_dead_or_who_unsubscribed_elsewhere()
    {
        await using var road = await StartAsync();
        foreach (var cause in new[] { SuppressionCause.Bounce, SuppressionCause.Unsubscribed })
        {
            var number = road.App.Get<TextedNumbers>().Hash(road.Shop, Ann)!;
            if (await road.SuppressionAsync(Ann) is { } before)
                (await road.App.Get<SuppressionList>().RemoveAsync(road.Shop, before, CancellationToken.None)).ShouldBeTrue();
            await road.App.Get<SuppressionList>().AddAsync(road.Shop, new(new(number, Channel.Text, cause, At), "test", Ann), CancellationToken.None);
            await road.AnswerAsync("START");
            (await road.SuppressionAsync(Ann)).ShouldNotBeNull().Suppression.Cause.ShouldBe(cause);
        }
    }

    [Fact]
    public async Task A_start_that_is_brought_again_after_a_later_stop_lifts_nothing()
    {
        await using var road = await StartAsync();
        await road.StatusAsync(await road.RemindAsync("c1"), "sent");
        foreach (var (body, sid) in new[] { ("STOP", "a"), ("START", "b"), ("STOP", "c"), ("START", "b") })
        {
            await road.AnswerAsync(body, sid: $"SM0000000000000000000000000000000{sid}");
            road.App.Clock.Now += TimeSpan.FromMinutes(1);
        }

        (await road.SuppressionAsync(Ann)).ShouldNotBeNull("the START was answered before the second STOP");
        await road.AnswerAsync("START", sid: "SM0000000000000000000000000000000d");
        (await road.SuppressionAsync(Ann)).ShouldBeNull();
    }

    [Fact]
    public async Task A_start_lifts_the_stop_beneath_what_else_is_known_of_the_number()
    {
        await using var road = await StartAsync();
        await road.AnswerAsync("STOP");
        var number = road.App.Get<TextedNumbers>().Hash(road.Shop, Ann)!;
        await road.App.Get<SuppressionList>().AddAsync(road.Shop, new(new(number, Channel.Text, SuppressionCause.ByHand, At), "staff", Ann), CancellationToken.None);
        await road.AnswerAsync("START", sid: "SM0000000000000000000000000000000b");
        (await road.SuppressionAsync(Ann)).ShouldNotBeNull().Suppression.Cause.ShouldBe(SuppressionCause.ByHand);
        (await road.App.Get<TakingOff>().TakeOffAsync(road.Shop, Channel.Text, number, isSure: false, CancellationToken.None)).ShouldBe(TakenOff.Done);
        (await road.SuppressionAsync(Ann)).ShouldBeNull();
    }

    [Fact]
    public async Task Help_says_who_writes_unless_the_provider_has_said_it()
    {
        await using var road = await StartAsync();
        (await road.AnswerAsync("HELP")).Body.ShouldContain("<Message>Blue Mugs: help hello@mugs.example. Msg and data rates may apply. Reply STOP to end.</Message>");
        (await road.AnswerAsync("HELP", optOut: "HELP")).Body.ShouldBe("""<?xml version="1.0" encoding="UTF-8"?><Response></Response>""");
        await road.AnswerAsync("STOP");
        (await road.AnswerAsync("HELP")).Body.ShouldNotContain("<Message>");
    }

    [Fact]
    public async Task A_name_with_marks_of_XML_is_escaped()
    {
        await using var road = await StartAsync(shop => shop with { Brand = shop.Brand with { Name = "Mugs & <More>" } });
        (await road.AnswerAsync("info")).Body.ShouldContain("<Message>Mugs &amp; &lt;More&gt;: help");
    }

    [Fact]
    public async Task Anything_else_is_a_case_of_whoever_got_the_text_and_told_twice_it_is_one()
    {
        await using var road = await StartAsync();
        await road.StatusAsync(await road.RemindAsync("c1"), "delivered");
        (await road.AnswerAsync("Is the large one dishwasher safe?")).Body.ShouldContain("will answer you by");
        (await road.AnswerAsync("Is the large one dishwasher safe?")).Body.ShouldNotContain("<Message>", Shouldly.Case.Sensitive, "who will answer is said once");
        await road.App.IdleAsync();
        var one = (await road.CasesAsync()).ShouldHaveSingleItem();
        one.Said.ShouldHaveSingleItem().Text.ShouldBe($"From {Ann}: Is the large one dishwasher safe?");
        one.Shopper.ShouldBe((await road.App.ShoppersAsync(road.Shop)).Single(known => known.Carts.Length > 0).Id);
        one.Address.ShouldNotBeNull("a person answers by mail");
    }

    [Fact]
    public async Task A_text_of_somebody_nobody_knows_is_a_case_too()
    {
        await using var road = await StartAsync();
        await road.AnswerAsync("Do you open on Sunday?", from: Stranger);
        await road.App.IdleAsync();
        (await road.CasesAsync()).ShouldHaveSingleItem().Said[0].Text.ShouldBe($"From {Stranger}: Do you open on Sunday?");
    }

    [Fact]
    public async Task A_yes_of_somebody_who_has_not_stopped_is_for_a_person()
    {
        await using var road = await StartAsync();
        await road.AnswerAsync("yes", from: Stranger);
        await road.App.IdleAsync();
        (await road.CasesAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_yes_to_a_toll_free_number_lifts_no_stop()
    {
        await using var road = await StartAsync();
        await road.AnswerAsync("STOP");
        await road.AnswerAsync("yes", to: "+18005550100");
        (await road.SuppressionAsync(Ann)).ShouldNotBeNull();
    }

    [Fact]
    public async Task What_is_not_signed_with_the_accounts_token_changes_nothing()
    {
        await using var road = await StartAsync();
        (await road.AnswerAsync("STOP", token: "another")).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await road.AnswerAsync("STOP", account: "AC00000000000000000000000000000077")).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await road.SuppressionAsync(Ann)).ShouldBeNull();
        var text = await road.RemindAsync("c1");
        (await road.StatusAsync(text, "delivered", token: "another")).ShouldBe(HttpStatusCode.Unauthorized);
        (await road.StatusAsync(text with { Form = new Dictionary<string, string>(text.Form, StringComparer.Ordinal) { ["StatusCallback"] = text.Form["StatusCallback"].Replace("/1#", "/nonsense#", StringComparison.Ordinal) } }, "delivered")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_report_by_GET_is_signed_over_its_address()
    {
        await using var road = await StartAsync();
        var text = await road.RemindAsync("c1");
        var url = $"{text.Form["StatusCallback"].Split('#')[0]}?MessageSid={Sid}&MessageStatus=delivered&To=%2B12125550123";
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        request.Headers.Add(TwilioSignature.Header, TwilioSignature.Of(url, [], LoopbackTwilio.Token));
        using var response = await road.App.Http.SendAsync(request);
        response.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await road.App.IdleAsync();
        (await road.MessageAsync()).GetString("State").ShouldBe("Delivered");
    }

    [Fact]
    public async Task A_shop_with_its_own_account_is_found_by_it_and_the_older_token_counts_during_a_change()
    {
        await using var road = await StartAsync();
        const string own = "AC00000000000000000000000000000002";
        var other = (await road.App.AddShopifyAsync(shop => shop with { Brand = shop.Brand with { Name = "Red Mugs" } }, "red.myshopify.com")).Shop.Id;
        await road.App.Get<TextAccounts>().SetAsync(other, own, "older", "MG00000000000000000000000000000002", CancellationToken.None);
        await road.App.Get<TextAccounts>().SetAsync(other, own, "newer", "MG00000000000000000000000000000002", CancellationToken.None);
        foreach (var token in new[] { "older", "newer" })
            (await road.AnswerAsync("HELP", account: own, service: "MG00000000000000000000000000000002", token: token)).Body.ShouldContain("Red Mugs");
        await road.AnswerAsync("STOP", account: own, service: "MG00000000000000000000000000000002", token: "newer");
        (await road.SuppressionAsync(Ann)).ShouldBeNull("it was said to the other shop");
        (await road.App.Get<TextAccounts>().SetAsync(road.Shop, own, "guessed", LoopbackTwilio.Service, CancellationToken.None)).ShouldBeFalse("one account's answers go to one shop");
        (await road.App.Get<TextAccounts>().SetAsync(road.Shop, LoopbackTwilio.Account, "guessed", LoopbackTwilio.Service, CancellationToken.None)).ShouldBeFalse("it is the program's own");
        var number = road.App.Get<TextedNumbers>().Hash(other, Ann)!;
        (await road.App.Get<SuppressionList>().FindAsync(other, Channel.Text, number, CancellationToken.None)).ShouldNotBeNull();
    }

    [Fact]
    public async Task Shops_that_share_an_account_all_stop()
    {
        await using var road = await StartAsync();
        var other = (await road.App.AddShopifyAsync(domain: "red.myshopify.com")).Shop.Id;
        await road.AnswerAsync("STOP");
        foreach (var shop in new[] { road.Shop, other })
            (await road.App.Get<SuppressionList>().FindAsync(shop, Channel.Text, road.App.Get<TextedNumbers>().Hash(shop, Ann)!, CancellationToken.None)).ShouldNotBeNull();
    }

    private Task<Road> StartAsync(Func<Shop, Shop>? change = null) => StartAsync(azurite, change);

    /// <summary>The program with one shop that sends texts by the loopback Twilio, at ten in New York.</summary>
    internal static async Task<Road> StartAsync(AzuriteFixture azurite, Func<Shop, Shop>? change = null)
    {
        var clock = new TestClock(At);
        var twilio = await LoopbackTwilio.StartAsync(clock);
        var app = await TestApp.StartAsync(azurite, now: At, change: settings => settings with
        {
            Twilio = new(LoopbackTwilio.Account, ApiKey: null, ApiSecret: null, [LoopbackTwilio.Token], LoopbackTwilio.Service),
            TwilioUrl = twilio.Url,
        });
        Shop With(Shop shop) => shop with { FlowsOn = ["abandoned-cart"], ReplyTo = "hello@mugs.example", Country = "US", Settings = shop.Settings with { SendsTexts = true, TextWindow = TestApp.Plain.EmailWindow } };
        var shop = (await app.AddShopifyAsync(known => change?.Invoke(With(known)) ?? With(known))).Shop.Id;
        return new(app, twilio, shop);
    }

    internal sealed record Road(TestApp App, LoopbackTwilio Twilio, string Shop) : IAsyncDisposable
    {
        /// <summary>Ann leaves a cart, having agreed to be reminded by text.</summary>
        public async Task LeaveCartAsync(string token, DateTimeOffset at)
        {
            await App.RestAtAsync(at);
            var cart = Reported.Cart(token, "ann@example.test").Cart with
            {
                CreatedAt = at,
                UpdatedAt = at,
                Phone = Ann,
                Country = "US",
                Region = "NY", // Where it is noon when the text is due; by the country alone it would wait for Hawaii.
                Url = "https://shop.example/cart/c",
                Consents =
                [
                    new(Channel.Email, Purpose.Marketing, IsGranted: true, At.AddDays(-1), "checkout"),
                    new(Channel.Text, Purpose.Marketing, IsGranted: true, At.AddDays(-1), "checkout") { Topic = "abandoned-cart", IsConfirmed = true },
                ],
            };
            await App.PutAsync(Shop, new CartReported(cart));
            await App.IdleAsync();
        }

        /// <summary>The text of a cart that Ann left.</summary>
        public async Task<AcceptedText> RemindAsync(string token, DateTimeOffset? at = null)
        {
            var before = Twilio.Accepted.Count;
            await LeaveCartAsync(token, at ?? At);
            await App.RestAtAsync((at ?? At).AddHours(1));
            await App.RestAtAsync((at ?? At).AddHours(2).AddMinutes(1));
            Twilio.Accepted.Count.ShouldBe(before + 1);
            return Twilio.Accepted[^1];
        }

        /// <summary>Twilio reports of a text.</summary>
        public async Task<HttpStatusCode> StatusAsync(AcceptedText text, string status, string? code = null, string token = LoopbackTwilio.Token)
        {
            var form = new Dictionary<string, string>(StringComparer.Ordinal) { ["MessageSid"] = text.Sid, ["MessageStatus"] = status, ["AccountSid"] = text.Account, ["To"] = text.To, ["From"] = "+14155550100" };
            if (code is not null)
                form["ErrorCode"] = code;
            return (await PostAsync(text.Form["StatusCallback"].Split('#')[0], form, token)).Status;
        }

        /// <summary>Somebody answers.</summary>
        public Task<(HttpStatusCode Status, string Body)> AnswerAsync(
            string body, string from = Ann, string? optOut = null, string sid = Sid, string token = LoopbackTwilio.Token, string account = LoopbackTwilio.Account, string service = LoopbackTwilio.Service, string to = "+14155550100")
        {
            var form = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["MessageSid"] = sid,
                ["AccountSid"] = account,
                ["MessagingServiceSid"] = service,
                ["From"] = from,
                ["To"] = to,
                ["Body"] = body,
                ["NumMedia"] = "0",
                ["FromCity"] = "",
            };
            if (optOut is not null)
                form["OptOutType"] = optOut;
            return PostAsync($"{App.Settings.PublicUrl.AbsoluteUri.TrimEnd('/')}/webhooks/twilio/inbound", form, token);
        }

        public async Task<Azure.Data.Tables.TableEntity> MessageAsync() =>
            (await TestApp.RowsAsync(App.Storage.Shoppers)).Single(row => row.RowKey.StartsWith("message|", StringComparison.Ordinal) && row.GetString("Channel") == "Text");

        public Task<Suppressed?> SuppressionAsync(string number) => App.Get<SuppressionList>().FindAsync(Shop, Channel.Text, App.Get<TextedNumbers>().Hash(Shop, number)!, CancellationToken.None);

        public Task<IReadOnlyList<Retention.App.Cases.Case>> CasesAsync() => App.Get<CaseStore>().ListAsync(Shop, openOnly: true, most: 10, CancellationToken.None);

        public async ValueTask DisposeAsync()
        {
            await App.DisposeAsync();
            await Twilio.DisposeAsync();
        }

        private async Task<(HttpStatusCode Status, string Body)> PostAsync(string url, Dictionary<string, string> form, string token)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new FormUrlEncodedContent(form) };
            request.Headers.Add(TwilioSignature.Header, TwilioSignature.Of(url, form.Select(field => KeyValuePair.Create(field.Key, new StringValues(field.Value))), token));
            using var response = await App.Http.SendAsync(request);
            return (response.StatusCode, await response.Content.ReadAsStringAsync());
        }
    }
}
