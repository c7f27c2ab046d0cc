using Retention.App.Storefronts;
using Retention.App.Storefronts.Shopify;
using Retention.App.Tests.Storefronts.WooCommerce;

namespace Retention.App.Tests.Storefronts.Shopify;

/// <summary>How the files of bulk operations are fetched.</summary>
[Collection("Azurite")]
public sealed class ShopifyFileTests(AzuriteFixture azurite)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_file_is_read_from_a_byte_on_whether_its_host_knows_ranges_or_not(bool sendsWholeFiles)
    {
        await using var shop = await ShopifyTestShop.StartAsync(azurite);
        shop.Shopify.SendsWholeFiles = sendsWholeFiles;
        var url = shop.Shopify.File("orders", """{"id":1}""", """{"id":2}""");
        var opened = await shop.OpenAsync();
        (await ReadAsync(opened, url, 0)).ShouldBe("{\"id\":1}\n{\"id\":2}\n");
        (await ReadAsync(opened, url, 9)).ShouldBe("{\"id\":2}\n");
        (await ReadAsync(opened, url, 18)).ShouldBe("");
    }

    [Fact]
    public async Task A_file_that_is_gone_says_so()
    {
        await using var shop = await ShopifyTestShop.StartAsync(azurite);
        var url = shop.Shopify.File("orders", "{}");
        shop.Shopify.Remove("orders");
        var trouble = (await (await shop.OpenAsync()).DownloadAsync(url, 0, CancellationToken.None)).Trouble();
        (trouble.Key, trouble.Status, trouble.IsPassing).ShouldBe((ShopifyTroubles.FileGone, 404, false));
    }

    [Theory]
    [InlineData("https://storage.googleapis.com/shopify-tiers-assets-prod-us-east1/bulk-operation-outputs/a?GoogleAccessId=b", true)]
    [InlineData("https://bulk.shopify.com/a", true)]
    [InlineData("https://evil.test/a", false)]
    [InlineData("https://evilshopify.com/a", false)]
    [InlineData("https://storage.googleapis.com.evil.test/a", false)]
    [InlineData("https://storage.googleapis.com:8443/a", false)]
    [InlineData("https://storage.googleapis.com@evil.test/a", false)]
    [InlineData("https://a:b@storage.googleapis.com/a", false)]
    [InlineData("http://storage.googleapis.com/a", false)]
    [InlineData("http://169.254.169.254/a", false)]
    public void A_file_is_fetched_from_Shopifys_hosts_alone(string url, bool isAllowed) => ShopifyApi.IsFileHost(new Uri(url), OpenedShop.Settings()).ShouldBe(isAllowed);

    [Fact]
    public async Task An_address_elsewhere_is_not_called()
    {
        await using var shop = await ShopifyTestShop.StartAsync(azurite);
        await using var elsewhere = await LoopbackShopify.StartAsync();
        (await (await shop.OpenAsync()).DownloadAsync(elsewhere.File("orders", "{}"), 0, CancellationToken.None)).Trouble().Key.ShouldBe(ShopifyTroubles.NotAllowed);
        elsewhere.FileCalls.ShouldBeEmpty();
    }

    private static async Task<string> ReadAsync(ShopifyShop shop, Uri url, long from)
    {
        using var reader = new StreamReader((await shop.DownloadAsync(url, from, CancellationToken.None)).Value());
        return await reader.ReadToEndAsync();
    }
}
