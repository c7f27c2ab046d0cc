using Azure.Core;

namespace Azure.Data.Tables;

/// <summary>One change of one row as the service is asked for it, alone or as a part of a transaction. Made only from rows within the limits.</summary>
/// <param name="Method">POST, PUT, PATCH or DELETE.</param>
/// <param name="Path">The table's or the row's path, percent-encoded.</param>
/// <param name="IfMatch">The If-Match header; null for none.</param>
/// <param name="Json">The body; null for none.</param>
internal sealed record RowChange(RequestMethod Method, string Path, string? IfMatch, byte[]? Json)
{
    public static RowChange Insert(string table, ITableEntity entity, string argument) =>
        new(RequestMethod.Post, table, IfMatch: null, JsonOf(entity, argument));

    public static RowChange Update(string table, ITableEntity entity, ETag ifMatch, TableUpdateMode mode, string argument) =>
        Upsert(table, entity, mode, argument) with { IfMatch = ifMatch.ToString() };

    public static RowChange Upsert(string table, ITableEntity entity, TableUpdateMode mode, string argument)
    {
        var json = JsonOf(entity, argument);
        var method = mode == TableUpdateMode.Merge ? RequestMethod.Patch : RequestMethod.Put;
        return new(method, RowPath(table, entity.PartitionKey, entity.RowKey), IfMatch: null, json);
    }

    public static RowChange Delete(string table, string partitionKey, string rowKey, ETag ifMatch)
    {
        KeyLimits.Check(partitionKey, rowKey, nameof(partitionKey));
        return new(RequestMethod.Delete, RowPath(table, partitionKey, rowKey), ifMatch == default ? ETag.All.ToString() : ifMatch.ToString(), Json: null);
    }

    public static RowChange Of(string table, TableTransactionAction action) => action.ActionType switch
    {
        TableTransactionActionType.Add => Insert(table, action.Entity, "transactionActions"),
        TableTransactionActionType.UpdateMerge => Update(table, action.Entity, action.ETag, TableUpdateMode.Merge, "transactionActions"),
        TableTransactionActionType.UpdateReplace => Update(table, action.Entity, action.ETag, TableUpdateMode.Replace, "transactionActions"),
        TableTransactionActionType.UpsertMerge => Upsert(table, action.Entity, TableUpdateMode.Merge, "transactionActions"),
        TableTransactionActionType.UpsertReplace => Upsert(table, action.Entity, TableUpdateMode.Replace, "transactionActions"),
        TableTransactionActionType.Delete => Delete(table, action.Entity.PartitionKey, action.Entity.RowKey, action.ETag),
        _ => throw new ArgumentOutOfRangeException(nameof(action), action.ActionType, "Use one of the actions that TableTransactionActionType names."),
    };

    /// <summary>The path of a row: quotes doubled for OData, then percent-encoded.</summary>
    public static string RowPath(string table, string partitionKey, string rowKey) =>
        $"{table}(PartitionKey='{Encoded(partitionKey)}',RowKey='{Encoded(rowKey)}')";

    /// <summary>The request for this change alone.</summary>
    public HttpMessage Message(TablePipeline pipeline)
    {
        var message = Json is null ? pipeline.Message(Method, Path) : pipeline.Message(Method, Path, Json);
        if (IfMatch is not null) message.Request.Headers.SetValue("If-Match", IfMatch);
        return message;
    }

    private static string Encoded(string key) => Uri.EscapeDataString(key.Replace("'", "''", StringComparison.Ordinal));

    private static byte[] JsonOf(ITableEntity entity, string argument)
    {
        ArgumentNullException.ThrowIfNull(entity, argument);
        var row = entity as TableEntity ?? throw OnlyTableEntity(entity.GetType());
        EntityLimits.Check(row, argument);
        return EntityJson.Write(row);
    }

    /// <summary>Says what to use in place of a type of one's own.</summary>
    public static NotSupportedException OnlyTableEntity(Type type) =>
        new($"This client reads and writes TableEntity only, not {type.Name}: copy the values to a TableEntity (see Storage/Tables/README.md).");
}
