using Retention.Bench.Deciding;
using Retention.Bench.Ingress;
using Retention.Bench.Pages;
using Retention.Bench.Sending;
using Retention.Bench.Starting;
using Retention.Bench.Sweeping;

namespace Retention.Bench;

/// <summary>Every measurement there is, in the order of docs/performance.md.</summary>
internal static class Measurements
{
    /// <summary>The list.</summary>
    public static IReadOnlyList<IMeasurement> All { get; } =
    [
        new IngressMeasurement(),
        new DoorStepsMeasurement(),
        new CoreMeasurement(),
        new MessagesMeasurement(),
        new StartMeasurement(),
        new PagesMeasurement(),
        new SweepMeasurement(),
        new SweepCostMeasurement(),
        new FairnessMeasurement(),
    ];
}
