using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Retention.App.Webhooks;

namespace Retention.App.Tests.Webhooks;

/// <summary>How a body is read before it is known whose it is.</summary>
public sealed class DeliveryTests
{
    [Theory]
    [InlineData(200, false)]
    [InlineData(300, true)]
    public async Task Whoever_takes_a_turn_for_large_bodies_has_to_send_without_dawdling(int kilobytes, bool isHurried)
    {
        var rate = new Rate();
        var http = new DefaultHttpContext();
        http.Features.Set<IHttpMinRequestBodyDataRateFeature>(rate);
        http.Request.Protocol = HttpProtocol.Http11;
        http.Request.Body = new MemoryStream(new byte[kilobytes * 1024]);
        (await Delivery.ReadAsync(http.Request, CancellationToken.None)).ShouldNotBeNull().Body.Length.ShouldBe(kilobytes * 1024);
        (rate.MinDataRate?.BytesPerSecond >= 32 * 1024).ShouldBe(isHurried);
    }

    private sealed class Rate : IHttpMinRequestBodyDataRateFeature
    {
        public MinDataRate? MinDataRate { get; set; }
    }
}
