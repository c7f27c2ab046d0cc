using System.Net.Sockets;

namespace Retention.App.Storefronts.WooCommerce;

/// <summary>What it means that no answer came: whether anybody was reached at all decides whether a change may have happened.</summary>
internal static class NoAnswer
{
    /// <summary>The trouble.</summary>
    /// <param name="fault">What the network says.</param>
    /// <param name="call">What was asked.</param>
    public static ShopTrouble Of(Exception fault, RestCall call)
    {
        if (fault is HttpRequestException { InnerException: AddressNotAllowedException })
            return ShopTroubles.Of(ShopTroubles.NotAllowed);
        if (fault is HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError })
            return ShopTroubles.Of(ShopTroubles.Unreachable, "The shop's certificate is not valid, or no secure connection could be made.");
        if (fault is HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } or HttpRequestException { InnerException: SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain } })
            return ShopTroubles.Of(ShopTroubles.Unreachable, "There is no host of that name (DNS).");
        // Ours is the time to connect, which was over before anything was sent.
        if (fault is HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } or OperationCanceledException { InnerException: TimeoutException })
            return ShopTroubles.Of(ShopTroubles.Unreachable);
        return call.IsWrite
            ? ShopTroubles.Of(ShopTroubles.LostAnswer) with { MayHaveHappened = true }
            : ShopTroubles.Of(fault is OperationCanceledException ? ShopTroubles.TimeOut : ShopTroubles.Unreachable, fault is OperationCanceledException ? null : "The shop broke the connection off.");
    }
}
