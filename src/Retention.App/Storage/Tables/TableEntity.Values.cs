namespace Azure.Data.Tables;

// The typed getters: null when the property is not there, InvalidOperationException when it is of another type.
public sealed partial class TableEntity
{
    /// <summary>A text.</summary>
    /// <param name="key">The property's name.</param>
    /// <returns>The value, or null when it is not there.</returns>
    /// <exception cref="InvalidOperationException">The property is of another type.</exception>
    public string? GetString(string key) => Value<string>(key);

    /// <summary>A 32-bit number. A long or a double is not converted.</summary>
    /// <inheritdoc cref="GetString"/>
    public int? GetInt32(string key) => (int?)Value<object>(key, typeof(int));

    /// <summary>A 64-bit number. An int is not converted.</summary>
    /// <inheritdoc cref="GetString"/>
    public long? GetInt64(string key) => (long?)Value<object>(key, typeof(long));

    /// <summary>A number with a fraction. An int is not converted.</summary>
    /// <inheritdoc cref="GetString"/>
    public double? GetDouble(string key) => (double?)Value<object>(key, typeof(double));

    /// <summary>A yes or no.</summary>
    /// <inheritdoc cref="GetString"/>
    public bool? GetBoolean(string key) => (bool?)Value<object>(key, typeof(bool));

    /// <summary>A unique identifier.</summary>
    /// <inheritdoc cref="GetString"/>
    public Guid? GetGuid(string key) => (Guid?)Value<object>(key, typeof(Guid));

    /// <summary>A time in UTC, to 100 ns.</summary>
    /// <inheritdoc cref="GetString"/>
    public DateTimeOffset? GetDateTimeOffset(string key) => _properties.GetValueOrDefault(key) is DateTime time
        ? new DateTimeOffset(time)
        : (DateTimeOffset?)Value<object>(key, typeof(DateTimeOffset));

    /// <summary>A time in UTC, to 100 ns.</summary>
    /// <inheritdoc cref="GetString"/>
    public DateTime? GetDateTime(string key) => _properties.GetValueOrDefault(key) is DateTimeOffset time
        ? time.UtcDateTime
        : (DateTime?)Value<object>(key, typeof(DateTime));

    /// <summary>Bytes.</summary>
    /// <inheritdoc cref="GetString"/>
    public byte[]? GetBinary(string key) => Value<byte[]>(key);

    /// <summary>Bytes.</summary>
    /// <inheritdoc cref="GetString"/>
    public BinaryData? GetBinaryData(string key) => _properties.GetValueOrDefault(key) is byte[] bytes
        ? BinaryData.FromBytes(bytes)
        : Value<BinaryData>(key);

    private T? Value<T>(string key, Type? type = null) where T : class
    {
        var asked = type ?? typeof(T);
        return _properties.GetValueOrDefault(key) switch
        {
            null => null,
            var value when asked.IsInstanceOfType(value) => (T)value,
            var value => throw new InvalidOperationException($"'{key}' was asked for as {asked.Name} but holds a {value.GetType().Name}."),
        };
    }
}
