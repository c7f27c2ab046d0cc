using System.Collections.Immutable;
using Retention.App.Storefronts.ConsentFile;
using Retention.App.Storefronts.ReviewFile;
using Retention.Events;

namespace Retention.App.Storefronts;

/// <summary>Where a shop's past is read from, a page at a time: orders, customers, carts left, items, shipments, words about being written to. The house ends here.</summary>
internal interface IShopHistory
{
    /// <summary>Reads the next page. Read again with the same cursor, it says the same, events and keys alike.</summary>
    /// <param name="cursor">What the page before gave; null for the first.</param>
    /// <param name="cancellation">Stops the work.</param>
    Task<HistoryRead> ReadAsync(string? cursor, CancellationToken cancellation);
}

/// <summary>Something that happened in the shop before we were told of what happens there.</summary>
/// <param name="Key">The event's key: the same happening always has the same one.</param>
/// <param name="At">When it happened, or when the shop last changed what is told (UTC).</param>
/// <param name="Happened">What happened.</param>
internal sealed record PastEvent(string Key, DateTimeOffset At, Happened Happened);

/// <summary>What reading a page came to: a closed type of four cases.</summary>
internal abstract record HistoryRead
{
    private HistoryRead()
    {
    }

    /// <summary>A page was read.</summary>
    /// <param name="Events">What happened, in the order of the source.</param>
    /// <param name="Next">What to read on with; null after the last page.</param>
    /// <param name="Done">How far it is by now, in the source's own measure.</param>
    /// <param name="Of">How far it goes, in the same measure; null while the source does not tell.</param>
    internal sealed record Page(ImmutableArray<PastEvent> Events, string? Next, long Done, long? Of) : HistoryRead
    {
        /// <summary>What could not be read.</summary>
        public ImmutableArray<ImportFault> Faults { get; init; } = [];

        /// <summary>What a file about consent says, line by line.</summary>
        public ImmutableArray<ConsentLine> Lines { get; init; } = [];

        /// <summary>What a file of reviews says, line by line.</summary>
        public ImmutableArray<ReviewLine> Reviews { get; init; } = [];

        /// <summary>The columns of a file that were recognised, each with what it is taken for.</summary>
        public ImmutableArray<string> Columns { get; init; } = [];
    }

    /// <summary>It can't be read now, and may be later with nobody doing anything: the same page is read again then.</summary>
    /// <param name="After">How long to wait at least.</param>
    /// <param name="Fault">What is wrong, with its remedy should it last.</param>
    internal sealed record Later(TimeSpan After, ImportFault Fault) : HistoryRead;

    /// <summary>Whoever has it prepares it: nothing is wrong, and the same page is read again then.</summary>
    /// <param name="After">How long to wait, where nobody tells earlier that it is ready.</param>
    /// <param name="Done">How far it is by now, in the source's own measure.</param>
    /// <param name="Of">How far it goes, in the same measure; null while the source does not tell.</param>
    internal sealed record AtWork(TimeSpan After, long Done, long? Of) : HistoryRead;

    /// <summary>Nothing can be read: the import ends here.</summary>
    /// <param name="Faults">What is wrong, each with its remedy.</param>
    internal sealed record Failed(ImmutableArray<ImportFault> Faults) : HistoryRead;
}

/// <summary>Something that could not be read. It holds nothing of what stands there, which may be personal.</summary>
/// <param name="What">What is wrong, in a sentence.</param>
/// <param name="Remedy">What the merchant can do, in a sentence.</param>
public sealed record ImportFault(string What, string Remedy)
{
    /// <summary>The line of the file, from 1; null where there is no file.</summary>
    public int? Line { get; init; }

    /// <summary>The column of the file by its name; null when it is about none.</summary>
    public string? Column { get; init; }

    /// <summary>The fault in one line of text.</summary>
    public override string ToString() => $"{(Line, Column) switch { ({ } line, { } column) => $"Line {line}, column {column}: ", ({ } line, null) => $"Line {line}: ", (null, { } column) => $"Column {column}: ", _ => "" }}{What} {Remedy}";
}
