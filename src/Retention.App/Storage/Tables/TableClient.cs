using Azure.Core;
using Azure.Data.Tables.Models;

namespace Azure.Data.Tables;

/// <summary>
/// One table: its rows are read, written and queried here. Thread-safe; made by <see cref="TableServiceClient.GetTableClient"/>.
/// <para>
/// Unless a method says otherwise, every method gives <see cref="RequestFailedException"/> with the service's Status and ErrorCode
/// (<see cref="TableErrorCode"/>) after Azure.Core has retried 408, 429, 500, 502, 503, 504 and broken connections, and
/// <see cref="ArgumentException"/>, before any request, for what the service would refuse: its message names the row by its keys, the property,
/// the limit and the remedy, never a value. Types other than <see cref="TableEntity"/> give <see cref="NotSupportedException"/>.
/// </para>
/// </summary>
public sealed partial class TableClient
{
    private readonly TablePipeline _pipeline;

    internal TableClient(string name, TablePipeline pipeline)
    {
        Name = KeyLimits.CheckedTableName(name);
        _pipeline = pipeline;
    }

    /// <summary>The table's name.</summary>
    public string Name { get; }

    /// <summary>Makes the table unless it is there.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The table; the raw response is 204 when it was made, 409 when it was there.</returns>
    /// <exception cref="RequestFailedException">409 TableBeingDeleted among others.</exception>
    public async Task<Response<TableItem>> CreateIfNotExistsAsync(CancellationToken cancellationToken = default)
    {
        using var message = _pipeline.Message(RequestMethod.Post, "Tables", TableJson.Write(Name));
        var response = await _pipeline.SendAsync(message, [TableErrorCode.TableAlreadyExists], cancellationToken);
        return Response.FromValue(new TableItem(Name), response);
    }

    /// <summary>Inserts a row.</summary>
    /// <remarks>
    /// A retried insert can give 409 although the first try succeeded (its answer was lost). Where that matters, write a token of your own into
    /// the row and read the row on 409.
    /// </remarks>
    /// <param name="entity">The row.</param>
    /// <param name="cancellationToken">Ends the wait; the insert may have happened.</param>
    /// <returns>The answer; its ETag header is the row's version.</returns>
    /// <exception cref="RequestFailedException">409 EntityAlreadyExists; 404 TableNotFound.</exception>
    /// <exception cref="ArgumentException">The row is over a limit.</exception>
    public Task<Response> AddEntityAsync<T>(T entity, CancellationToken cancellationToken = default)
        where T : ITableEntity =>
        SendAsync(() => RowChange.Insert(Name, entity, nameof(entity)), [], cancellationToken);

    /// <summary>Changes a row that must be there, if it is still at a version.</summary>
    /// <remarks>
    /// A retried conditional update can give 412 although the first try succeeded (its answer was lost, and it changed the version). Where that
    /// matters, write a token of your own into the row and read the row on 412.
    /// </remarks>
    /// <param name="entity">The row.</param>
    /// <param name="ifMatch">The version it must have, or <see cref="ETag.All"/> for any.</param>
    /// <param name="mode">What happens to properties that are not mentioned.</param>
    /// <param name="cancellationToken">Ends the wait; the change may have happened.</param>
    /// <returns>The answer; its ETag header is the row's new version.</returns>
    /// <exception cref="RequestFailedException">412 UpdateConditionNotSatisfied; 404 ResourceNotFound or TableNotFound.</exception>
    /// <exception cref="ArgumentException">The row is over a limit, or <paramref name="ifMatch"/> is the default.</exception>
    public Task<Response> UpdateEntityAsync<T>(T entity, ETag ifMatch, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default)
        where T : ITableEntity =>
        SendAsync(() => RowChange.Update(Name, entity, Given(ifMatch), mode, nameof(entity)), [], cancellationToken);

    /// <summary>Changes a row, or inserts it.</summary>
    /// <param name="entity">The row.</param>
    /// <param name="mode">What happens to properties that are not mentioned.</param>
    /// <param name="cancellationToken">Ends the wait; the change may have happened.</param>
    /// <returns>The answer; its ETag header is the row's new version.</returns>
    /// <exception cref="RequestFailedException">404 TableNotFound among others.</exception>
    /// <exception cref="ArgumentException">The row is over a limit.</exception>
    public Task<Response> UpsertEntityAsync<T>(T entity, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default)
        where T : ITableEntity =>
        SendAsync(() => RowChange.Upsert(Name, entity, mode, nameof(entity)), [], cancellationToken);

    /// <summary>Deletes a row. That it is not there is an answer (Status 404), not an error: what was wanted holds.</summary>
    /// <remarks>A retried conditional delete can give 412 or 404 although the first try succeeded (its answer was lost).</remarks>
    /// <param name="partitionKey">The partition.</param>
    /// <param name="rowKey">The row's name within it.</param>
    /// <param name="ifMatch">The version it must have; the default and <see cref="ETag.All"/> mean any.</param>
    /// <param name="cancellationToken">Ends the wait; the delete may have happened.</param>
    /// <returns>The answer: 204, or 404 when the row was not there.</returns>
    /// <exception cref="RequestFailedException">412 UpdateConditionNotSatisfied; 404 TableNotFound.</exception>
    /// <exception cref="ArgumentException">A key is not allowed.</exception>
    public Task<Response> DeleteEntityAsync(string partitionKey, string rowKey, ETag ifMatch = default, CancellationToken cancellationToken = default) =>
        SendAsync(() => RowChange.Delete(Name, partitionKey, rowKey, ifMatch), TablePipeline.MissingRow, cancellationToken);

    /// <summary>Does several changes in one partition, all or nothing; billed as one operation.</summary>
    /// <remarks>
    /// A retried transaction can fail with 409, 412 or 404 although the first try succeeded (its answer was lost). Where that matters, write a
    /// token of your own into a row and read it then.
    /// </remarks>
    /// <param name="transactionActions">1 to 100 changes of different rows of one partition, 4 MiB together.</param>
    /// <param name="cancellationToken">Ends the wait; the transaction may have happened.</param>
    /// <returns>One answer per action in their order; their ETag headers are the rows' new versions.</returns>
    /// <exception cref="TableTransactionFailedException">An action was refused and nothing was applied; has the action's status, code and place.</exception>
    /// <exception cref="RequestFailedException">The transaction as a whole was refused.</exception>
    /// <exception cref="ArgumentException">A row or the transaction is over a limit, or an update has no ETag.</exception>
    public async Task<Response<IReadOnlyList<Response>>> SubmitTransactionAsync(IEnumerable<TableTransactionAction> transactionActions, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(transactionActions);
        var actions = transactionActions.ToList();
        TransactionLimits.Check(actions);

        var batch = $"batch_{Guid.NewGuid():D}";
        var body = TransactionBody.Write(actions.Select(action => RowChange.Of(Name, action)), batch, _pipeline);
        TransactionLimits.CheckBody(body.LongLength);

        using var message = _pipeline.Message(RequestMethod.Post, "$batch");
        message.Request.Headers.SetValue("Content-Type", $"multipart/mixed; boundary={batch}");
        message.Request.Content = RequestContent.Create(body);
        var response = await _pipeline.SendAsync(message, [], cancellationToken);
        return Response.FromValue(TransactionAnswer.Read(response, actions.Count), response);
    }

    private static ETag Given(ETag ifMatch) => ifMatch == default
        ? throw new ArgumentException("An update needs an ETag: give the one that was read, ETag.All for whatever is there, or upsert.", nameof(ifMatch))
        : ifMatch;

    private async Task<Response> SendAsync(Func<RowChange> change, TableErrorCode[] expected, CancellationToken cancellation)
    {
        using var message = change().Message(_pipeline);
        return await _pipeline.SendAsync(message, expected, cancellation);
    }
}
