using Retention.App.Letters;
using Retention.App.Storage;
using Retention.Decisions;
using Retention.Flows;
using Retention.Shoppers;

namespace Retention.App.Tests.ForShoppers;

/// <summary>Where an invitation of friends makes advertising of a letter, whoever allowed none gets the letter without it.</summary>
[Collection("Azurite")]
public sealed class InvitedTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task The_letter_is_written_with_the_invitation_or_without_it_by_the_law_of_the_shoppers_country()
    {
        await using var box = await Mailbox.SetUpAsync(azurite, shop => shop with { Settings = shop.Settings with { ReferralUrl = "https://shop.test/friends" } });
        (await TextAsync(box, "US", confirmed: false)).ShouldContain("https://shop.test/friends");
        (await TextAsync(box, "DE", confirmed: false)).ShouldNotContain("friends");
        (await TextAsync(box, "DE", confirmed: true)).ShouldContain("https://shop.test/friends");
    }

    private static async Task<string> TextAsync(Mailbox box, string country, bool confirmed)
    {
        var flow = AllFlows.Find("nps/thanks")!;
        var shop = (await box.App.Get<ShopStore>().FindAsync(box.Shop, CancellationToken.None))!.Shop;
        var loaded = await box.App.Get<Identity>().FollowAsync(box.Shop, box.ShopperId, CancellationToken.None);
        var shopper = loaded.Shopper.With(loaded.Shopper.Order("5")! with { Country = country });
        if (confirmed)
            shopper = shopper.With(new ConsentWord(box.Address, Channel.Email, Purpose.Marketing, Topic: null, IsGranted: true, Mailbox.At, "test") { IsConfirmed = true });
        var journey = new Journey { Flow = flow.Key, FlowVersion = flow.Version, Subject = "5", StartedAt = Mailbox.At, DueAt = Mailbox.At };
        var walk = new Walk(loaded, flow, journey, new Seen(shopper, journey, shop, box.App.Clock.Now));
        var subject = (await box.App.Get<LetterSubjects>().FindAsync(walk.Seen, CancellationToken.None)).ShouldNotBeNull();
        return box.App.Get<LetterWriter>().Write(walk, flow.Steps[0].Words(walk.Seen), subject, "message", attempt: 1).ShouldNotBeNull().Letter.Text;
    }
}
