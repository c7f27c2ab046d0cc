using System.Runtime.CompilerServices;

namespace Azure.Data.Tables;

/// <summary>Pages fetched one after the other until one comes without a continuation; an empty page may carry one.</summary>
internal sealed class TablePages<T>(Func<string?, int?, CancellationToken, Task<Page<T>>> fetch, int? maxPerPage, CancellationToken cancellation)
    : AsyncPageable<T>(cancellation) where T : notnull
{
    private const int MostPerPage = 1000;

    private readonly int? _maxPerPage = Checked(maxPerPage, nameof(maxPerPage));

    public override IAsyncEnumerable<Page<T>> AsPages(string? continuationToken = null, int? pageSizeHint = null) =>
        PagesAsync(continuationToken, Checked(pageSizeHint, nameof(pageSizeHint)) ?? _maxPerPage, CancellationToken);

    private async IAsyncEnumerable<Page<T>> PagesAsync(string? continuation, int? size, [EnumeratorCancellation] CancellationToken cancellation)
    {
        do
        {
            var page = await fetch(continuation, size, cancellation);
            continuation = page.ContinuationToken;
            yield return page;
        }
        while (continuation is not null);
    }

    private static int? Checked(int? size, string argument) => size is null or (>= 1 and <= MostPerPage)
        ? size
        : throw new ArgumentOutOfRangeException(argument, size, $"A page has 1 to {MostPerPage} rows; leave it out for as many as the service gives.");
}
