using Retention.Shops;

namespace Retention.Tests.Shops;

public class SenderDomainTests
{
    [Theory]
    [InlineData("Shop.Example", "shop.example")]
    [InlineData(" mail.shop.example. ", "mail.shop.example")]
    [InlineData("müller.example", "xn--mller-kva.example")]
    public void A_domain_is_read_as_DNS_knows_it(string typed, string domain) => SenderDomain.ReadDomain(typed).ShouldBe(domain);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("shop")]
    [InlineData("https://shop.example")]
    [InlineData("hello@shop.example")]
    [InlineData("shop..example")]
    [InlineData("shop example.com")]
    [InlineData("10.0.0.1")]
    [InlineData("-shop-.example")]
    public void What_is_no_domain_is_none(string? typed) => SenderDomain.ReadDomain(typed).ShouldBeNull();

    [Theory]
    [InlineData("Hello", "hello")]
    [InlineData("no.reply-2", "no.reply-2")]
    [InlineData("a b", null)]
    [InlineData("hello@shop", null)]
    [InlineData(".hello", null)]
    [InlineData("a..b", null)]
    [InlineData("grüße", null)]
    [InlineData("", null)]
    public void What_stands_before_the_at_is_plain(string typed, string? part) => SenderDomain.ReadLocalPart(typed).ShouldBe(part);

    [Fact]
    public void A_host_is_shown_without_the_domain_too_since_many_DNS_hosts_append_it()
    {
        new DnsRow("dkim1", "cname", "s1._domainkey.shop.example", "x").RelativeTo("shop.example").ShouldBe("s1._domainkey");
        new DnsRow("dkim1", "cname", "s1._domainkey.other.example", "x").RelativeTo("shop.example").ShouldBe("s1._domainkey.other.example");
        new DnsRow("dkim1", "cname", "notshop.example", "x").RelativeTo("shop.example").ShouldBe("notshop.example");
    }

    [Fact]
    public void Letters_come_from_the_domain_only_once_it_counts()
    {
        var asked = new SenderDomain("shop.example", "hello") { ProviderId = "1", AskedAt = default };
        var shop = new Shop { Id = "s", Brand = new("Shop"), ConnectedAt = default, Sender = asked };
        shop.From.ShouldBeNull();
        (shop with { Sender = asked with { IsValid = true } }).From.ShouldBe("hello@shop.example");
        asked.Dmarc(null).Data.ShouldBe("v=DMARC1; p=none; rua=mailto:postmaster@shop.example");
    }
}
