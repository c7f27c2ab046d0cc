using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Azure.Data.Tables;

// The dictionary that a row is. Nulls may be held (they are not sent), which IDictionary<string, object> cannot say.
public sealed partial class TableEntity : IDictionary<string, object>
{
    /// <summary>How many properties are held, the keys and what the service added included.</summary>
    public int Count => _properties.Count;

    /// <summary>The names of the properties held.</summary>
    public ICollection<string> Keys => _properties.Keys;

    ICollection<object> IDictionary<string, object>.Values => _properties.Values!;

    bool ICollection<KeyValuePair<string, object>>.IsReadOnly => false;

    object IDictionary<string, object>.this[string key]
    {
        get => this[key]!;
        set => this[key] = value;
    }

    private ICollection<KeyValuePair<string, object>> Pairs => _properties!;

    /// <summary>Adds a property.</summary>
    /// <param name="key">Its name.</param>
    /// <param name="value">Its value.</param>
    /// <exception cref="ArgumentException">The property is there already.</exception>
    public void Add(string key, object? value) => this[key] = _properties.ContainsKey(key)
        ? throw new ArgumentException($"'{key}' is there already; set it by its name.", nameof(key))
        : value;

    /// <summary>Whether a property is held.</summary>
    /// <param name="key">Its name.</param>
    public bool ContainsKey(string key) => _properties.ContainsKey(key);

    /// <summary>Takes a property out; to remove it from the stored row, send the row with <see cref="TableUpdateMode.Replace"/>.</summary>
    /// <param name="key">Its name.</param>
    /// <returns>Whether it was there.</returns>
    public bool Remove(string key) => _properties.Remove(key);

    /// <summary>The value of a property, if it is held.</summary>
    /// <param name="key">Its name.</param>
    /// <param name="value">Its value.</param>
    /// <returns>Whether it was there.</returns>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out object value) => _properties.TryGetValue(key, out value);

    /// <summary>Takes everything out, the keys included.</summary>
    public void Clear() => _properties.Clear();

    void ICollection<KeyValuePair<string, object>>.Add(KeyValuePair<string, object> item) => Add(item.Key, item.Value);

    bool ICollection<KeyValuePair<string, object>>.Contains(KeyValuePair<string, object> item) => Pairs.Contains(item);

    void ICollection<KeyValuePair<string, object>>.CopyTo(KeyValuePair<string, object>[] array, int arrayIndex) => Pairs.CopyTo(array, arrayIndex);

    bool ICollection<KeyValuePair<string, object>>.Remove(KeyValuePair<string, object> item) => Pairs.Remove(item);

    IEnumerator<KeyValuePair<string, object>> IEnumerable<KeyValuePair<string, object>>.GetEnumerator() => Pairs.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _properties.GetEnumerator();
}
