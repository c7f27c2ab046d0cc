using System.Text;
using Retention.App.Tests.Senders;
using Retention.App.Webhooks;

namespace Retention.App.Tests.Webhooks;

/// <summary>The vectors of facts/messaging.md 1.8: SG-1 and SG-2 made with a key of our own, SG-3 and SG-4 really signed by SendGrid.</summary>
public sealed class SendGridSignatureTests
{
    private const string Time = "1795305602";
    private const string Signature1 = "MEUCIBcbLMax8URXCis3CWHCIWagPoESDR5Q0Fq5/Jq5VHlsAiEA+MU6CTpfgdX0qTLInh1+uyRCXF4r7deCJ43VKQuwtVY=";
    private const string Body1 = "W3siZW1haWwiOiJidXllckBleGFtcGxlLmNvbSIsImV2ZW50IjoiYm91bmNlIiwiYm91bmNlX2NsYXNzaWZpY2F0aW9uIjoiSW52YWxpZCBBZGRyZXNzIiwicmVhc29uIjoiNTUwIDUuMS4xIHVzZXIgdW5rbm93biIsInNnX2V2ZW50X2lkIjoiWW05MWJtTmxMVEF0TVRJek5EVTJMV0ZpWTJSbFpnIiwic2dfbWVzc2FnZV9pZCI6IjE0YzVkNzVjZTkzZGZkNjRiNDY5LmZpbHRlcmRyZWN2LTVkNmY3LWFiY2RlLTEtNjVBMUIyQzMtMS4wIiwic210cC1pZCI6IjwxNGM1ZDc1Y2U5M2RmZDY0YjQ2OUBnZW9wb2QtaXNtdHBkLTE+Iiwic3RhdHVzIjoiNS4xLjEiLCJ0aW1lc3RhbXAiOjE3OTUzMDU2MDAsInRscyI6MSwidHlwZSI6ImJvdW5jZSIsInRlbmFudCI6InRfNDIiLCJtZXNzYWdlX2lkIjoiMDFKRDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAifSwNCnsiZW1haWwiOiJjYWbDqUBleGFtcGxlLmNvbSIsImV2ZW50IjoiZGVsaXZlcmVkIiwicmVzcG9uc2UiOiIyNTAgT0siLCJzZ19ldmVudF9pZCI6IlpHVnNhWFpsY21Wa0xUQXRNVEl6TkRVMiIsInNnX21lc3NhZ2VfaWQiOiIxNGM1ZDc1Y2U5M2RmZDY0YjQ2OS5maWx0ZXJkcmVjdi01ZDZmNy1hYmNkZS0xLTY1QTFCMkMzLTEuMCIsInRpbWVzdGFtcCI6MTc5NTMwNTYwMX1dDQo=";

    [Fact]
    public void What_was_signed_with_our_own_key_verifies_to_the_last_byte()
    {
        var body = Convert.FromBase64String(Body1);
        SendGridSignature.Verifies(body, Signature1, Time, [SendGridPost.PublicKey]).ShouldBeTrue("SG-1");
        SendGridSignature.Verifies(
            Encoding.UTF8.GetBytes("""[{"email":"buyer@example.com","event":"delivered","sg_event_id":"ev1","sg_message_id":"m1.x","timestamp":1795305600}]"""),
            "MEQCIB7uwMRT1j8sZA45MJ5ctYQWSD7DuXONwrbS6eQJII9WAiA90LzTxeAP8PfCgTYux+urWbS60Ma8qYE5jrXyhurDhA==", Time, [SendGridPost.PublicKey]).ShouldBeTrue("SG-2");
        SendGridSignature.Verifies(body.AsSpan(0, body.Length - 2), Signature1, Time, [SendGridPost.PublicKey]).ShouldBeFalse("without its last line end");
        SendGridSignature.Verifies(body, Signature1, "1795305603", [SendGridPost.PublicKey]).ShouldBeFalse("at another time");
        var altered = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(body).Replace("5.1.1 user", "5.1.2 user", StringComparison.Ordinal));
        SendGridSignature.Verifies(altered, Signature1, Time, [SendGridPost.PublicKey]).ShouldBeFalse("with another body");
    }

    [Fact]
    public void What_SendGrid_itself_signed_verifies()
    {
        SendGridSignature.Verifies(
            Encoding.UTF8.GetBytes("""[{"email":"hello@world.com","event":"dropped","reason":"Bounced Address","sg_event_id":"ZHJvcC0xMDk5NDkxOS1MUnpYbF9OSFN0T0doUTRrb2ZTbV9BLTA","sg_message_id":"LRzXl_NHStOGhQ4kofSm_A.filterdrecv-p3mdw1-756b745b58-kmzbl-18-5F5FC76C-9.0","smtp-id":"<LRzXl_NHStOGhQ4kofSm_A@ismtpd0039p1iad1.sendgrid.net>","timestamp":1600112492}]""" + "\r\n"),
            "MEUCIGHQVtGj+Y3LkG9fLcxf3qfI10QysgDWmMOVmxG0u6ZUAiEAyBiXDWzM+uOe5W0JuG+luQAbPIqHh89M15TluLtEZtM=", "1600112502", [SendGridPost.OtherPublicKey]).ShouldBeTrue("SG-3");
    }

    [Fact]
    public void Of_two_keys_either_counts_and_what_is_no_key_or_no_signature_is_a_refusal()
    {
        var body = Convert.FromBase64String(Body1);
        SendGridSignature.Verifies(body, Signature1, Time, [SendGridPost.OtherPublicKey, SendGridPost.PublicKey]).ShouldBeTrue();
        SendGridSignature.Verifies(body, Signature1, Time, ["", "garbage", "AAAA", SendGridPost.PublicKey]).ShouldBeTrue();
        SendGridSignature.Verifies(body, Signature1, Time, [SendGridPost.OtherPublicKey, "AAAA"]).ShouldBeFalse();
        SendGridSignature.Verifies(body, Signature1, Time, []).ShouldBeFalse();
        foreach (var garbage in new[] { null, "", "AAAA", "not base64 !", new string('A', 400), Signature1[4..] })
            SendGridSignature.Verifies(body, garbage, Time, [SendGridPost.PublicKey]).ShouldBeFalse(garbage);
        SendGridSignature.Verifies(body, Signature1, timestamp: null, [SendGridPost.PublicKey]).ShouldBeFalse();
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(25, true)]
    [InlineData(27, false)]
    public void A_post_counts_for_as_long_as_SendGrid_repeats_it_and_two_hours_more(int hours, bool counts)
    {
        var signedAt = DateTimeOffset.FromUnixTimeSeconds(1795305602);
        SendGridSignature.MayBe(Signature1, Time, signedAt.AddHours(hours)).ShouldBe(counts);
        SendGridSignature.MayBe(Signature1, "soon", signedAt).ShouldBeFalse();
        SendGridSignature.MayBe(Signature1, timestamp: null, signedAt).ShouldBeFalse();
        SendGridSignature.MayBe(new string('A', 4000), Time, signedAt).ShouldBeFalse();
    }
}
