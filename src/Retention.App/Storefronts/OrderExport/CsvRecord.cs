using System.Collections.Immutable;

namespace Retention.App.Storefronts.OrderExport;

/// <summary>One record of a file of comma-separated values.</summary>
/// <param name="Offset">Where it begins, in bytes from the beginning of the file.</param>
/// <param name="Line">The line on which it begins, from 1.</param>
/// <param name="Fields">Its fields, without the quotation marks around them.</param>
internal sealed record CsvRecord(long Offset, int Line, ImmutableArray<string> Fields)
{
    /// <summary>Why it can't be relied on; null when it can. What follows is read from the next line on.</summary>
    public CsvBreak? Break { get; init; }

    /// <summary>Whether nothing stands on its line.</summary>
    public bool IsBlank => Break is null && Fields is [""];
}

/// <summary>What can be wrong with a record.</summary>
internal enum CsvBreak
{
    /// <summary>A quotation mark is opened and never closed.</summary>
    OpenQuote,

    /// <summary>Something stands between a closing quotation mark and the next comma.</summary>
    TextAfterQuote,

    /// <summary>It is not UTF-8.</summary>
    NotUtf8,
}
