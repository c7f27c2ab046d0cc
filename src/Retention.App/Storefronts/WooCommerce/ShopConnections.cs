using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using Retention.App.Settings;

namespace Retention.App.Storefronts.WooCommerce;

/// <summary>
/// Connects to shops. An address that a stranger typed must not lead into our own network, so each name is resolved here, and what it stands
/// for is judged at the moment of connecting: a name that changes between a check and the call gains nothing.
/// </summary>
internal sealed class ShopConnections : IDisposable
{
    private readonly AppSettings _settings;

    /// <summary>Makes it.</summary>
    /// <param name="settings">The program's settings.</param>
    /// <param name="trusted">The SHA-256 of a certificate that is taken although nobody vouches for it, for tests; null, as the program always has it, for none.</param>
    internal ShopConnections(AppSettings settings, string? trusted)
    {
        _settings = settings;
        Client = new(new SocketsHttpHandler
        {
            ConnectCallback = ConnectAsync,
            ConnectTimeout = settings.ShopDeadline / 2,
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            AllowAutoRedirect = false, // Keys go to the address that was connected, and nowhere else.
            UseProxy = false, // A proxy would resolve the name itself.
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.All,
            SslOptions = trusted is null ? new() : new() { RemoteCertificateValidationCallback = (_, certificate, _, faults) => faults == SslPolicyErrors.None || certificate?.GetCertHashString(HashAlgorithmName.SHA256) == trusted },
        })
        { Timeout = Timeout.InfiniteTimeSpan };
        Client.DefaultRequestHeaders.UserAgent.ParseAdd("Retention/1.0");
        Client.DefaultRequestHeaders.Accept.ParseAdd("application/json");
    }

    /// <summary>Makes it as the program runs.</summary>
    public ShopConnections(AppSettings settings)
        : this(settings, trusted: null)
    {
    }

    /// <summary>What calls shops. It repeats nothing and follows nothing.</summary>
    public HttpClient Client { get; }

    /// <inheritdoc/>
    public void Dispose() => Client.Dispose();

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var addresses = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancellation);
        var allowed = _settings.IsDevelopment ? addresses : Array.FindAll(addresses, ShopAddress.IsPublic);
        if (allowed.Length == 0)
            throw new AddressNotAllowedException();
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, context.DnsEndPoint.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch // Whatever it was goes on to the caller; the socket is nobody's then.
        {
            socket.Dispose();
            throw;
        }
    }
}

/// <summary>A name stands for no address of the public internet.</summary>
internal sealed class AddressNotAllowedException() : IOException("The name stands for no address of the public internet.");
