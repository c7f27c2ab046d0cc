using System.Net;
using System.Threading.RateLimiting;
using Retention.App.Storefronts.WooCommerce;

namespace Retention.App.Merchant.ConnectPages;

/// <summary>Bounds how often one client, and all of them together, make this process call addresses that strangers typed.</summary>
internal sealed class ConnectLimits : IDisposable
{
    /// <summary>How many tries a client has in ten minutes.</summary>
    public const int OfClient = 10;

    private const int OfAll = 300;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    private readonly PartitionedRateLimiter<string> _tries = PartitionedRateLimiter.CreateChained(
        PartitionedRateLimiter.Create<string, string>(client => Limit(client, OfClient)),
        PartitionedRateLimiter.Create<string, string>(_ => Limit("all", OfAll)));

    /// <summary>Counts one more try. False when there were enough.</summary>
    public bool May(HttpContext context)
    {
        using var lease = _tries.AttemptAcquire(Client(context));
        return lease.IsAcquired;
    }

    /// <inheritdoc/>
    public void Dispose() => _tries.Dispose();

    private static RateLimitPartition<string> Limit(string key, int most) =>
        RateLimitPartition.GetFixedWindowLimiter(key, _ => new() { PermitLimit = most, Window = Window, QueueLimit = 0 });

    // Behind a proxy of our own, as the Functions host is, the last it added is who came to it; what stands before that anybody may have written.
    private static string Client(HttpContext context)
    {
        var remote = context.Connection.RemoteIpAddress;
        var forwarded = context.Request.Headers["X-Forwarded-For"].ToString().Split(',')[^1].Trim();
        var client = (remote is null || !ShopAddress.IsPublic(remote)) && IPEndPoint.TryParse(forwarded, out var end) ? end.Address : remote;
        return client is null ? "unknown" : client.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 ? Convert.ToHexString(client.GetAddressBytes().AsSpan(0, 8)) : client.ToString();
    }
}
