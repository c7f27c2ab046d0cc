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

    /// <summary>What is wrong with it, in a file of so many columns; null when nothing is.</summary>
    public ImportFault? Fault(int columns) => Break switch
    {
        CsvBreak.OpenQuote => new("A quotation mark is opened and never closed.", "Close it, or write two of them where one is meant.") { Line = Line },
        CsvBreak.TextAfterQuote => new("Something stands behind a closing quotation mark.", "Write two quotation marks where one is meant.") { Line = Line },
        CsvBreak.NotUtf8 => new("It is not in UTF-8.", "Save the file as \"CSV UTF-8\".") { Line = Line },
        _ when Fields.Length != columns => new($"It has {Fields.Length} columns, the first line has {columns}.", "Put quotation marks around a text that holds a comma.") { Line = Line },
        _ => null,
    };

    /// <summary>What is wrong with it as the first line of a file; null when it can name columns.</summary>
    /// <param name="remedy">What to do about a line that is broken or separated otherwise.</param>
    public ImportFault? FaultAsFirst(string remedy) =>
        Break is CsvBreak.NotUtf8 || Fields.Any(name => name.Contains('\0', StringComparison.Ordinal)) ? new("The file is not in UTF-8.", "Save it as \"CSV UTF-8\", or give the file as it was exported.") { Line = Line }
        : Break is not null ? new("The first line is broken: a quotation mark is not closed.", remedy) { Line = Line }
        : Fields is [var only] && (only.Contains(';', StringComparison.Ordinal) || only.Contains('\t', StringComparison.Ordinal)) ? new("The columns are not separated by commas.", remedy) { Line = Line }
        : null;
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
