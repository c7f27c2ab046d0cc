using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Retention.App.Webhooks;

namespace Retention.Bench.Ingress;

/// <summary>The least that a door can do on Kestrel: it reads the body and checks its signature, and nothing else.</summary>
internal static class BareServer
{
    /// <summary>Serves until the process is ended.</summary>
    public static async Task RunAsync(int port)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, port);
        });
        await using var app = builder.Build();
        app.MapGet("/health/ready", () => Results.Text("ready"));
        app.MapGet("/bench/state", () => Results.Text($"{GC.GetTotalAllocatedBytes()} 0"));
        app.MapPost("/webhooks/shopify", ReceiveAsync);
        await app.RunAsync();
    }

    private static async Task<IResult> ReceiveAsync(HttpRequest request)
    {
        var body = new byte[(int)request.ContentLength!];
        await request.Body.ReadExactlyAsync(body);
        return Signature.Verifies(body, request.Headers["X-Shopify-Hmac-Sha256"], [ShopifyOrders.Secret]) ? Results.Ok() : Results.Unauthorized();
    }
}
