using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Retention.App.Observability;

/// <summary>Metrics and traces by OTLP, to wherever OTEL_EXPORTER_OTLP_ENDPOINT points; nothing without it.</summary>
internal static class Telemetry
{
    /// <summary>Adds the exporters, where there is somebody to export to.</summary>
    public static void Add(WebApplicationBuilder builder)
    {
        if (Environment.GetEnvironmentVariable("OTEL_EXPORTER_OTLP_ENDPOINT") is not { Length: > 0 } endpoint || !Uri.TryCreate(endpoint, UriKind.Absolute, out _))
            return;
        // Registered as services, so that the container ends them, and with them what they have not sent yet.
        builder.Services.AddSingleton(_ => Sdk.CreateMeterProviderBuilder()
            .AddMeter("Retention", "Microsoft.AspNetCore.Hosting", "System.Net.Http", "System.Runtime").AddOtlpExporter().Build());
        builder.Services.AddSingleton(_ => Sdk.CreateTracerProviderBuilder()
            .AddSource("Microsoft.AspNetCore", "System.Net.Http", "Azure.*").AddOtlpExporter((OtlpExporterOptions _) => { }).Build());
        builder.Services.AddHostedService<Started>();
    }

    // A singleton nobody asks for is never made: this asks.
    private sealed class Started(MeterProvider meters, TracerProvider traces) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken)
        {
            meters.ForceFlush(2_000);
            traces.ForceFlush(2_000);
            return Task.CompletedTask;
        }
    }
}
