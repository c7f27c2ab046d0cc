namespace Azure.Data.Tables;

/// <summary>A row as a dictionary of its properties; its keys, Timestamp and ETag are among them.</summary>
/// <remarks>
/// Values may be string, int, long, double, bool, <see cref="DateTimeOffset"/>, <see cref="DateTime"/> (UTC), <see cref="Guid"/>,
/// byte[] or <see cref="BinaryData"/>. What is read comes back as the same types, times as <see cref="DateTimeOffset"/>, binary as byte[].
/// </remarks>
public sealed partial class TableEntity : ITableEntity
{
    internal const string PartitionKeyName = "PartitionKey";
    internal const string RowKeyName = "RowKey";
    internal const string TimestampName = "Timestamp";
    internal const string ETagName = "odata.etag";

    private readonly Dictionary<string, object?> _properties;

    /// <summary>A row without keys; give it both before it is sent.</summary>
    public TableEntity() => _properties = new(StringComparer.Ordinal);

    /// <summary>A row with its keys and nothing else yet.</summary>
    /// <param name="partitionKey">The partition.</param>
    /// <param name="rowKey">The row's name within it.</param>
    public TableEntity(string partitionKey, string rowKey) : this()
    {
        PartitionKey = partitionKey;
        RowKey = rowKey;
    }

    /// <summary>A row with a copy of the given properties, keys included if they are there.</summary>
    /// <param name="values">The properties.</param>
    /// <exception cref="ArgumentNullException"><paramref name="values"/> is null.</exception>
    public TableEntity(IDictionary<string, object> values) : this()
    {
        ArgumentNullException.ThrowIfNull(values);
        foreach (var (name, value) in values) _properties[name] = value;
    }

    /// <inheritdoc />
    public string PartitionKey
    {
        get => GetString(PartitionKeyName)!;
        set => _properties[PartitionKeyName] = value;
    }

    /// <inheritdoc />
    public string RowKey
    {
        get => GetString(RowKeyName)!;
        set => _properties[RowKeyName] = value;
    }

    /// <inheritdoc />
    public DateTimeOffset? Timestamp
    {
        get => GetDateTimeOffset(TimestampName);
        set => _properties[TimestampName] = value;
    }

    /// <inheritdoc />
    public ETag ETag
    {
        get => GetString(ETagName) is { } text ? new ETag(text) : default;
        set => _properties[ETagName] = value == default ? null : value.ToString();
    }

    /// <summary>
    /// The value of a property; null when it is not there. Setting keeps the type of what is there: an int put over a long or a double becomes one.
    /// </summary>
    /// <param name="key">The property's name.</param>
    /// <exception cref="InvalidOperationException">The new value's type does not fit that of the old one; remove the property first.</exception>
    public object? this[string key]
    {
        get => _properties.GetValueOrDefault(key);
        set => _properties[key] = _properties.GetValueOrDefault(key) is { } old && value is not null ? InTheTypeOf(key, old, value) : value;
    }

    private static object InTheTypeOf(string key, object old, object value) => (old, value) switch
    {
        (int, long or double) => value,
        (long, int number) => (long)number,
        (double, int number) => (double)number,
        _ when old.GetType().IsInstanceOfType(value) => value,
        _ => throw new InvalidOperationException($"'{key}' holds a {old.GetType().Name}, which a {value.GetType().Name} cannot take the place of. Remove the property first."),
    };
}
