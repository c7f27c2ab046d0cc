namespace Azure.Data.Tables;

/// <summary>
/// What Azure asks of a transaction, checked before a request because Azurite does not ask it all.
/// Source: learn.microsoft.com/rest/api/storageservices/performing-entity-group-transactions.
/// </summary>
internal static class TransactionLimits
{
    private const int MostActions = 100;
    private const int MostBytes = 4 * 1024 * 1024;
    private const string Argument = "transactionActions";

    /// <summary>Lets actions pass that Azure will take together.</summary>
    /// <exception cref="ArgumentException">None or over 100 actions, two partitions, a row twice, or an update without an ETag.</exception>
    public static void Check(IReadOnlyList<TableTransactionAction> actions)
    {
        if (actions.Count == 0) throw Refused("The transaction is empty: submit at least one action.");
        if (actions.Count > MostActions)
            throw Refused($"The transaction has {actions.Count} actions, the limit is {MostActions}: split it, knowing that each part stands alone.");

        var partition = actions[0].Entity.PartitionKey;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < actions.Count; i++)
        {
            var (entity, what) = (actions[i].Entity, $"Action {i}, {RowName.Of(actions[i].Entity)}");
            KeyLimits.Check(entity.PartitionKey, entity.RowKey, Argument);
            if (!string.Equals(entity.PartitionKey, partition, StringComparison.Ordinal))
                throw Refused($"{what}: its partition is not that of action 0, and a transaction has one: submit one transaction per partition.");
            if (!seen.Add(entity.RowKey))
                throw Refused($"{what}: the row is there twice, and a transaction may name it once: put the changes together.");
            if (actions[i] is { ActionType: TableTransactionActionType.UpdateMerge or TableTransactionActionType.UpdateReplace } update && update.ETag == default)
                throw Refused($"{what}: {update.ActionType} needs an ETag: give the one that was read, ETag.All for whatever is there, or use an upsert.");
        }
    }

    /// <summary>Lets a body pass that Azure will take.</summary>
    /// <exception cref="ArgumentException">The body is over 4 MiB.</exception>
    public static void CheckBody(long bytes)
    {
        if (bytes > MostBytes)
            throw Refused($"The transaction's body takes {bytes} bytes, the limit is {MostBytes} (4 MiB): split it, or keep large values in blobs.");
    }

    private static ArgumentException Refused(string message, string argument = Argument) => new(message, argument);
}
