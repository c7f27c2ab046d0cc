using System.Collections.Immutable;

namespace Retention.Events;

/// <summary>What the storefront was asked to put together for an import is done, or will not be. A hint only: the import asks for it by itself too.</summary>
/// <param name="Id">The storefront's id of it.</param>
/// <param name="Status">The storefront's word for how it ended, in lower case.</param>
/// <param name="ErrorCode">The storefront's code for why it failed; null when it did not.</param>
public sealed record ImportSourceReady(string Id, string Status, string? ErrorCode) : Happened
{
    /// <inheritdoc/>
    public override ImmutableArray<Name> Names => [];
}
