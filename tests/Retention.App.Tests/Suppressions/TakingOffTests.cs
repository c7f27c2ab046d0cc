using Azure.Core;
using Retention.App.Storage;
using Retention.App.Storefronts;
using Retention.App.Tests.Merchant;
using Retention.App.Tests.Storefronts;
using Retention.Events;
using Retention.Shoppers;

namespace Retention.App.Tests.Suppressions;

/// <summary>What the owner of an address said holds, whatever else is put on the list over it and taken off again.</summary>
[Collection("Azurite")]
public sealed class TakingOffTests(AzuriteFixture azurite)
{
    private const string Number = "+4915112345678";
    private static readonly DateTimeOffset Noon = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(SuppressionCause.ByHand, SuppressionCause.Stop, SuppressionCause.Stop)]
    [InlineData(SuppressionCause.Stop, SuppressionCause.Bounce, SuppressionCause.Stop)]
    [InlineData(SuppressionCause.Bounce, SuppressionCause.Unsubscribed, SuppressionCause.Unsubscribed)]
    public async Task A_heavier_cause_that_staff_take_off_uncovers_the_owner_s_word(string first, string second, string stays)
    {
        await using var app = await TestApp.StartAsync(azurite, works: false);
        var shop = (await app.AddShopifyAsync()).Shop.Id;
        await AddAsync(app, shop, first, Noon);
        await AddAsync(app, shop, second, Noon.AddHours(1));
        (await TakeOffAsync(app, shop)).ShouldBe(TakenOff.Done);
        (await app.ListedAsync(shop, Number)).ShouldNotBeNull().Suppression.Cause.ShouldBe(stays);
        (await TakeOffAsync(app, shop)).ShouldBe(TakenOff.OwnersWord);
    }

    [Fact]
    public async Task A_stop_that_comes_while_staff_take_the_number_off_stays()
    {
        TestApp? running = null;
        var (shop, isOver) = ("", false);
        var meanwhile = new Meanwhile(async request =>
        {
            if (running is null || isOver || request.Method != RequestMethod.Delete || !request.Uri.ToString().Contains("suppressions", StringComparison.Ordinal))
                return;
            isOver = true;
            await AddAsync(running, shop, SuppressionCause.Stop, Noon.AddHours(1));
        });
        await using var app = await TestApp.StartAsync(azurite, works: false, policy: meanwhile);
        running = app;
        shop = (await app.AddShopifyAsync()).Shop.Id;
        await AddAsync(app, shop, SuppressionCause.Bounce, Noon);
        await TakeOffAsync(app, shop);
        isOver.ShouldBeTrue();
        (await app.ListedAsync(shop, Number)).ShouldNotBeNull().Suppression.Cause.ShouldBe(SuppressionCause.Stop);
    }

    [Fact]
    public async Task What_the_owner_allows_later_lifts_the_word_beneath_too()
    {
        await using var app = await TestApp.StartAsync(azurite, works: false);
        var shop = (await app.AddShopifyAsync()).Shop.Id;
        await AddAsync(app, shop, SuppressionCause.Unsubscribed, Noon);
        await AddAsync(app, shop, SuppressionCause.Bounce, Noon.AddHours(1));
        var list = app.Get<SuppressionList>();
        await list.LiftAsync(shop, Channel.Text, HashOf(app, shop), Noon.AddHours(2), CancellationToken.None);
        (await app.ListedAsync(shop, Number)).ShouldNotBeNull().Suppression.Cause.ShouldBe(SuppressionCause.Bounce);
        (await TakeOffAsync(app, shop)).ShouldBe(TakenOff.Done);
        (await app.ListedAsync(shop, Number)).ShouldBeNull();
    }

    [Fact]
    public async Task No_address_becomes_a_formula_in_the_export_and_all_of_them_are_read_back()
    {
        await using var app = await TestApp.StartAsync(azurite, works: false);
        string[] odd = ["+1+cmd|a@example.test", "-dash@example.test", "=sum(a1)@example.test"];
        var (shop, other) = ((await app.AddShopifyAsync()).Shop.Id, (await app.AddShopifyAsync(domain: "other.myshopify.com")).Shop.Id);
        foreach (var email in odd)
            await app.Get<SuppressionList>().AddAsync(shop, new(new(app.Get<NameDirectory>().Hash(shop, Name.OfEmail(email)!).Hash, Channel.Email, SuppressionCause.Unsubscribed, Noon), "test", email), CancellationToken.None);
        await AddAsync(app, shop, SuppressionCause.Stop, Noon);
        using var merchant = await Visitor.InAsync(app, shop);
        using var export = await merchant.GetAsync("/app/suppressions/export");
        var csv = await export.Content.ReadAsStringAsync();
        foreach (var email in odd)
            csv.ShouldContain($"\"'{email}\"");
        csv.ShouldContain($"\"{Number}\"");
        await app.ImportAsync(other, await app.KeepAsync(other, csv, "back") with { Kind = HistorySource.SuppressionFile });
        foreach (var address in odd.Append(Number))
            (await app.ListedAsync(other, address)).ShouldNotBeNull(address);
    }

    private static string HashOf(TestApp app, string shop) => app.Get<NameDirectory>().Hash(shop, Name.OfPhone(Number)!).Hash;

    private static Task AddAsync(TestApp app, string shop, string cause, DateTimeOffset at) =>
        app.Get<SuppressionList>().AddAsync(shop, new(new(HashOf(app, shop), Channel.Text, cause, at), cause, Number), CancellationToken.None);

    private static Task<TakenOff> TakeOffAsync(TestApp app, string shop) => app.Get<TakingOff>().TakeOffAsync(shop, Channel.Text, HashOf(app, shop), isSure: true, CancellationToken.None);
}
