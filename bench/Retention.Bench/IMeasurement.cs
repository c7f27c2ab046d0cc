namespace Retention.Bench;

/// <summary>One thing that docs/performance.md quotes. A new one is a class of its own and a line in <see cref="Measurements"/>.</summary>
internal interface IMeasurement
{
    /// <summary>Its name on the command line, and of its file in bench/results.</summary>
    string Name { get; }

    /// <summary>What is measured: what is in, and what is left out.</summary>
    string Measures { get; }

    /// <summary>What it is compared with.</summary>
    string ComparedWith { get; }

    /// <summary>Measures. It fails when what it measured did not do its work.</summary>
    /// <param name="effort">How long to measure.</param>
    /// <param name="cancellation">Stops it.</param>
    Task<Finding> RunAsync(Effort effort, CancellationToken cancellation);
}

/// <summary>How long to measure.</summary>
/// <param name="Rounds">How many times the contestants take turns.</param>
/// <param name="Seconds">How long a turn takes, where turns go by time.</param>
internal sealed record Effort(int Rounds, double Seconds);
