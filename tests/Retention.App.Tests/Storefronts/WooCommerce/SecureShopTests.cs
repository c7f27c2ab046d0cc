using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Retention.App.Storefronts.WooCommerce;

namespace Retention.App.Tests.Storefronts.WooCommerce;

/// <summary>Shops by https.</summary>
public class SecureShopTests
{
    [Fact]
    public async Task A_shop_whose_certificate_nobody_vouches_for_gets_no_keys()
    {
        using var certificate = Certificate();
        await using var server = await LoopbackWooCommerce.StartAsync(certificate: certificate);
        using var connections = new ShopConnections(OpenedShop.Settings());
        var shop = new WooCommerceShops(null!, null!, connections, OpenedShop.Settings(), TimeProvider.System, new RememberedLog<WooCommerceShops>()).At(server.Address, LoopbackWooCommerce.RestKeys);
        var trouble = (await shop.GetAsync("settings/general", [], CancellationToken.None)).Trouble();
        (trouble.Key, trouble.What).ShouldBe((ShopTroubles.Unreachable, "The shop's certificate is not valid, or no secure connection could be made."));
        server.Calls.ShouldBeEmpty();
    }

    [Fact]
    public async Task Keys_go_by_Basic_and_never_in_the_address_and_WordPress_itself_gets_none()
    {
        using var certificate = Certificate();
        await using var server = await LoopbackWooCommerce.StartAsync(certificate: certificate);
        using var connections = new ShopConnections(OpenedShop.Settings(), certificate.GetCertHashString(HashAlgorithmName.SHA256));
        var shop = new WooCommerceShops(null!, null!, connections, OpenedShop.Settings(), TimeProvider.System, new RememberedLog<WooCommerceShops>()).At(server.Address, LoopbackWooCommerce.RestKeys);
        var seen = new List<(string Query, string Authorization)>();
        server.Always = context =>
        {
            seen.Add((context.Request.QueryString.Value!, context.Request.Headers.Authorization.ToString()));
            return null;
        };
        (await shop.GetAsync("settings/general", [], CancellationToken.None)).Value();
        (await shop.GetAsync("/", [], CancellationToken.None)).Value();
        seen[0].Authorization.ShouldStartWith("Basic ");
        seen.ShouldAllBe(call => !call.Query.Contains("consumer") && !call.Query.Contains("oauth"));
        seen[1].Authorization.ShouldBeEmpty();
    }

    private static X509Certificate2 Certificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using var made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), password: null);
    }
}
