using System.Net;
using Retention.App.Webhooks;

namespace Retention.App.Tests.Webhooks;

/// <summary>Every delivery that was recorded from a running WooCommerce shop.</summary>
[Collection("Azurite")]
public sealed class RecordedDeliveriesTests(AzuriteFixture azurite, RecordedDeliveriesTests.OneApp one) : IClassFixture<RecordedDeliveriesTests.OneApp>
{
    public static TheoryData<string> All => [.. Deliveries.AllRecorded.Where(name => !name.StartsWith("25-wc-auth", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_recorded_delivery_is_answered_with_200_and_understood_as_documented(string name)
    {
        var (app, connection) = await one.StartedAsync(azurite);
        await app.Storage.EventQueue.ClearMessagesAsync();
        (await app.DeliverAsync(Deliveries.Recorded(name, connection))).ShouldBe(HttpStatusCode.OK);
        (await app.QueuedEventsAsync()).SingleOrDefault()?.Kind.ShouldBe(ResultOf(name), name);
        (await app.Storage.EventQueue.CountAsync()).ShouldBe(ResultOf(name) is null ? 0 : 1);
        (await app.Get<Quarantine>().ListAsync(CancellationToken.None)).ShouldBeEmpty();
    }

    // facts/woocommerce.md 0 and 1.6.
    private static string? ResultOf(string name) => name switch
    {
        _ when name.StartsWith("23-owner-gone", StringComparison.Ordinal) => "ConnectionFailed",
        // Drafts of a block checkout: never an order.
        "02-block-checkout-draft--026-order.updated" or "03-block-checkout-page-typed-email--028-order.updated" => "CartReported",
        _ when name.EndsWith("-cart.updated", StringComparison.Ordinal) => "CartReported",
        _ when name.EndsWith("-product.updated", StringComparison.Ordinal) => "ItemReported",
        _ when name.EndsWith("-order.created", StringComparison.Ordinal) || name.EndsWith("-order.updated", StringComparison.Ordinal) => "OrderReported",
        _ when name.EndsWith("-order.deleted", StringComparison.Ordinal) => "OrderRemoved",
        _ when name.EndsWith("-customer.created", StringComparison.Ordinal) || name.EndsWith("-customer.updated", StringComparison.Ordinal) => "CustomerReported",
        _ when name.EndsWith("-customer.deleted", StringComparison.Ordinal) => "ShopperErased",
        _ => null,
    };

    /// <summary>One program for all of them.</summary>
    public sealed class OneApp : IAsyncLifetime
    {
        private TestApp? _app;
        private string _connection = "";

        internal async Task<(TestApp App, string Connection)> StartedAsync(AzuriteFixture azurite)
        {
            if (_app is null)
            {
                _app = await TestApp.StartAsync(azurite, works: false);
                _connection = (await _app.AddWooCommerceAsync()).Connection!;
            }

            return (_app, _connection);
        }

        public Task InitializeAsync() => Task.CompletedTask;

        public async Task DisposeAsync()
        {
            if (_app is not null)
                await _app.DisposeAsync();
        }
    }
}
