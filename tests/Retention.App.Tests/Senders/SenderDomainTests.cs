using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Retention.App.Senders;
using Retention.App.Settings;
using Retention.App.Storage;
using Retention.App.Tests.Merchant;
using Retention.Decisions;
using Retention.Shoppers;
using Retention.Shops;

namespace Retention.App.Tests.Senders;

/// <summary>A shop's own domain, from the page to the letter; and what goes out before.</summary>
[Collection("Azurite")]
public sealed class SenderDomainTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task A_merchant_is_shown_the_rows_checks_until_they_are_found_and_then_letters_come_from_the_domain()
    {
        await using var shop = await MailedShop.StartAsync(azurite, shop: known => known with { Sender = null, ReplyTo = "hello@shop.example" });
        using var merchant = await Visitor.InAsync(shop.App, shop.Shop);
        using (var asked = await merchant.PostAsync("/app/sender/domain", ("domain", " Shop.Example "), ("local", "Hi")))
            asked.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var page = await merchant.OpenAsync("/app/setup");
        var fields = page.QuerySelectorAll<IHtmlInputElement>("table.rows span.copy input");
        fields.ShouldAllBe(field => field.IsReadOnly && field.GetAttribute("aria-label") != null);
        var (id, _) = shop.SendGrid.Domains.Single();
        fields.Select(field => field.Value).ShouldBe(
        [
            $"em{id}.shop.example", $"em{id}", "u1446226.wl.sendgrid.net", "s1._domainkey.shop.example", "s1._domainkey", "s1.domainkey.u1446226.wl.sendgrid.net",
            "s2._domainkey.shop.example", "s2._domainkey", "s2.domainkey.u1446226.wl.sendgrid.net", "_dmarc.shop.example", "_dmarc", "v=DMARC1; p=none; rua=mailto:hello@shop.example",
        ]);
        page.QuerySelectorAll("table.rows [data-copy]").Select(button => button.GetAttribute("data-copy")).ShouldBe(fields.Select(field => field.Id));

        shop.SendGrid.Domains[id].Found.UnionWith(["dkim1", "dkim2"]);
        using (var checkedOnce = await merchant.PostAsync("/app/sender/check"))
            checkedOnce.Headers.Location!.OriginalString.ShouldContain("domain-waits");
        (await merchant.OpenAsync("/app/setup")).Body!.TextContent.ShouldContain("Expected CNAME for");
        await shop.OrderAsync();
        ((string?)shop.SendGrid.Accepted[^1].Mail["from"]!["email"]).ShouldBe("hello@mugs.example");

        // The daily look finds the rest.
        shop.SendGrid.Domains[id].Found.Add("mail_cname");
        await shop.App.Get<SenderDomains>().CheckAllAsync(CancellationToken.None);
        // The shop's settings may be up to a second old.
        await Eventually.HoldsAsync("letters come from the shop's own domain", async () => (await shop.App.Get<ShopStore>().FindAsync(shop.Shop, CancellationToken.None))!.Shop.From == "hi@shop.example");
        await shop.OrderAsync(MailedShop.OrderId + 1, "ben@example.test");
        ((string?)shop.SendGrid.Accepted[^1].Mail["from"]!["email"]).ShouldBe("hi@shop.example");
        shop.SendGrid.Faults.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("shop", "hello", "Write your shop's domain alone")]
    [InlineData("shop.example", "a b", "before the @")]
    public async Task What_is_no_domain_is_told_on_the_page_and_asked_of_nobody(string domain, string local, string says)
    {
        await using var shop = await MailedShop.StartAsync(azurite, shop: known => known with { Sender = null });
        using var merchant = await Visitor.InAsync(shop.App, shop.Shop);
        using var answer = await merchant.PostAsync("/app/sender/domain", ("domain", domain), ("local", local));
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()).ShouldContain(says);
        shop.SendGrid.Domains.ShouldBeEmpty();
    }

    [Fact]
    public async Task Trouble_in_DNS_means_later_and_no_shop_sends_from_another_s_domain()
    {
        await using var shop = await MailedShop.StartAsync(azurite, shop: known => known with { Sender = null });
        var domains = shop.App.Get<SenderDomains>();
        (await domains.AskAsync(await OfAsync(shop.Shop), "shop.example", "hello", CancellationToken.None)).ShouldBe(DomainDeed.Waits);
        shop.SendGrid.ValidationStatus = 500;
        (await domains.CheckAsync(await OfAsync(shop.Shop), CancellationToken.None)).ShouldBe(DomainDeed.Later);
        shop.SendGrid.ValidationStatus = 200;

        // Another asked for the same before it counted; both prove it; only the first has it.
        var other = (await shop.App.AddShopifyAsync(known => known with { Sender = null }, "other.myshopify.com")).Shop.Id;
        (await domains.AskAsync(await OfAsync(other), "shop.example", "hello", CancellationToken.None)).ShouldBe(DomainDeed.Waits);
        foreach (var (_, asked) in shop.SendGrid.Domains)
            asked.Found.UnionWith(["mail_cname", "dkim1", "dkim2"]);
        (await domains.CheckAsync(await OfAsync(shop.Shop), CancellationToken.None)).ShouldBe(DomainDeed.Valid);
        (await domains.CheckAsync(await OfAsync(other), CancellationToken.None)).ShouldBe(DomainDeed.Taken);
        (await OfAsync(other)).From.ShouldBeNull();
        var third = (await shop.App.AddShopifyAsync(known => known with { Sender = null }, "third.myshopify.com")).Shop.Id;
        (await domains.AskAsync(await OfAsync(third), "shop.example", "hello", CancellationToken.None)).ShouldBe(DomainDeed.Taken);

        await domains.RemoveAsync(await OfAsync(shop.Shop), CancellationToken.None);
        (await domains.CheckAsync(await OfAsync(other), CancellationToken.None)).ShouldBe(DomainDeed.Valid);

        async Task<Shop> OfAsync(string id) => (await shop.App.Get<ShopStore>().FindAsync(id, CancellationToken.None))!.Shop;
    }

    [Fact]
    public async Task Without_a_domain_only_letters_about_orders_go_out_and_no_more_than_the_operator_allows()
    {
        await using var shop = await MailedShop.StartAsync(azurite, settings => settings with { SharedSenderPerDay = 2 }, known => known with { Sender = null });
        for (var number = 0; number < 3; number++)
            await shop.OrderAsync(MailedShop.OrderId + number, $"shopper{number}@example.test");
        shop.SendGrid.Received.ShouldBe(2);
        (await shop.App.JournalAsync(shop.Shop)).Select(line => line.Entry).Where(entry => entry.Outcome == Outcome.Deferred).Select(entry => entry.Reason).Distinct(StringComparer.Ordinal).ShouldBe([Reason.SendingLimit.Key]);

        // A day later there is room again.
        await shop.AtAsync(MailedShop.Due.AddHours(26));
        shop.SendGrid.Received.ShouldBe(3);
    }
}
