using Retention.App.Senders;
using Retention.App.Settings;
using Retention.App.Storage;
using Retention.Shoppers;

namespace Retention.App.Tests.Senders;

/// <summary>Twilio's adapter against a server that answers as Twilio does.</summary>
[Collection("Azurite")]
public sealed class TwilioTests(AzuriteFixture azurite)
{
    private const string Ann = "+12125550123";
    private const string Message = "0123456789abcdef01234567";
    private static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);
    private static readonly TwilioSettings Account = new(LoopbackTwilio.Account, ApiKey: null, ApiSecret: null, [LoopbackTwilio.Token], LoopbackTwilio.Service);

    [Fact]
    public async Task A_text_that_is_accepted_is_sent_with_the_providers_id_and_all_that_it_needs()
    {
        await using var one = await StartAsync();
        (await one.SendAsync()).ShouldBe(new SendOutcome.Sent("SM00000000000000000000000000000001"));
        var form = one.Twilio.Accepted.ShouldHaveSingleItem().Form;
        form["To"].ShouldBe(Ann);
        form["MessagingServiceSid"].ShouldBe(LoopbackTwilio.Service);
        form["ValidityPeriod"].ShouldBe("7200");
        form["SmartEncoded"].ShouldBe("true");
        form["StatusCallback"].ShouldBe($"{one.App.Settings.PublicUrl.AbsoluteUri.TrimEnd('/')}/webhooks/twilio/status/s0123456789abcdef/fedcba9876543210/{Message}/1#rc=3&rp=all");
    }

    [Theory]
    [InlineData(5, "14400")]
    [InlineData(0.1, "360")]
    public async Task A_text_is_valid_until_the_night_and_for_four_hours_at_most(double hours, string validity)
    {
        await using var one = await StartAsync();
        await one.SendAsync(until: Noon.AddHours(hours));
        one.Twilio.Accepted.ShouldHaveSingleItem().Form["ValidityPeriod"].ShouldBe(validity);
    }

    [Fact]
    public async Task A_text_that_would_come_at_night_is_not_handed_over()
    {
        await using var one = await StartAsync();
        (await one.SendAsync(until: Noon.AddSeconds(30))).ShouldBeOfType<SendOutcome.TryLater>();
        one.Twilio.Received.ShouldBe(0);
    }

    [Fact]
    public async Task An_api_key_is_used_where_there_is_one()
    {
        await using var one = await StartAsync(settings => settings with { Twilio = Account with { ApiKey = "SK00000000000000000000000000000009", ApiSecret = "secret" } });
        one.Twilio.Accounts[LoopbackTwilio.Account] = "SK00000000000000000000000000000009:secret";
        (await one.SendAsync()).ShouldBeOfType<SendOutcome.Sent>();
    }

    [Theory]
    [InlineData(429, 20429)]
    [InlineData(429, null)]
    [InlineData(400, 21611)]
    public async Task What_was_certainly_not_processed_is_tried_later(int status, int? code)
    {
        await using var one = await StartAsync();
        one.Twilio.Next(new TwilioAnswer(status, code));
        (await one.SendAsync()).ShouldBeOfType<SendOutcome.TryLater>();
        (await one.SendAsync()).ShouldBeOfType<SendOutcome.Sent>();
    }

    [Theory]
    [InlineData(500, 20500)]
    [InlineData(503, null)]
    [InlineData(0, null)]
    [InlineData(302, null)]
    public async Task What_may_have_been_processed_is_unknown(int status, int? code)
    {
        await using var one = await StartAsync();
        one.Twilio.Next(new TwilioAnswer(status, code));
        (await one.SendAsync()).ShouldBeOfType<SendOutcome.Unknown>();
    }

    [Fact]
    public async Task A_closed_port_was_never_connected()
    {
        await using var one = await StartAsync(settings => settings with { TwilioUrl = new Uri($"http://127.0.0.1:{TestApp.FreePort()}") });
        (await one.SendAsync()).ShouldBe(new SendOutcome.TryLater(null, "never connected"));
    }

    [Fact]
    public async Task An_account_that_is_not_reached_is_spared_for_a_while_and_no_other_waits_for_it()
    {
        await using var one = await StartAsync(settings => settings with { TwilioUrl = new Uri($"http://127.0.0.1:{TestApp.FreePort()}") });
        await one.App.Get<TextAccounts>().SetAsync("s2", "AC00000000000000000000000000000002", "its-own-token", "MG00000000000000000000000000000002", CancellationToken.None);
        for (var text = 0; text < 10; text++)
            (await one.SendAsync()).ShouldBe(new SendOutcome.TryLater(null, "never connected"));
        (await one.SendAsync()).ShouldBeOfType<SendOutcome.TryLater>().Until.ShouldBe(Noon.AddSeconds(30), "nobody called any more");
        (await one.SendAsync("s2")).ShouldBe(new SendOutcome.TryLater(null, "never connected"), "this one tries for itself");
    }

    [Theory]
    [InlineData(21610, SuppressionCause.Stop)]
    [InlineData(21211, SuppressionCause.Invalid)]
    [InlineData(21614, SuppressionCause.Invalid)]
    [InlineData(21635, SuppressionCause.Invalid)]
    public async Task A_number_that_takes_no_texts_is_suppressed_and_the_reason_names_nobody(int code, string cause)
    {
        await using var one = await StartAsync();
        one.Twilio.Next(new TwilioAnswer(400, code));
        var refused = (await one.SendAsync()).ShouldBeOfType<SendOutcome.Refused>();
        refused.Why.ShouldStartWith($"{code}: ");
        refused.Why.ShouldNotContain("212555");
        var listed = (await one.SuppressionAsync()).ShouldNotBeNull();
        (listed.Suppression.Cause, listed.Source, listed.Name).ShouldBe((cause, Message, Ann));
    }

    [Theory]
    [InlineData(400, 21408)]
    [InlineData(400, 99999)]
    [InlineData(400, null)]
    public async Task Another_refusal_ends_this_text_and_says_nothing_of_the_number(int status, int? code)
    {
        await using var one = await StartAsync();
        one.Twilio.Next(new TwilioAnswer(status, code));
        (await one.SendAsync()).ShouldBeOfType<SendOutcome.Refused>();
        (await one.SuppressionAsync()).ShouldBeNull();
        (await one.SendAsync()).ShouldBeOfType<SendOutcome.Sent>();
    }

    [Theory]
    [InlineData(401, 20003)]
    [InlineData(404, 20404)]
    [InlineData(403, null)]
    [InlineData(429, 63038)]
    public async Task A_fault_of_the_account_holds_its_texts_back_until_somebody_mends_it(int status, int? code)
    {
        await using var one = await StartAsync();
        one.Twilio.Next(new TwilioAnswer(status, code));
        var until = (await one.SendAsync()).ShouldBeOfType<SendOutcome.TryLater>().Until.ShouldNotBeNull();
        (await one.SendAsync()).ShouldBeOfType<SendOutcome.TryLater>().Until.ShouldBe(until);
        one.Twilio.Received.ShouldBe(1, "it was asked again before the time");
        one.App.Clock.Now = until;
        (await one.SendAsync(until: until.AddHours(2))).ShouldBeOfType<SendOutcome.Sent>();
    }

    [Fact]
    public async Task A_shop_with_an_account_of_its_own_sends_by_it_and_its_fault_is_nobody_elses()
    {
        await using var one = await StartAsync();
        const string own = "AC00000000000000000000000000000002";
        one.Twilio.Accounts[own] = $"{own}:its-own-token";
        await one.App.Get<TextAccounts>().SetAsync("s2", own, "its-own-token", "MG00000000000000000000000000000002", CancellationToken.None);
        (await one.SendAsync("s2")).ShouldBeOfType<SendOutcome.Sent>();
        one.Twilio.Accepted.ShouldHaveSingleItem().Account.ShouldBe(own);
        one.Twilio.Accounts[own] = "changed";
        (await one.SendAsync("s2")).ShouldBeOfType<SendOutcome.TryLater>();
        (await one.SendAsync()).ShouldBeOfType<SendOutcome.Sent>();
        (await TestApp.RowsAsync(one.App.Storage.Shops)).SelectMany(row => row.Select(pair => pair.Value).OfType<string>()).ShouldAllBe(text => !text.Contains("its-own-token", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_list_of_messages_tells_what_was_accepted()
    {
        await using var one = await StartAsync();
        one.Twilio.Next(new TwilioAnswer(500) { Accepts = true }, new TwilioAnswer(500));
        await one.SendAsync();
        (await one.FindAsync("Blue Mugs: it's here")).ShouldBe(Found.Accepted);
        (await one.FindAsync("Something else")).ShouldBe(Found.NeverAccepted);
        (await one.FindAsync("Blue Mugs: it's here", claimedAt: Noon.AddHours(1))).ShouldBe(Found.NeverAccepted, "it was another one, an hour before");
    }

    [Theory]
    [InlineData(503, Found.AskLater)]
    [InlineData(401, Found.AskLater)]
    [InlineData(404, Found.CannotTell)]
    public async Task A_list_that_can_not_be_read_opens_no_second_attempt(int status, object found)
    {
        await using var one = await StartAsync();
        one.Twilio.ListStatus = status;
        (await one.FindAsync("x")).ShouldBe((Found)found);
    }

    [Theory]
    [InlineData("active", null)]
    [InlineData("suspended", "The Twilio account is suspended")]
    public async Task Doctor_hears_of_the_account(string state, string? fault)
    {
        await using var one = await StartAsync();
        one.Twilio.AccountState = state;
        var said = await one.Sender.CheckAsync(CancellationToken.None);
        (said is null).ShouldBe(fault is null);
        if (fault is not null)
            said!.ShouldContain(fault);
    }

    [Fact]
    public void Every_code_has_words_that_name_no_code_and_a_place_in_one_kind()
    {
        TwilioFaults.All.Select(fault => fault.Code).ShouldBeUnique();
        TwilioFaults.All.ShouldAllBe(fault => fault.Words.Length > 10 && !fault.Words.Any(char.IsControl));
        TwilioFaults.Find(12345).ShouldNotBeNull().Kind.ShouldBe(TwilioFaultKind.Other);
        TwilioFaults.Find(null).ShouldBeNull();
    }

    private async Task<Started> StartAsync(Func<AppSettings, AppSettings>? change = null)
    {
        var clock = new TestClock(Noon);
        var twilio = await LoopbackTwilio.StartAsync(clock);
        AppSettings With(AppSettings settings) => settings with { Twilio = Account, TwilioUrl = twilio.Url, SendDeadline = TimeSpan.FromSeconds(2) };
        var app = await TestApp.StartAsync(azurite, now: Noon, change: settings => change?.Invoke(With(settings)) ?? With(settings), works: false);
        return new(app, twilio);
    }

    private sealed record Started(TestApp App, LoopbackTwilio Twilio) : IAsyncDisposable
    {
        public Twilio Sender => (Twilio)App.Get<Channels>().Find(Channel.Text)!;

        public Task<SendOutcome> SendAsync(string shop = "s0123456789abcdef", DateTimeOffset? until = null) =>
            Sender.SendAsync(new OutgoingText(Message, 1, shop, "abandoned-cart", "Blue Mugs", Ann, "fedcba9876543210", "Blue Mugs: it’s here", until ?? Noon.AddHours(2)), CancellationToken.None);

        public Task<Found> FindAsync(string body, DateTimeOffset? claimedAt = null) => Sender.FindAsync(new(Message, "s0123456789abcdef", Ann, body, claimedAt ?? Noon), CancellationToken.None);

        public Task<Suppressed?> SuppressionAsync() =>
            App.Get<SuppressionList>().FindAsync("s0123456789abcdef", Channel.Text, App.Get<TextedNumbers>().Hash("s0123456789abcdef", Ann)!, CancellationToken.None);

        public async ValueTask DisposeAsync()
        {
            await App.DisposeAsync();
            await Twilio.DisposeAsync();
        }
    }
}
