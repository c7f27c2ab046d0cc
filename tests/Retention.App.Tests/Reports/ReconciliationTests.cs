using Retention.App.Reports;
using Retention.App.Tests.Senders;
using Retention.Shoppers;

namespace Retention.App.Tests.Reports;

/// <summary>What SendGrid could not tell us is read off its lists, once a day.</summary>
[Collection("Azurite")]
public sealed class ReconciliationTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task A_bounce_and_a_complaint_whose_events_were_lost_are_read_off_the_lists_page_by_page()
    {
        await using var shop = await MailedShop.StartAsync(azurite);
        await shop.OrderAsync();
        await shop.OrderAsync(MailedShop.OrderId + 1, "ben@example.test");
        var listedAt = MailedShop.Paid.AddMinutes(-30);
        for (var number = 0; number < 501; number++)
            shop.SendGrid.Listed.Enqueue(("bounces", $"stranger{number}@example.test", listedAt));
        shop.SendGrid.Listed.Enqueue(("bounces", "ann@example.test", listedAt));
        shop.SendGrid.Listed.Enqueue(("spam_reports", "ben@example.test", listedAt));

        await shop.App.Get<Reconciliation>().RunAsync(CancellationToken.None);
        await shop.App.IdleAsync();
        (await shop.SuppressedAsync()).ShouldBe(SuppressionCause.Bounce);
        (await shop.SuppressedAsync("ben@example.test")).ShouldBe(SuppressionCause.Complaint);

        // The next day only what is new since then is read.
        var read = shop.SendGrid.ListsRead;
        await shop.AtAsync(MailedShop.Due.AddDays(1));
        await shop.App.Get<Reconciliation>().RunAsync(CancellationToken.None);
        (shop.SendGrid.ListsRead - read).ShouldBe(2);
    }

    [Fact]
    public async Task A_key_without_the_right_to_the_lists_stops_nothing()
    {
        await using var shop = await MailedShop.StartAsync(azurite, settings => settings with { SendGridAccountKey = "SG.other" });
        await shop.SendGrid.DisposeAsync();
        await shop.App.Get<Reconciliation>().RunAsync(CancellationToken.None);
    }
}
