namespace Azure.Data.Tables;

/// <summary>
/// What Azure asks of a row, checked before a request because Azurite does not ask it all.
/// Source: learn.microsoft.com/rest/api/storageservices/understanding-the-table-service-data-model; the size of a row is
/// counted as the service stores it (learn.microsoft.com/archive/blogs/avkashchauhan/how-the-size-of-an-entity-is-caclulated-in-windows-azure-table-storage).
/// </summary>
internal static class EntityLimits
{
    private const int MostProperties = 252;
    private const int MostCharacters = 32 * 1024;
    private const int MostBytes = 64 * 1024;
    private const int MostBytesOfRow = 1024 * 1024;
    private static readonly DateTime Earliest = new(1601, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>The properties that are sent beside the keys: no nulls, nothing that only the service sets.</summary>
    public static IEnumerable<KeyValuePair<string, object>> OwnProperties(TableEntity entity) => entity.Where(property =>
        property.Value is not null
        && property.Key is not (TableEntity.PartitionKeyName or TableEntity.RowKeyName or TableEntity.TimestampName or TableEntity.ETagName));

    /// <summary>Lets a row pass that Azure will take.</summary>
    /// <exception cref="ArgumentException">The row would be refused; says which row, which property, which limit, and what to do.</exception>
    public static void Check(TableEntity entity, string argument)
    {
        KeyLimits.Check(entity.PartitionKey, entity.RowKey, argument);

        var own = OwnProperties(entity).ToList();
        if (own.Count > MostProperties)
            throw new ArgumentException($"{RowName.Of(entity)}: it has {own.Count} own properties, the limit is {MostProperties}: put some together, or spread them over rows.", argument);

        foreach (var (name, value) in own)
        {
            if ((KeyLimits.FaultOfProperty(name) ?? FaultOf(value)) is { } fault)
                throw new ArgumentException($"{RowName.Of(entity)}: property '{name}': {fault}.", argument);
        }

        var size = 4L + (2L * (entity.PartitionKey.Length + entity.RowKey.Length)) + own.Sum(property => 8L + (2L * property.Key.Length) + Size(property.Value));
        if (size > MostBytesOfRow)
            throw new ArgumentException($"{RowName.Of(entity)}: it takes {size} bytes, the limit is {MostBytesOfRow}: keep large values in a blob and their name here.", argument);
    }

    private static string? FaultOf(object value) => value switch
    {
        string text when text.Length > MostCharacters => $"{text.Length} characters, the limit is {MostCharacters} (64 KiB): keep it in a blob, or split it",
        byte[] bytes when bytes.Length > MostBytes => $"{bytes.Length} bytes, the limit is {MostBytes} (64 KiB): keep it in a blob, or split it",
        BinaryData data when data.ToMemory().Length > MostBytes => $"{data.ToMemory().Length} bytes, the limit is {MostBytes} (64 KiB): keep it in a blob, or split it",
        DateTime { Kind: not DateTimeKind.Utc } time => $"a time of kind {time.Kind}, the service keeps UTC: convert it with ToUniversalTime or use DateTimeOffset",
        DateTime time when time < Earliest => "a time before 1601, the service's earliest: leave it out or keep it as text",
        DateTimeOffset time when time.UtcDateTime < Earliest => "a time before 1601, the service's earliest: leave it out or keep it as text",
        string or byte[] or BinaryData or DateTime or DateTimeOffset or int or long or double or bool or Guid => null,
        _ => $"a {value.GetType().Name}, which tables cannot hold: convert it to string, int, long, double, bool, DateTimeOffset, Guid or byte[]",
    };

    private static long Size(object value) => value switch
    {
        string text => 4 + (2L * text.Length),
        byte[] bytes => 4 + bytes.LongLength,
        BinaryData data => 4 + data.ToMemory().Length,
        Guid => 16,
        bool => 1,
        int => 4,
        _ => 8,
    };
}
