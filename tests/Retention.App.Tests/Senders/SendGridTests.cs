using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using Retention.App.Letters;
using Retention.App.Senders;
using Retention.App.Settings;

namespace Retention.App.Tests.Senders;

/// <summary>SendGrid's adapter against a server that answers as SendGrid does.</summary>
public sealed class SendGridTests : IAsyncLifetime, IDisposable
{
    private const string Ann = "ann@example.test";
    private const string Message = "0123456789abcdef01234567";
    private static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);
    private readonly TestClock _clock = new(Noon);
    private readonly RememberedLog<SendGrid> _log = new();
    private LoopbackSendGrid _server = null!;
    private HttpClient _http = null!;
    private SendGrid _sender = null!;

    public async Task InitializeAsync()
    {
        _server = await LoopbackSendGrid.StartAsync(_clock);
        var settings = Settings(_server.Url);
        _http = AppHost.ProviderClient(settings);
        _sender = Sender(settings);
    }

    public Task DisposeAsync() => _server.DisposeAsync().AsTask();

    public void Dispose() => _http.Dispose();

    [Fact]
    public async Task A_letter_that_is_accepted_is_sent_with_the_providers_id()
    {
        (await _sender.SendAsync(Letter(), default)).ShouldBe(new SendOutcome.Sent("msg1"));
        _server.Accepted.ShouldHaveSingleItem().Message.ShouldBe(Message);
        _server.Faults.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(400, "400: personalizations.0.to.0.email")]
    [InlineData(413, "413: answer not readable")]
    public async Task A_letter_that_is_refused_says_why_without_personal_data(int status, string why)
    {
        _server.Next(new SendGridAnswer(status));
        var refused = (await _sender.SendAsync(Letter(), default)).ShouldBeOfType<SendOutcome.Refused>();
        refused.Why.ShouldBe(why);
        refused.Why.ShouldNotContain("ann");
    }

    [Fact]
    public async Task A_rate_limit_is_waited_for_until_the_provider_says()
    {
        _server.Next(SendGridAnswer.TooMany with { LimitEnds = Noon.AddMinutes(3).ToUnixTimeSeconds() });
        (await _sender.SendAsync(Letter(), default)).ShouldBeOfType<SendOutcome.TryLater>().Until.ShouldBe(Noon.AddMinutes(3));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(-60L)]
    [InlineData(9_999_999_999_999L)]
    public async Task A_rate_limit_without_a_sensible_end_is_waited_for_a_few_seconds(long? seconds)
    {
        _server.Next(SendGridAnswer.TooMany with { LimitEnds = seconds is { } given ? Math.Max(0, Noon.ToUnixTimeSeconds() + given) : null });
        var until = (await _sender.SendAsync(Letter(), default)).ShouldBeOfType<SendOutcome.TryLater>().Until.ShouldNotBeNull();
        until.ShouldBeInRange(Noon.AddSeconds(1), Noon.AddHours(1));
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    public async Task A_key_or_sender_that_is_refused_makes_letters_wait_and_is_told_in_the_log(int status)
    {
        _server.Next(new SendGridAnswer(status));
        (await _sender.SendAsync(Letter(), default)).ShouldBeOfType<SendOutcome.TryLater>().Until.ShouldNotBeNull().ShouldBeGreaterThan(Noon);
        var line = _log.Lines.ShouldHaveSingleItem();
        line.Level.ShouldBe(LogLevel.Error);
        line.Text.ShouldContain("SendGrid__ApiKey");
    }

    [Fact]
    public async Task A_closed_port_was_never_connected_so_the_letter_may_be_tried_again()
    {
        var sender = Sender(Settings(new Uri($"http://127.0.0.1:{TestApp.FreePort()}")));
        (await sender.SendAsync(Letter(), default)).ShouldBe(new SendOutcome.TryLater(null, "never connected"));
    }

    [Fact]
    public async Task A_host_that_does_not_exist_was_never_connected()
    {
        var sender = Sender(Settings(new Uri("http://sendgrid.invalid")));
        (await sender.SendAsync(Letter(), default)).ShouldBe(new SendOutcome.TryLater(null, "never connected"));
    }

    [Fact]
    public async Task A_host_that_drops_our_packets_was_never_connected()
    {
        // A listener whose queue is full lets the system drop what would connect, as a firewall does.
        using var silent = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        silent.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        silent.Listen(0);
        using var first = new TcpClient();
        await first.ConnectAsync((IPEndPoint)silent.LocalEndPoint!);
        var sender = Sender(Settings(new Uri($"http://127.0.0.1:{((IPEndPoint)silent.LocalEndPoint!).Port}")));
        (await sender.SendAsync(Letter(), default)).ShouldBe(new SendOutcome.TryLater(null, "never connected"));
    }

    public static TheoryData<string> Unclear => [.. UnclearAnswers.Keys];

    private static Dictionary<string, SendGridAnswer> UnclearAnswers => new(StringComparer.Ordinal)
    {
        ["500"] = SendGridAnswer.Failed,
        ["500 after accepting"] = SendGridAnswer.FailedAfterAccepting,
        ["503"] = SendGridAnswer.Unavailable,
        ["sandbox"] = SendGridAnswer.Sandbox,
        ["no answer"] = SendGridAnswer.NoAnswer,
        ["no answer after accepting"] = SendGridAnswer.NoAnswerAfterAccepting,
        ["reset"] = SendGridAnswer.Reset,
        ["reset after accepting"] = SendGridAnswer.ResetAfterAccepting,
        ["redirect"] = new(302),
    };

    [Theory]
    [MemberData(nameof(Unclear))]
    public async Task An_answer_that_leaves_it_open_is_unknown_and_nothing_is_repeated(string answer)
    {
        await _sender.SendAsync(Letter(), default); // The connection is warm: a client that repeats does so on those.
        _server.Next(UnclearAnswers[answer]);
        (await _sender.SendAsync(Letter(), default)).ShouldBeOfType<SendOutcome.Unknown>();
        _server.Received.ShouldBe(2);
    }

    [Fact]
    public async Task All_tracking_is_off_whatever_the_account_says()
    {
        await _sender.SendAsync(Letter(), default);
        JsonNode.DeepEquals(_server.Accepted[0].Mail["tracking_settings"], JsonNode.Parse("""
            {"click_tracking":{"enable":false,"enable_text":false},"open_tracking":{"enable":false},"subscription_tracking":{"enable":false},"ganalytics":{"enable":false}}
            """)).ShouldBeTrue();
    }

    [Fact]
    public async Task The_one_click_headers_belong_to_the_person()
    {
        await _sender.SendAsync(Letter(), default);
        var mail = _server.Accepted[0].Mail;
        var headers = mail["personalizations"]![0]!["headers"]!.AsObject().ToDictionary(header => header.Key, header => (string)header.Value!, StringComparer.Ordinal);
        headers.ShouldBe(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["List-Unsubscribe"] = "<https://u.example/e/u/token>",
            ["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click",
        }, ignoreOrder: true);
        ((string)mail["from"]!["name"]!).ShouldBe("Blue Mugs");
        ((string)mail["from"]!["email"]!).ShouldBe("hello@mugs.example");
        ((string)mail["reply_to"]!["email"]!).ShouldBe("support@mugs.example");
        mail["content"]!.AsArray().Select(part => (string)part!["type"]!).ShouldBe(["text/plain", "text/html"]);
    }

    [Fact]
    public async Task What_the_provider_keeps_for_ever_holds_opaque_ids_only()
    {
        await _sender.SendAsync(Letter(), default);
        var mail = _server.Accepted[0].Mail;
        var kept = mail["personalizations"]![0]!["custom_args"]!.ToJsonString() + mail["categories"]!.ToJsonString();
        kept.ShouldBe("""{"retention_message":"0123456789abcdef01234567","retention_attempt":"1","retention_shop":"s0123456789abcdef"}["thank-you"]""");
        kept.ShouldNotContain("@");
    }

    [Fact]
    public async Task A_letter_without_a_reply_address_names_none()
    {
        await _sender.SendAsync(Letter() with { ReplyTo = null }, default);
        _server.Accepted[0].Mail.ContainsKey("reply_to").ShouldBeFalse();
    }

    [Theory]
    [InlineData(Ann)]
    [InlineData("o'hara@example.test")]
    [InlineData("\"o\\'h\"@example.test")]
    [InlineData("a'or'1'='1@example.test")]
    public async Task A_letter_that_was_taken_is_found_whatever_the_address_holds(string address)
    {
        await _sender.SendAsync(Letter() with { To = address }, default);
        (await _sender.FindAsync(Asked() with { To = address }, default)).ShouldBe(Found.Accepted);
        (await _sender.FindAsync(Asked() with { To = address, Message = "another" }, default)).ShouldBe(Found.NeverAccepted);
    }

    [Fact]
    public async Task A_letter_that_was_not_taken_was_never_accepted()
    {
        _server.Next(SendGridAnswer.Failed);
        await _sender.SendAsync(Letter(), default);
        (await _sender.FindAsync(Asked(), default)).ShouldBe(Found.NeverAccepted);
    }

    [Fact]
    public async Task The_same_subject_to_the_same_address_from_another_message_is_not_taken_for_ours()
    {
        _server.Took(Ann, Letter().Letter.Subject, new Dictionary<string, string>(StringComparer.Ordinal) { ["retention_message"] = "another" });
        (await _sender.FindAsync(Asked(), default)).ShouldBe(Found.NeverAccepted);
    }

    [Fact]
    public async Task A_letter_whose_subject_the_log_spells_otherwise_is_still_found_by_our_id()
    {
        _server.Took(Ann, "=?utf-8?q?Thank_you?=", new Dictionary<string, string>(StringComparer.Ordinal) { ["retention_message"] = Message });
        (await _sender.FindAsync(Asked(), default)).ShouldBe(Found.Accepted);
    }

    [Fact]
    public async Task A_log_that_does_not_tell_whose_letter_it_was_is_believed_rather_than_sending_twice()
    {
        _server.LogsKeepCustomArgs = false;
        await _sender.SendAsync(Letter(), default);
        (await _sender.FindAsync(Asked(), default)).ShouldBe(Found.Accepted);
    }

    [Fact]
    public async Task A_log_too_long_to_be_read_to_its_end_proves_nothing()
    {
        for (var other = 0; other < 1000; other++)
            _server.Took(Ann, "Your receipt", new Dictionary<string, string>(StringComparer.Ordinal) { ["retention_message"] = "another" });
        (await _sender.FindAsync(Asked(), default)).ShouldBe(Found.CannotTell);
    }

    [Fact]
    public async Task An_older_letter_than_the_claim_is_not_looked_at()
    {
        _clock.Now = Noon.AddDays(-1);
        await _sender.SendAsync(Letter(), default);
        _clock.Now = Noon;
        (await _sender.FindAsync(Asked(), default)).ShouldBe(Found.NeverAccepted);
        _server.Asked.ShouldHaveSingleItem().ShouldBe("to_email = 'ann@example.test' AND sg_message_id_created_at > TIMESTAMP \"2026-11-22T11:58:00Z\"");
    }

    [Theory]
    [InlineData(403, nameof(Found.CannotTell))]
    [InlineData(404, nameof(Found.CannotTell))]
    [InlineData(400, nameof(Found.AskLater))]
    [InlineData(429, nameof(Found.AskLater))]
    [InlineData(500, nameof(Found.AskLater))]
    public async Task A_provider_that_can_not_be_asked_is_told_apart_from_one_that_can_not_be_asked_now(int status, string found)
    {
        _server.Logs = () => status;
        (await _sender.FindAsync(Asked(), default)).ShouldBe(Enum.Parse<Found>(found));
    }

    [Fact]
    public async Task A_provider_that_is_down_is_asked_later()
    {
        await _server.DisposeAsync();
        (await _sender.FindAsync(Asked(), default)).ShouldBe(Found.AskLater);
        _server = await LoopbackSendGrid.StartAsync(_clock);
    }

    [Fact]
    public async Task The_circuit_opens_after_many_failures_and_closes_again()
    {
        _server.Otherwise = () => SendGridAnswer.Unavailable;
        for (var letter = 0; letter < 10; letter++)
            (await _sender.SendAsync(Letter(), default)).ShouldBeOfType<SendOutcome.Unknown>();
        var until = (await _sender.SendAsync(Letter(), default)).ShouldBeOfType<SendOutcome.TryLater>().Until.ShouldNotBeNull();
        _server.Received.ShouldBe(10);

        _server.Otherwise = () => SendGridAnswer.Accepted;
        _clock.Now = until.AddSeconds(1);
        (await _sender.SendAsync(Letter(), default)).ShouldBeOfType<SendOutcome.Sent>();
        (await _sender.SendAsync(Letter(), default)).ShouldBeOfType<SendOutcome.Sent>();
        _server.Received.ShouldBe(12);
    }

    [Theory]
    [InlineData(429, true)]
    [InlineData(401, true)]
    [InlineData(403, false)] // That sender's domain, and no other.
    public async Task An_account_that_is_throttled_or_locked_out_is_not_asked_again_until_then(int status, bool isSpared)
    {
        _server.Next(new SendGridAnswer(status) { LimitEnds = Noon.AddSeconds(42).ToUnixTimeSeconds() });
        var until = (await _sender.SendAsync(Letter(), default)).ShouldBeOfType<SendOutcome.TryLater>().Until.ShouldNotBeNull();
        (await _sender.SendAsync(Letter(), default) is SendOutcome.TryLater).ShouldBe(isSpared);
        _server.Received.ShouldBe(isSpared ? 1 : 2);
        _clock.Now = until;
        (await _sender.SendAsync(Letter(), default)).ShouldBeOfType<SendOutcome.Sent>();
    }

    [Fact]
    public async Task A_refused_letter_does_not_open_the_circuit()
    {
        _server.Otherwise = () => SendGridAnswer.BadRequest;
        for (var letter = 0; letter < 30; letter++)
            (await _sender.SendAsync(Letter(), default)).ShouldBeOfType<SendOutcome.Refused>();
    }

    [Fact]
    public async Task A_key_that_may_send_is_well()
    {
        (await _sender.CheckAsync(default)).ShouldBeNull();
    }

    [Theory]
    [InlineData(200, "messages.read", "SendGrid__ApiKey may not send. Give the key the right Mail Send.")]
    [InlineData(401, "mail.send", "SendGrid refuses SendGrid__ApiKey. Make a new key with the right Mail Send.")]
    [InlineData(403, "mail.send", "SendGrid refuses SendGrid__ApiKey. Make a new key with the right Mail Send.")]
    [InlineData(503, "mail.send", "SendGrid answers 503. Check SendGrid__BaseUrl, and SendGrid's status page.")]
    public async Task A_key_that_may_not_send_is_told_with_its_remedy(int status, string scope, string text)
    {
        (_server.ScopesStatus, _server.Scopes) = (status, [scope]);
        (await _sender.CheckAsync(default)).ShouldBe(text);
    }

    [Fact]
    public async Task A_provider_that_is_not_reached_is_told_with_its_address()
    {
        var url = new Uri($"http://127.0.0.1:{TestApp.FreePort()}");
        var fault = (await Sender(Settings(url)).CheckAsync(default)).ShouldNotBeNull();
        fault.ShouldContain(url.Port.ToString());
        fault.ShouldContain("SendGrid__BaseUrl");
    }

    private static AppSettings Settings(Uri url) => new()
    {
        IsDevelopment = true,
        DataDirectory = "",
        PublicUrl = new Uri("https://u.example"),
        SendGridKey = "SG.test",
        SendGridFrom = "hello@mugs.example",
        SendGridUrl = url,
        SendDeadline = TimeSpan.FromSeconds(5), // A busy machine must not be taken for a provider that does not answer.
    };

    private static OutgoingLetter Letter() => new(
        Message, 1, "s0123456789abcdef", "thank-you", "Blue Mugs", Ann, "support@mugs.example", new RenderedLetter("Thank you, Ann", "<p>Thank you</p>", "Thank you"), new Uri("https://u.example/e/u/token"));

    private static HandedOver Asked() => new(Message, "s1", Ann, Letter().Letter.Subject, Noon);

    private SendGrid Sender(AppSettings settings) => new(_http, settings, _clock, _log);
}
