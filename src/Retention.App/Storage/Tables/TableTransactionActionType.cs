namespace Azure.Data.Tables;

/// <summary>What one action of a transaction does to its row.</summary>
public enum TableTransactionActionType
{
    /// <summary>Inserts; fails with 409 EntityAlreadyExists if the row is there.</summary>
    Add = 0,

    /// <summary>Merges into a row that must be there; needs an ETag.</summary>
    UpdateMerge = 1,

    /// <summary>Replaces a row that must be there; needs an ETag.</summary>
    UpdateReplace = 2,

    /// <summary>Deletes a row that must be there.</summary>
    Delete = 3,

    /// <summary>Merges into the row, or inserts it.</summary>
    UpsertMerge = 4,

    /// <summary>Replaces the row, or inserts it.</summary>
    UpsertReplace = 5,
}
