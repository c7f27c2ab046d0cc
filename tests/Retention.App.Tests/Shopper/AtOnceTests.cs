using System.Net;
using System.Text;
using Azure.Data.Tables;
using Retention.App.Crediting;
using Retention.App.Queues;
using Retention.App.Storage;
using Retention.App.Tests.Photos;
using Retention.App.Tests.Referrals;
using Retention.App.Tests.Road;
using Retention.Events;
using Retention.Referrals;
using Retention.Reviews;
using Retention.Rewards;

namespace Retention.App.Tests.ForShoppers;

/// <summary>Two at the same moment, and what was said before an erasure and heard after it.</summary>
[Collection("Azurite")]
public sealed class AtOnceTests(AzuriteFixture azurite)
{
    private static readonly (string, string)[] Four = [("once", "1"), ("stars-0", "4"), ("text-0", "PLANTED words")];

    [Fact]
    public async Task A_review_with_a_photo_that_is_posted_four_times_at_once_is_one()
    {
        await using var box = await Mailbox.SetUpAsync(azurite, shop => shop with { Settings = shop.Settings with { ShowReviews = ReviewShowing.AtOnce } });
        var path = box.Path();
        foreach (var (leadsTo, _, _) in await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => box.WriteAsync(path, Four, ("photos-0", "a.png", SamplePhotos.Png)))))
            leadsTo.ShouldBe("review?done");
        await Task.WhenAll(box.App.ReceiveAsync(box.App.Storage.EventQueue, 2), box.App.ReceiveAsync(box.App.Storage.EventQueue, 2));
        await DrainAsync(box);
        (await box.RowsAsync(Keys.Reviews)).ShouldHaveSingleItem().Read(Stored.Default.ReviewGiven).Items.ShouldHaveSingleItem().Photos.ShouldHaveSingleItem();
        (await box.PhotosAsync()).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_photo_that_is_still_coming_while_its_author_is_erased_does_not_stay()
    {
        await using var box = await Mailbox.SetUpAsync(azurite);
        using var whole = new MultipartFormDataContent { { new ByteArrayContent(SamplePhotos.Png), "photos-0", "a.png" }, { new StringContent("PLANTED words"), "text-0" } };
        using var slow = new Halting(await whole.ReadAsByteArrayAsync(), 20);
        slow.Headers.ContentType = whole.Headers.ContentType;
        var posting = box.App.Http.PostAsync($"{box.Path()}/review", slow);
        await Eventually.HoldsAsync("the photo has come in", async () => (await box.PhotosAsync()).Count == 1);
        await box.App.HandleAsync(box.Shop, new ShopperErased(CustomerId: null, Mailbox.Ann, "5"));
        slow.GoOn();
        using var answer = await posting;
        answer.StatusCode.ShouldBe(HttpStatusCode.Gone);
        (await box.PhotosAsync()).ShouldBeEmpty();
        (await box.DraftsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_was_said_before_an_erasure_and_is_heard_after_it_leaves_nothing()
    {
        await using var box = await Mailbox.SetUpAsync(azurite, shop => shop with { Settings = shop.Settings with { ShowReviews = ReviewShowing.AtOnce } });
        (await box.WriteAsync(box.Path(), Four, ("photos-0", "a.png", SamplePhotos.Png))).LeadsTo.ShouldBe("review?done");
        (await box.PostAsync($"{box.Path()}/contact", ("once", "1"), ("topic", "problem"), ("text", "PLANTED question"))).LeadsTo.ShouldBe("contact?done");
        (await box.PostAsync($"{box.Path("nps")}/answer", ("once", "1"), ("score", "2"))).LeadsTo.ShouldNotBeNull();
        var said = (await box.App.Storage.EventQueue.ReceiveMessagesAsync(32, TimeSpan.FromMinutes(5))).Value;
        said.Length.ShouldBe(3);
        await box.App.HandleAsync(box.Shop, new ShopperErased(CustomerId: null, Mailbox.Ann, "5"));
        foreach (var message in said)
        {
            await box.App.Get<Dispatch>().HandleAsync(box.App.Storage.EventQueue, message.MessageText, isRepeated: false, CancellationToken.None);
            await box.App.Storage.EventQueue.DeleteMessageAsync(message.MessageId, message.PopReceipt);
        }

        await DrainAsync(box);
        (await TestApp.RowsAsync(box.App.Storage.Cases)).ShouldBeEmpty();
        (await TestApp.RowsAsync(box.App.Storage.Reviews)).Where(row => !row.RowKey.StartsWith(Keys.Leftovers, StringComparison.Ordinal)).Select(row => row.RowKey).ShouldBeEmpty();
        (await box.PhotosAsync()).ShouldBeEmpty();
        foreach (var table in box.App.Storage.Tables)
            (await TestApp.RowsAsync(table)).Where(row => Holds(row, "PLANTED")).Select(row => $"{table.Name} {row.RowKey}").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_friend_s_code_that_two_use_at_the_same_moment_earns_once()
    {
        await using var shop = await FriendShop.StartAsync(azurite);
        await shop.FollowAsync();
        var code = (await shop.CodeAsync()).ShouldNotBeNull();
        foreach (var (id, email) in new[] { ("77", FriendShop.Bob), ("78", "carl@friends.test") })
            await shop.App.PutAsync(shop.Shop, new OrderReported(Reported.Order(id, email, at: shop.App.Clock.Now).Order with { Coupons = [new(code, new Money(300, new("EUR")))] }), id);
        (await Task.WhenAll(shop.App.ReceiveAsync(shop.App.Storage.EventQueue), shop.App.ReceiveAsync(shop.App.Storage.EventQueue))).Sum().ShouldBe(2);
        await shop.Credit.WorkAsync();
        await shop.Credit.WorkAsync(TimeSpan.FromDays(15));
        (await shop.ReferralAsync()).State.ShouldBe(ReferralState.Earned);
        (await shop.Credit.BalanceAsync()).ShouldBe(500);
    }

    [Fact]
    public async Task One_occasion_that_four_workers_give_for_at_once_is_given_for_once()
    {
        await using var shop = await FriendShop.StartAsync(azurite);
        var address = (await shop.AnnAsync()).Orders[0].EmailKey!;
        var earnt = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => shop.App.Get<EarningCredit>().EarnAsync(shop.Credit.Shop, shop.Credit.Ann, address, new Occasion.Referral("9"), shop.App.Clock.Now, CancellationToken.None)));
        earnt.ShouldAllBe(one => one is Earnt.Given);
        await shop.Credit.WorkAsync();
        (await shop.Credit.BalanceAsync()).ShouldBe(500);
    }

    private static async Task DrainAsync(Mailbox box)
    {
        while (await box.App.ReceiveAsync(box.App.Storage.EventQueue, 32) > 0)
        {
        }
    }

    private static bool Holds(TableEntity row, string text) =>
        row.Any(column => (column.Value is string words && words.Contains(text, StringComparison.Ordinal)) || (column.Value is byte[] bytes && Encoding.UTF8.GetString(bytes).Contains(text, StringComparison.Ordinal)));

    /// <summary>A body that halts before its last bytes.</summary>
    private sealed class Halting(byte[] bytes, int last) : HttpContent
    {
        private readonly TaskCompletionSource _goesOn = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void GoOn() => _goesOn.TrySetResult();

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(bytes.AsMemory(0, bytes.Length - last));
            await stream.FlushAsync();
            await _goesOn.Task;
            await stream.WriteAsync(bytes.AsMemory(bytes.Length - last));
        }

        protected override bool TryComputeLength(out long length)
        {
            length = bytes.Length;
            return true;
        }
    }
}
