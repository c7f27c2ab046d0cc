using System.Text;
using Retention.App.Reports;
using Retention.App.Webhooks;

namespace Retention.App.Tests.Webhooks;

/// <summary>What SendGrid's events say, in our words (facts/messaging.md 1.7).</summary>
public sealed class SendGridEventsTests
{
    private const string Ours = "\"retention_message\":\"0123456789abcdef01234567\",\"retention_attempt\":\"2\",\"retention_shop\":\"s0123456789abcdef\",\"retention_shopper\":\"0123456789abcdef\"";

    [Theory]
    [InlineData("\"event\":\"processed\",\"send_at\":0", ReportKind.Accepted, null)]
    [InlineData("\"event\":\"deferred\",\"attempt\":\"5\",\"response\":\"400 try again later\"", ReportKind.Deferred, null)]
    [InlineData("\"event\":\"delivered\",\"category\":\"one\"", ReportKind.Delivered, null)]
    [InlineData("\"event\":\"delivered\",\"category\":[\"one\",\"two\"]", ReportKind.Delivered, null)]
    [InlineData("\"event\":\"bounce\",\"type\":\"bounce\",\"bounce_classification\":\"Invalid Address\"", ReportKind.Bounced, ReportCodes.InvalidAddress)]
    [InlineData("\"event\":\"bounce\"", ReportKind.Bounced, null)]
    [InlineData("\"event\":\"bounce\",\"type\":\"blocked\",\"bounce_classification\":\"MAILBOX Unavailable\"", ReportKind.Blocked, "mailbox-unavailable")]
    [InlineData("\"event\":\"bounce\",\"type\":\"blocked\",\"bounce_classification\":\"Something New\"", ReportKind.Blocked, null)]
    [InlineData("\"event\":\"dropped\",\"reason\":\"Bounced Address\"", ReportKind.Dropped, ReportCodes.BouncedBefore)]
    [InlineData("\"event\":\"dropped\",\"reason\":\"Spam Reporting Address\"", ReportKind.Dropped, ReportCodes.ComplainedBefore)]
    [InlineData("\"event\":\"spamreport\"", ReportKind.Complained, null)]
    [InlineData("\"event\":\"unsubscribe\"", ReportKind.Unsubscribed, null)]
    [InlineData("\"event\":\"group_unsubscribe\",\"asm_group_id\":5", ReportKind.Unsubscribed, null)]
    internal void An_event_is_read(string fields, ReportKind kind, string? code)
    {
        var report = Read($$"""[{"email":"ann@example.test","timestamp":1795305600,"sg_message_id":"m1.filter-1.0",{{fields}},{{Ours}}}]""").Reports.ShouldHaveSingleItem();
        report.Kind.ShouldBe(kind);
        report.Code.ShouldBe(code);
        report.ShouldSatisfyAllConditions(
            () => report.Message.ShouldBe("0123456789abcdef01234567"), () => report.Attempt.ShouldBe(2), () => report.Shop.ShouldBe("s0123456789abcdef"), () => report.Shopper.ShouldBe("0123456789abcdef"),
            () => report.ProviderId.ShouldBe("m1"), () => report.Address.ShouldBe("ann@example.test"), () => report.At.ShouldBe(DateTimeOffset.FromUnixTimeSeconds(1795305600)));
    }

    [Fact]
    public void One_event_in_a_batch_that_is_unknown_or_broken_leaves_the_others_alone()
    {
        var read = Read($$"""
            [7, null, "x", {}, {"event":"delivered"}, {"event":"delivered","timestamp":"soon",{{Ours}}}, {"event":"delivered","timestamp":-5,{{Ours}}}, {"event":"delivered","timestamp":99999999999999,{{Ours}}},
             {"event":"account_status_change","type":"compliance_suspend","timestamp":1795305600}, {"event":"something_new","timestamp":1795305600,{{Ours}}}, {"event":"\ud800","timestamp":1,{{Ours}}},
             {"event":"delivered","timestamp":"1795305600",{{Ours}}}, {"event":"open","timestamp":1795305600,{{Ours}}}]
            """);
        read.Reports.ShouldHaveSingleItem().Kind.ShouldBe(ReportKind.Delivered);
        read.LeftOut.ShouldBe(["no object", "no object", "no object", "no event", "no time", "no time", "no time", "no time", "account_status_change", "unknown event", "a text that is no Unicode", "open"], ignoreOrder: true);
    }

    [Fact]
    public void An_event_with_another_id_of_its_own_is_the_same_event() =>
        Read($$"""[{"event":"delivered","timestamp":1795305600,"sg_event_id":"a",{{Ours}}},{"event":"delivered","timestamp":1795305600,"sg_event_id":"b",{{Ours}}}]""").Reports.Length.ShouldBe(1);

    [Fact]
    public void Ids_that_can_not_be_ours_become_no_part_of_a_key()
    {
        var report = Read("""[{"email":"ann@example.test","event":"bounce","timestamp":1795305600,"retention_message":"../x","retention_shop":"a|b","retention_shopper":"?","retention_case":"#","retention_attempt":"-1"}]""").Reports.Single();
        (report.Message, report.Shop, report.Shopper, report.Case, report.Attempt).ShouldBe((null, null, null, null, null));
    }

    [Fact]
    public void Of_a_letter_that_is_not_ours_only_what_its_address_can_not_take_is_kept()
    {
        var read = Read("""[{"email":"a@x.test","event":"delivered","timestamp":1795305600},{"email":"a@x.test","event":"bounce","type":"bounce","timestamp":1795305600,"sg_message_id":""}]""");
        read.Reports.ShouldHaveSingleItem().Kind.ShouldBe(ReportKind.Bounced);
        read.LeftOut.ShouldBe(["not ours"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[{]")]
    [InlineData("\ufffd")]
    public void What_is_no_batch_is_told_from_an_empty_one(string body)
    {
        SendGridEvents.Read(Encoding.UTF8.GetBytes(body)).ShouldBeNull();
        Read("[]\r\n").Reports.ShouldBeEmpty();
    }

    private static SendGridEvents Read(string body) => SendGridEvents.Read(Encoding.UTF8.GetBytes(body)).ShouldNotBeNull();
}
