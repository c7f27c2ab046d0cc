using System.Collections.Immutable;

namespace Retention.App.Reports;

/// <summary>Reports on their way from a door to the worker.</summary>
/// <param name="V">The version of this form.</param>
/// <param name="Reports">The reports, in the order in which they came.</param>
internal sealed record ReportBatch(int V, ImmutableArray<Report> Reports)
{
    /// <summary>Whether somebody began with them before: then the journal is written again, for that one may have died just before.</summary>
    public bool IsRepeated { get; init; }
}
