using System.Text.Json;
using Azure.Core;
using Azure.Data.Tables.Models;

namespace Azure.Data.Tables;

// Reading: one row by its keys, or many by a filter.
public sealed partial class TableClient
{
    /// <summary>Reads a row that is expected to be there.</summary>
    /// <param name="partitionKey">The partition.</param>
    /// <param name="rowKey">The row's name within it.</param>
    /// <param name="select">The properties to read; all when left out. The ETag always comes, the keys only when named.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The row.</returns>
    /// <exception cref="RequestFailedException">404 ResourceNotFound or TableNotFound among others.</exception>
    /// <exception cref="ArgumentException">A key is not allowed.</exception>
    public async Task<Response<T>> GetEntityAsync<T>(string partitionKey, string rowKey, IEnumerable<string>? select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity
    {
        var response = await GetAsync<T>(partitionKey, rowKey, select, [], cancellationToken);
        return Response.FromValue(Row<T>(response), response);
    }

    /// <summary>Reads a row that may not be there.</summary>
    /// <param name="partitionKey">The partition.</param>
    /// <param name="rowKey">The row's name within it.</param>
    /// <param name="select">The properties to read; all when left out. The ETag always comes, the keys only when named.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The row, or a response whose HasValue is false.</returns>
    /// <exception cref="RequestFailedException">404 TableNotFound among others; a missing row is no error.</exception>
    /// <exception cref="ArgumentException">A key is not allowed.</exception>
    public async Task<NullableResponse<T>> GetEntityIfExistsAsync<T>(string partitionKey, string rowKey, IEnumerable<string>? select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity
    {
        var response = await GetAsync<T>(partitionKey, rowKey, select, TablePipeline.MissingRow, cancellationToken);
        return response.IsError ? new NoValueResponse<T>(response) : Response.FromValue(Row<T>(response), response);
    }

    /// <summary>Reads the rows that a filter selects, in the order of their keys, page by page as they are enumerated.</summary>
    /// <param name="filter">An OData filter, best made by <see cref="CreateQueryFilter"/>; all rows when left out. Only keys are indexed.</param>
    /// <param name="maxPerPage">The most rows of a page, 1 to 1,000; a page may have fewer, or none, and still not be the last.</param>
    /// <param name="select">The properties to read; all when left out.</param>
    /// <param name="cancellationToken">Ends the enumeration.</param>
    /// <returns>The rows; <see cref="AsyncPageable{T}.AsPages"/> gives pages and their continuation tokens.</returns>
    /// <exception cref="RequestFailedException">While enumerating: 404 TableNotFound, 400 InvalidInput for a filter that cannot be read, among others.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxPerPage"/> is not 1 to 1,000.</exception>
    public AsyncPageable<T> QueryAsync<T>(string? filter = null, int? maxPerPage = null, IEnumerable<string>? select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity
    {
        RefuseOtherThanTableEntity<T>();
        var selected = TableQuery.Of(("$filter", filter), ("$select", select is null ? null : string.Join(',', select)));
        return new TablePages<T>((continuation, size, cancellation) => PageAsync<T>(selected, continuation, size, cancellation), maxPerPage, cancellationToken);
    }

    /// <summary>A filter from an interpolated string: each value becomes the literal of its type, quotes in texts are doubled.</summary>
    /// <param name="filter">For example $"PartitionKey eq {shop} and Due le {now}".</param>
    /// <returns>The OData filter.</returns>
    /// <exception cref="ArgumentException">A value is null or of a type that filters cannot hold.</exception>
    public static string CreateQueryFilter(FormattableString filter) => TableFilter.Create(filter);

    private async Task<Response> GetAsync<T>(string partitionKey, string rowKey, IEnumerable<string>? select, TableErrorCode[] expected, CancellationToken cancellation)
    {
        RefuseOtherThanTableEntity<T>();
        KeyLimits.Check(partitionKey, rowKey, nameof(partitionKey));
        var query = TableQuery.Of(("$select", select is null ? null : string.Join(',', select)));
        using var message = _pipeline.Message(RequestMethod.Get, $"{RowChange.RowPath(Name, partitionKey, rowKey)}{query}");
        return await _pipeline.SendAsync(message, expected, cancellation);
    }

    private async Task<Page<T>> PageAsync<T>(string selected, string? continuation, int? size, CancellationToken cancellation)
    {
        using var message = _pipeline.Message(RequestMethod.Get, $"{Name}(){TableQuery.Continued(selected, continuation, size)}");
        var response = await _pipeline.SendAsync(message, [], cancellation);
        using var json = JsonDocument.Parse(response.Content);
        var rows = json.RootElement.GetProperty("value").EnumerateArray().Select(row => (T)(object)EntityJson.Read(row)).ToList();
        return Page<T>.FromValues(rows, TableQuery.ContinuationOf(response), response);
    }

    private static T Row<T>(Response response)
    {
        using var json = JsonDocument.Parse(response.Content);
        var row = EntityJson.Read(json.RootElement);
        if (row.ETag == default && response.Headers.ETag is { } etag) row.ETag = etag;
        return (T)(object)row;
    }

    private static void RefuseOtherThanTableEntity<T>()
    {
        if (typeof(T) != typeof(TableEntity)) throw RowChange.OnlyTableEntity(typeof(T));
    }


}
