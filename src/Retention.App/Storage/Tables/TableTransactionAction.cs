namespace Azure.Data.Tables;

/// <summary>One change of a transaction: what is done, to which row, and under which condition.</summary>
public sealed class TableTransactionAction
{
    /// <summary>A change without a condition.</summary>
    /// <param name="actionType">What is done.</param>
    /// <param name="entity">The row.</param>
    /// <exception cref="ArgumentNullException"><paramref name="entity"/> is null.</exception>
    public TableTransactionAction(TableTransactionActionType actionType, ITableEntity entity) : this(actionType, entity, default)
    {
    }

    /// <summary>A change under a condition.</summary>
    /// <param name="actionType">What is done.</param>
    /// <param name="entity">The row.</param>
    /// <param name="etag">The version the row must have for an update or a delete, or <see cref="ETag.All"/>. Not sent with adds and upserts.</param>
    /// <exception cref="ArgumentNullException"><paramref name="entity"/> is null.</exception>
    public TableTransactionAction(TableTransactionActionType actionType, ITableEntity entity, ETag etag = default)
    {
        ArgumentNullException.ThrowIfNull(entity);
        ActionType = actionType;
        Entity = entity;
        ETag = etag;
    }

    /// <summary>What is done.</summary>
    public TableTransactionActionType ActionType { get; }

    /// <summary>The row it is done to.</summary>
    public ITableEntity Entity { get; }

    /// <summary>The version the row must have; default for none.</summary>
    public ETag ETag { get; }
}
