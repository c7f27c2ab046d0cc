using Retention.App.Storage;
using Retention.Shoppers;

namespace Retention.App.Tests.Storage;

/// <summary>A shop's suppression list, on real storage.</summary>
public sealed class SuppressionListTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private const string Shop = "s0001";
    private const string Address = "0123456789abcdef01234567";
    private static readonly DateTimeOffset Noon = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task An_address_stands_on_the_list_of_its_shop_and_way_alone_until_it_is_taken_off()
    {
        await using var app = await TestApp.StartAsync(azurite, works: false);
        var list = app.Get<SuppressionList>();
        var word = new Suppressed(new(Address, Channel.Text, SuppressionCause.Stop, Noon), "SM1", Name: null);
        await list.AddAsync(Shop, word, default);
        (await list.FindAsync(Shop, Channel.Text, Address, default)).ShouldBe(word);
        (await list.FindAsync(Shop, Channel.Email, Address, default)).ShouldBeNull();
        (await list.FindAsync("s0002", Channel.Text, Address, default)).ShouldBeNull();
        (await list.RemoveAsync(Shop, word with { Suppression = word.Suppression with { At = Noon.AddHours(-1) } }, default)).ShouldBeFalse("something else was seen");
        (await list.RemoveAsync(Shop, word, default)).ShouldBeTrue();
        (await list.RemoveAsync(Shop, word, default)).ShouldBeTrue();
        (await list.FindAsync(Shop, Channel.Text, Address, default)).ShouldBeNull();
    }

    [Theory]
    [InlineData(SuppressionCause.Unsubscribed, SuppressionCause.Complaint, -1, SuppressionCause.Complaint)]
    [InlineData(SuppressionCause.Complaint, SuppressionCause.Unsubscribed, 1, SuppressionCause.Complaint)]
    [InlineData(SuppressionCause.Stop, SuppressionCause.Stop, 1, SuppressionCause.Stop)]
    [InlineData(SuppressionCause.Bounce, SuppressionCause.Complaint, 1, SuppressionCause.Complaint)]
    public async Task What_weighs_more_stays_in_whatever_order_it_comes(string first, string second, int hoursLater, string stays)
    {
        await using var app = await TestApp.StartAsync(azurite, works: false);
        var list = app.Get<SuppressionList>();
        foreach (var (cause, at) in new[] { (first, Noon), (second, Noon.AddHours(hoursLater)), (first, Noon) })
            await list.AddAsync(Shop, new(new(Address, Channel.Email, cause, at), "told", "ada@example.test"), default);
        var listed = (await list.FindAsync(Shop, Channel.Email, Address, default))!;
        listed.Suppression.Cause.ShouldBe(stays);
        listed.Suppression.At.ShouldBe(first == second || stays == second ? Noon.AddHours(hoursLater) : Noon);
        listed.Name.ShouldBe("ada@example.test");
    }
}
