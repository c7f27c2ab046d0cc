using System.Text.Json;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables.Models;

namespace Azure.Data.Tables;

/// <summary>
/// The table service of one storage account: makes clients of tables, and makes, lists and deletes tables. Thread-safe; keep one.
/// Its methods give <see cref="RequestFailedException"/> with the service's Status and ErrorCode (<see cref="TableErrorCode"/>),
/// after Azure.Core has retried what passes by itself.
/// </summary>
public sealed class TableServiceClient
{
    private const string Scope = "https://storage.azure.com/.default";
    private const string NextTable = "x-ms-continuation-NextTableName";

    private readonly TablePipeline _pipeline;

    /// <summary>A client from a connection string.</summary>
    /// <param name="connectionString">With AccountName and AccountKey (and TableEndpoint or EndpointSuffix), or UseDevelopmentStorage=true.</param>
    /// <exception cref="FormatException">Something is missing in it; the message does not repeat it.</exception>
    public TableServiceClient(string connectionString) : this(connectionString, options: null)
    {
    }

    /// <summary>A client from a connection string.</summary>
    /// <param name="connectionString">With AccountName and AccountKey (and TableEndpoint or EndpointSuffix), or UseDevelopmentStorage=true.</param>
    /// <param name="options">How to talk; the default when left out.</param>
    /// <exception cref="FormatException">Something is missing in it; the message does not repeat it.</exception>
    public TableServiceClient(string connectionString, TableClientOptions? options = null) : this(TableConnectionString.Parse(connectionString), options)
    {
    }

    /// <summary>A client that signs with the account's key.</summary>
    /// <param name="endpoint">https://{account}.table.core.windows.net, for example.</param>
    /// <param name="credential">The account's name and key.</param>
    public TableServiceClient(Uri endpoint, TableSharedKeyCredential credential) : this(endpoint, credential, options: null)
    {
    }

    /// <summary>A client that signs with the account's key.</summary>
    /// <param name="endpoint">https://{account}.table.core.windows.net, for example.</param>
    /// <param name="credential">The account's name and key.</param>
    /// <param name="options">How to talk; the default when null.</param>
    public TableServiceClient(Uri endpoint, TableSharedKeyCredential credential, TableClientOptions? options)
        : this(endpoint, new SharedKeyLitePolicy(credential ?? throw new ArgumentNullException(nameof(credential))), options)
    {
    }

    /// <summary>A client that shows a token of Microsoft Entra ID; the identity needs the role Storage Table Data Contributor, or Reader.</summary>
    /// <param name="endpoint">https://{account}.table.core.windows.net, for example; a plain http address is refused when a request is made.</param>
    /// <param name="tokenCredential">Where tokens come from.</param>
    /// <param name="options">How to talk; the default when left out.</param>
    public TableServiceClient(Uri endpoint, TokenCredential tokenCredential, TableClientOptions? options = null)
        : this(endpoint, new BearerTokenAuthenticationPolicy(tokenCredential, Scope), options)
    {
    }

    private TableServiceClient(TableConnectionString connection, TableClientOptions? options) : this(connection.Endpoint, connection.Credential, options)
    {
    }

    private TableServiceClient(Uri endpoint, HttpPipelinePolicy authentication, TableClientOptions? options)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        _pipeline = new TablePipeline(endpoint, authentication, options ?? new TableClientOptions());
    }

    /// <summary>A client of one table, which need not be there yet. Makes no request.</summary>
    /// <param name="tableName">3 to 63 letters and digits, beginning with a letter.</param>
    /// <exception cref="ArgumentException">The name is not allowed.</exception>
    public TableClient GetTableClient(string tableName) => new(tableName, _pipeline);

    /// <summary>Makes a table unless it is there.</summary>
    /// <param name="tableName">3 to 63 letters and digits, beginning with a letter.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The table; the raw response is 204 when it was made, 409 when it was there.</returns>
    /// <exception cref="RequestFailedException">409 TableBeingDeleted among others.</exception>
    /// <exception cref="ArgumentException">The name is not allowed.</exception>
    public Task<Response<TableItem>> CreateTableIfNotExistsAsync(string tableName, CancellationToken cancellationToken = default) =>
        GetTableClient(tableName).CreateIfNotExistsAsync(cancellationToken);

    /// <summary>Deletes a table with all its rows. That it is not there is an answer (Status 404), not an error.</summary>
    /// <param name="tableName">The table.</param>
    /// <param name="cancellationToken">Ends the wait; the delete may have happened.</param>
    /// <returns>The answer: 204, or 404 when there was no such table.</returns>
    /// <exception cref="RequestFailedException">The service refused.</exception>
    /// <exception cref="ArgumentException">The name is not allowed.</exception>
    public async Task<Response> DeleteTableAsync(string tableName, CancellationToken cancellationToken = default)
    {
        using var message = _pipeline.Message(RequestMethod.Delete, $"Tables('{KeyLimits.CheckedTableName(tableName)}')");
        return await _pipeline.SendAsync(message, [TableErrorCode.TableNotFound, .. TablePipeline.MissingRow], cancellationToken);
    }

    /// <summary>Lists the tables of the account, page by page as they are enumerated.</summary>
    /// <param name="filter">An OData filter over TableName; all tables when left out.</param>
    /// <param name="maxPerPage">The most tables of a page, 1 to 1,000.</param>
    /// <param name="cancellationToken">Ends the enumeration.</param>
    /// <exception cref="RequestFailedException">While enumerating: the service refused.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxPerPage"/> is not 1 to 1,000.</exception>
    public AsyncPageable<TableItem> QueryAsync(string? filter = null, int? maxPerPage = null, CancellationToken cancellationToken = default) =>
        new TablePages<TableItem>((continuation, size, cancellation) => PageAsync(filter, continuation, size, cancellation), maxPerPage, cancellationToken);

    private async Task<Page<TableItem>> PageAsync(string? filter, string? continuation, int? size, CancellationToken cancellation)
    {
        var query = TableQuery.Continued(TableQuery.Of(("$filter", filter), ("NextTableName", continuation)), continuation: null, size);
        using var message = _pipeline.Message(RequestMethod.Get, $"Tables{query}");
        var response = await _pipeline.SendAsync(message, [], cancellation);
        using var json = JsonDocument.Parse(response.Content);
        var tables = json.RootElement.GetProperty("value").EnumerateArray().Select(table => new TableItem(TableJson.Read(table))).ToList();
        return Page<TableItem>.FromValues(tables, response.Headers.TryGetValue(NextTable, out var next) ? next : null, response);
    }
}
