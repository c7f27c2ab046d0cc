namespace Azure.Data.Tables;

/// <summary>What an update does with the properties that it does not mention.</summary>
public enum TableUpdateMode
{
    /// <summary>They stay as they are. A null cannot remove a property: nulls are not sent.</summary>
    Merge = 0,

    /// <summary>They are removed: afterwards the row is exactly what was sent.</summary>
    Replace = 1,
}
