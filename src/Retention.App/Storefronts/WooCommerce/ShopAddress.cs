using System.Net;
using System.Net.Sockets;
using Retention.App.Settings;

namespace Retention.App.Storefronts.WooCommerce;

/// <summary>
/// Which addresses of shops we call at all: https on its own port; in development a plain http shop on this machine too. What a host's name
/// stands for is looked at when it is connected to (<see cref="ShopConnections"/>).
/// </summary>
internal static class ShopAddress
{
    private static readonly IPNetwork GivenOut = IPNetwork.Parse("2000::/3");

    // IANA's registries of special-purpose addresses; the last two are where clouds answer their own machines, and 6to4 and Teredo carry IPv4 inside.
    private static readonly IPNetwork[] NotPublic =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16",
            "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/3", "2001::/23", "2001:db8::/32", "2002::/16", "169.254.0.0/16", "168.63.129.16/32",
        }.Select(IPNetwork.Parse),
    ];

    /// <summary>Reads what a merchant typed. The address has no query and no slash at the end.</summary>
    /// <param name="text">Like <c>https://shop.example</c>; without a scheme https is meant.</param>
    /// <param name="settings">The program's settings.</param>
    public static Answer<Uri> Read(string? text, AppSettings settings)
    {
        var typed = text?.Trim() ?? "";
        if (typed.Length is 0 or > 300 || !Uri.TryCreate(typed.Contains("://", StringComparison.Ordinal) ? typed : $"https://{typed}", UriKind.Absolute, out var url) || url.Host.Length == 0)
            return new Answer<Uri>.Not(ShopTroubles.Of(ShopTroubles.NotFound, "This is not a web address."));
        return Check(url, settings) is { } trouble ? new Answer<Uri>.Not(trouble) : new Answer<Uri>.Said(new(Text(url)));
    }

    /// <summary>Why this address is not called; null where it is.</summary>
    public static ShopTrouble? Check(Uri url, AppSettings settings)
    {
        if (url.UserInfo.Length > 0)
            return ShopTroubles.Of(ShopTroubles.NotAllowed, "The address holds a name and a password.");
        if (url.Scheme == Uri.UriSchemeHttp)
            return settings.IsDevelopment && url.IsLoopback ? null : ShopTroubles.Of(ShopTroubles.NotHttps);
        if (url.Scheme != Uri.UriSchemeHttps)
            return ShopTroubles.Of(ShopTroubles.NotHttps);
        var isHere = settings.IsDevelopment && url.IsLoopback;
        return url.Port == 443 || isHere ? null : ShopTroubles.Of(ShopTroubles.NotAllowed, "The address names a port. A shop is at https without one.");
    }

    /// <summary>An address as we store it: scheme, host and folder in small letters, no slash at the end.</summary>
    public static string Text(Uri url) => url.GetLeftPart(UriPartial.Path).TrimEnd('/').ToLowerInvariant();

    /// <summary>Whether an address is one of the public internet, and not of somebody's own network, this machine or a cloud's inside.</summary>
    public static bool IsPublic(IPAddress address) => address switch
    {
        { IsIPv4MappedToIPv6: true } => IsPublic(address.MapToIPv4()),
        { AddressFamily: AddressFamily.InterNetwork } => !Array.Exists(NotPublic, network => network.Contains(address)),
        // Of IPv6 only what is given out, less what leads on to an IPv4 address.
        _ => GivenOut.Contains(address) && !Array.Exists(NotPublic, network => network.Contains(address)),
    };
}
