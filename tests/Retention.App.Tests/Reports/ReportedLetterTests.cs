using System.Net;
using System.Text.Json.Nodes;
using Retention.App.Cases;
using Retention.App.Observability;
using Retention.App.Queues;
using Retention.App.Reports;
using Retention.App.Storage;
using Retention.App.Tests.Road;
using Retention.App.Tests.Senders;
using Retention.Events;
using Retention.Shoppers;

namespace Retention.App.Tests.Reports;

/// <summary>What SendGrid reports of letters, through the door to the decision log.</summary>
[Collection("Azurite"), Trait("Lane", "slow")]
public sealed class ReportedLetterTests(AzuriteFixture azurite)
{
    private static readonly DateTimeOffset At = MailedShop.Due.AddSeconds(3);

    [Fact]
    public async Task A_letter_whose_answer_was_lost_is_settled_by_the_first_report_without_asking()
    {
        await using var shop = await MailedShop.StartAsync(azurite);
        shop.SendGrid.Next(SendGridAnswer.NoAnswerAfterAccepting);
        await shop.OrderAsync();
        (await shop.OutcomesAsync())[^1].ShouldBe(Outcome.Unknown);

        await shop.AtAsync(MailedShop.Due.AddMinutes(1));
        await shop.ReportAsync(SendGridPost.Event(shop.SendGrid.Accepted.Single(), "processed", At));
        (await shop.OutcomesAsync()).ShouldBe([Outcome.Started, Outcome.Unknown, Outcome.Sent]);
        (await shop.StatesAsync()).ShouldBe(["Sent"]);

        await shop.AtAsync(MailedShop.Due.AddHours(3));
        shop.SendGrid.Asked.ShouldBeEmpty();
        shop.SendGrid.Received.ShouldBe(1);
    }

    [Fact]
    public async Task A_report_outweighs_that_a_letter_was_given_up_as_lost()
    {
        await using var shop = await MailedShop.StartAsync(azurite);
        shop.SendGrid.Logs = () => 403;
        shop.SendGrid.Next(SendGridAnswer.NoAnswerAfterAccepting);
        await shop.OrderAsync();
        await shop.AtAsync(MailedShop.Due.AddHours(1));
        (await shop.StatesAsync()).ShouldBe(["Lost"]);

        await shop.AtAsync(MailedShop.Due.AddHours(2));
        await shop.ReportAsync(SendGridPost.Event(shop.SendGrid.Accepted.Single(), "delivered", At));
        (await shop.StatesAsync()).ShouldBe(["Delivered"]);
        var tally = MessageTally.Of((await shop.App.JournalAsync(shop.Shop)).Select(line => line.Entry));
        (tally.Sent, tally.Lost, tally.SentTwice).ShouldBe((1, 0, 0));
    }

    [Fact]
    public async Task A_letter_of_which_the_provider_denied_that_it_had_it_is_not_sent_again_once_it_reports_it()
    {
        // The log says it never came, and the second attempt is put off; then a report proves the first.
        await using var shop = await MailedShop.StartAsync(azurite);
        shop.SendGrid.Next(SendGridAnswer.NoAnswer, SendGridAnswer.TooMany with { LimitEnds = MailedShop.Due.AddHours(2).ToUnixTimeSeconds() });
        await shop.OrderAsync();
        await shop.AtAsync(MailedShop.Due.AddMinutes(11));
        (await shop.StatesAsync()).ShouldBe(["Waiting"]);

        var row = (await shop.MessagesAsync()).Single();
        shop.SendGrid.Took("ann@example.test", "Thank you", new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["retention_message"] = row.RowKey["message|".Length..],
            ["retention_attempt"] = "1",
            ["retention_shop"] = shop.Shop,
            ["retention_shopper"] = ShopperStore.OwnerOf(row),
        });
        await shop.ReportAsync(SendGridPost.Event(shop.SendGrid.Accepted.Single(), "delivered", At));
        (await shop.StatesAsync()).ShouldBe(["Delivered"]);
        await shop.AtAsync(MailedShop.Due.AddHours(5));
        shop.SendGrid.Received.ShouldBe(2);
    }

    [Fact]
    public async Task Events_in_any_order_and_several_times_end_in_one_state_and_are_counted_once()
    {
        await using var shop = await MailedShop.StartAsync(azurite);
        await shop.OrderAsync();
        var letter = shop.SendGrid.Accepted.Single();
        JsonObject Event(string name, int second) => SendGridPost.Event(letter, name, At.AddSeconds(second));
        await shop.ReportAsync(Event("delivered", 9), Event("processed", 0), Event("deferred", 4), Event("delivered", 9));
        for (var again = 0; again < 3; again++)
            await shop.ReportAsync(Event("deferred", 4), Event("delivered", 9), Event("processed", 0));
        (await shop.OutcomesAsync()).ShouldBe([Outcome.Started, Outcome.Sent, Outcome.Delivered]);

        // It came back a day later; nothing that was told before that turns it.
        await shop.AtAsync(MailedShop.Due.AddDays(1));
        await shop.ReportAsync(Event("bounce", 80_000), Event("delivered", 9));
        await shop.ReportAsync(Event("delivered", 9), Event("bounce", 80_000));
        (await shop.StatesAsync()).ShouldBe(["Bounced"]);
        (await shop.OutcomesAsync()).ShouldBe([Outcome.Started, Outcome.Sent, Outcome.Delivered, Outcome.Bounced]);
        var tally = await shop.App.Get<Tallies>().ReadAsync(shop.Shop, MailedShop.Paid, shop.App.Clock.Now.AddHours(1), shop.App.Clock.Now, CancellationToken.None);
        tally.Hours.SelectMany(hour => hour.Counts).Where(count => count.Outcome is Outcome.Delivered or Outcome.Bounced).Select(count => count.Count).ShouldBe([1, 1]);
    }

    [Fact]
    public async Task A_worker_that_died_before_the_journal_had_it_is_made_good_and_nothing_is_counted_twice()
    {
        await using var shop = await MailedShop.StartAsync(azurite);
        await shop.OrderAsync();
        await shop.ReportAsync(SendGridPost.Event(shop.SendGrid.Accepted.Single(), "delivered", At));
        foreach (var row in (await TestApp.RowsAsync(shop.App.Storage.Journal)).Where(row => row.GetString("Outcome") == nameof(Outcome.Delivered)))
            await shop.App.Storage.Journal.DeleteEntityAsync(row.PartitionKey, row.RowKey);
        (await shop.OutcomesAsync()).ShouldBe([Outcome.Started, Outcome.Sent]);

        var report = SendGridReport(shop, ReportKind.Delivered);
        await shop.App.Get<ReportInbox>().PutAsync([report], isRepeated: true, CancellationToken.None);
        await shop.App.IdleAsync();
        (await shop.OutcomesAsync()).ShouldBe([Outcome.Started, Outcome.Sent, Outcome.Delivered]);
    }

    [Fact]
    public async Task A_hard_bounce_and_a_complaint_suppress_the_address_and_a_refusal_refuses()
    {
        await using var shop = await MailedShop.StartAsync(azurite);
        foreach (var (number, (name, cause)) in new[] { ("bounce", SuppressionCause.Bounce), ("spamreport", SuppressionCause.Complaint), ("group_unsubscribe", SuppressionCause.Unsubscribed) }.Index())
        {
            var email = $"{name}@example.test";
            await shop.OrderAsync(MailedShop.OrderId + number, email);
            await shop.ReportAsync(SendGridPost.Event(shop.SendGrid.Accepted[^1], name, At, ("type", "bounce")));
            (await shop.SuppressedAsync(email)).ShouldBe(cause);
            var shopper = await ShopperAsync(shop, email);
            if (cause == SuppressionCause.Unsubscribed)
                shopper.Consents.ShouldContain(word => !word.IsGranted && word.Purpose == null);
            else
                shopper.Suppressions.ShouldHaveSingleItem().Cause.ShouldBe(cause);
        }

        var sent = shop.SendGrid.Received;
        await shop.AtAsync(MailedShop.Due.AddDays(40));
        await shop.OrderAsync(MailedShop.OrderId + 9, "bounce@example.test");
        shop.SendGrid.Received.ShouldBe(sent);
    }

    [Fact]
    public async Task Letters_that_are_blocked_suppress_the_address_after_three_in_a_row_or_at_once_when_it_is_invalid()
    {
        await using var shop = await MailedShop.StartAsync(azurite, shop: known => known with { Settings = known.Settings with { Times = known.Settings.Times.SetItem("thank-you/once-per", TimeSpan.FromDays(7)) } });
        await shop.OrderAsync(MailedShop.OrderId + 8, "typo@example.test");
        await shop.ReportAsync(SendGridPost.Event(shop.SendGrid.Accepted[^1], "bounce", At, ("type", "blocked"), ("bounce_classification", "Invalid Address")));
        (await shop.SuppressedAsync("typo@example.test")).ShouldBe(SuppressionCause.Invalid);

        for (var number = 0; number < 4; number++)
        {
            var day = MailedShop.Paid.AddDays(1 + (14 * number));
            shop.App.Clock.Now = day.AddHours(1);
            await shop.App.DeliverAsync(Deliveries.Shopify("orders/paid", Deliveries.ShopifyOrder(MailedShop.OrderId + number, day)));
            await shop.App.IdleAsync();
            shop.SendGrid.Received.ShouldBe(number + 2);
            (await shop.SuppressedAsync()).ShouldBeNull($"after {number}");
            // The first of the four arrived: it is no block in a row.
            await shop.ReportAsync(number == 0 ? SendGridPost.Event(shop.SendGrid.Accepted[^1], "delivered", day) : SendGridPost.Event(shop.SendGrid.Accepted[^1], "bounce", day, ("type", "blocked")));
        }

        (await shop.SuppressedAsync()).ShouldBe(SuppressionCause.Bounce);
    }

    [Fact]
    public async Task A_bounce_that_carries_none_of_our_ids_suppresses_in_every_shop_that_wrote_to_the_address_and_in_no_other()
    {
        await using var shop = await MailedShop.StartAsync(azurite);
        var second = (await shop.App.AddShopifyAsync(domain: "second.myshopify.com")).Shop.Id;
        var third = (await shop.App.AddShopifyAsync(domain: "third.myshopify.com")).Shop.Id;
        await shop.OrderAsync();
        await shop.OrderAsync(MailedShop.OrderId + 1, domain: "second.myshopify.com");
        await shop.ReportAsync(SendGridPost.LateBounce("Ann@Example.test", At.AddDays(2)), SendGridPost.LateBounce("nobody@example.test", At.AddDays(2)));

        (await shop.SuppressedAsync()).ShouldBe(SuppressionCause.Bounce);
        (await shop.SuppressedAsync(shop: second)).ShouldBe(SuppressionCause.Bounce);
        (await shop.SuppressedAsync(shop: third)).ShouldBeNull();
        shop.App.Get<Counts>().Numbers["report dropped.nobody is named"].ShouldBe(1);
    }

    [Fact]
    public async Task A_batch_of_a_thousand_events_is_one_message_and_is_taken_apart()
    {
        await using var shop = await MailedShop.StartAsync(azurite);
        await shop.OrderAsync();
        var letter = shop.SendGrid.Accepted.Single();
        var batch = Enumerable.Range(0, 1_000).Select(second => SendGridPost.Event(letter, second % 2 == 0 ? "deferred" : "delivered", At.AddSeconds(second))).ToList();
        await shop.ReportAsync(batch);
        (await shop.StatesAsync()).ShouldBe(["Delivered"]);
        (await shop.OutcomesAsync()).ShouldBe([Outcome.Started, Outcome.Sent, Outcome.Delivered]);
        (await shop.App.Storage.PoisonOf(shop.App.Storage.EventQueue).GetPropertiesAsync()).Value.ApproximateMessagesCount.ShouldBe(0);
    }

    [Fact]
    public async Task An_answer_to_a_case_is_settled_by_a_report_and_one_that_came_back_opens_the_case_again()
    {
        await using var shop = await MailedShop.StartAsync(azurite);
        await shop.OrderAsync();
        await shop.App.HandleAsync(shop.Shop, new ProblemRaised(MailedShop.OrderId.ToString(), shop.App.Clock.Now) { Topic = "problem", Text = "Broken." });
        var (cases, id) = (shop.App.Get<CaseStore>(), (await shop.App.Get<CaseStore>().ListAsync(shop.Shop, openOnly: true, most: 1, CancellationToken.None)).Single().Id);
        shop.SendGrid.Next(SendGridAnswer.NoAnswerAfterAccepting);
        shop.App.Clock.Now = shop.App.Clock.Now.AddMinutes(1);
        (await shop.App.Get<CaseAnswering>().AnswerAsync(shop.Shop, id, "We send a new one.", "Kim", shop.App.Clock.Now, CancellationToken.None)).ShouldBeOfType<CaseAnswered.Unknown>();

        await shop.ReportAsync(SendGridPost.Event(shop.SendGrid.Accepted[^1], "processed", At));
        var settled = (await cases.FindAsync(shop.Shop, id, CancellationToken.None))!;
        (settled.State, settled.Letters.Single(letter => !letter.IsAutomatic).State).ShouldBe((CaseState.Answered, CaseLetterState.Sent));

        await shop.ReportAsync(SendGridPost.Event(shop.SendGrid.Accepted[^1], "bounce", At.AddHours(1)), SendGridPost.Event(shop.SendGrid.Accepted[^1], "delivered", At));
        var open = (await cases.FindAsync(shop.Shop, id, CancellationToken.None))!;
        (open.State, open.Letters.Single(letter => !letter.IsAutomatic).State).ShouldBe((CaseState.Open, CaseLetterState.CameBack));
        (await shop.SuppressedAsync()).ShouldBe(SuppressionCause.Bounce);
    }

    [Fact]
    public async Task Reports_go_to_whoever_the_shopper_was_merged_into()
    {
        await using var shop = await MailedShop.StartAsync(azurite);
        await shop.OrderAsync();
        await shop.App.HandleAsync(shop.Shop, Reported.Customer("7", "ann@example.test", confirmed: true));
        await shop.ReportAsync(SendGridPost.Event(shop.SendGrid.Accepted.Single(), "delivered", At));
        (await shop.StatesAsync()).ShouldBe(["Delivered"]);
    }

    [Fact]
    public async Task What_is_not_signed_or_too_old_or_too_large_is_refused_and_what_is_no_batch_is_kept()
    {
        await using var shop = await MailedShop.StartAsync(azurite);
        var now = shop.App.Clock.Now;
        var unsigned = SendGridPost.Batch(now);
        unsigned.Content = new StringContent("[{}]");
        (await shop.App.DeliverAsync(unsigned)).ShouldBe(HttpStatusCode.Unauthorized);
        (await shop.App.DeliverAsync(SendGridPost.Batch(now.AddHours(-27)))).ShouldBe(HttpStatusCode.Unauthorized);
        (await shop.App.DeliverAsync(SendGridPost.Batch(now.AddHours(-25)))).ShouldBe(HttpStatusCode.OK);
        (await shop.App.DeliverAsync(SendGridPost.Signed("/webhooks/sendgrid", new byte[(5 * 1024 * 1024) + 1], now, "application/json"))).ShouldBe(HttpStatusCode.RequestEntityTooLarge);

        (await shop.App.DeliverAsync(SendGridPost.Signed("/webhooks/sendgrid", "no batch"u8.ToArray(), now, "application/json"))).ShouldBe(HttpStatusCode.OK);
        (await shop.App.Get<App.Webhooks.Quarantine>().ListAsync(CancellationToken.None)).ShouldHaveSingleItem().Delivery.Platform.ShouldBe("sendgrid");
    }

    private static async Task<Retention.Shoppers.Shopper> ShopperAsync(MailedShop shop, string email)
    {
        var name = shop.App.Get<NameDirectory>().Hash(shop.Shop, Name.OfEmail(email)!);
        var owner = await shop.App.Get<NameDirectory>().FindAsync(shop.Shop, name, CancellationToken.None);
        return (await shop.App.Get<Identity>().FollowAsync(shop.Shop, owner!, CancellationToken.None)).Shopper;
    }

    private static Report SendGridReport(MailedShop shop, ReportKind kind)
    {
        var letter = shop.SendGrid.Accepted.Single();
        return new("SendGrid", Channel.Email, kind, At) { Message = letter.Message, Shop = shop.Shop, Shopper = letter.CustomArgs["retention_shopper"], Address = letter.To };
    }
}
