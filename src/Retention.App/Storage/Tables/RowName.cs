namespace Azure.Data.Tables;

/// <summary>How errors name a row: by its keys, shortened, without control characters, and never by its values.</summary>
internal static class RowName
{
    private const int Longest = 64;

    public static string Of(string? partitionKey, string? rowKey) => $"Row (PartitionKey {Quoted(partitionKey)}, RowKey {Quoted(rowKey)})";

    public static string Of(ITableEntity entity) => Of(entity.PartitionKey, entity.RowKey);

    private static string Quoted(string? key) => key switch
    {
        null => "null",
        { Length: > Longest } => $"'{Readable(key[..Longest])}...'",
        _ => $"'{Readable(key)}'",
    };

    private static string Readable(string key) => string.Create(key.Length, key, static (text, source) =>
    {
        for (var i = 0; i < source.Length; i++) text[i] = char.IsControl(source[i]) ? '\uFFFD' : source[i];
    });
}
