namespace Azure.Data.Tables.Models;

/// <summary>A table of the account, as a listing names it.</summary>
/// <param name="name">The table's name.</param>
public sealed class TableItem(string name)
{
    /// <summary>The table's name.</summary>
    public string Name { get; } = name;
}
