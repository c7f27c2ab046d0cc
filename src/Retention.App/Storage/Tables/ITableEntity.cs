namespace Azure.Data.Tables;

/// <summary>What every row has: its two keys, and what the service adds (the time of the last change and the ETag).</summary>
public interface ITableEntity
{
    /// <summary>The partition the row lives in; rows of one partition can change together in a transaction. At most 1,024 characters.</summary>
    string PartitionKey { get; set; }

    /// <summary>The row's name within its partition. At most 1,024 characters.</summary>
    string RowKey { get; set; }

    /// <summary>When the service last changed the row (UTC). Set by the service only; what is set here is not sent.</summary>
    DateTimeOffset? Timestamp { get; set; }

    /// <summary>The version of the row as the service named it; opaque, sent back byte for byte in conditional writes.</summary>
    ETag ETag { get; set; }
}
