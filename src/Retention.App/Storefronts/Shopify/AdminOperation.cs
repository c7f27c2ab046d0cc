using System.Text.Json.Serialization.Metadata;

namespace Retention.App.Storefronts.Shopify;

/// <summary>
/// A question to the Admin API, or a change: one named GraphQL operation, in a file of its own. The build's check runs each against Shopify's
/// schema (tests/shopify-schema).
/// </summary>
/// <param name="Name">The operation's name, and that of its file: <c>Operations/{Name}.graphql</c>.</param>
/// <param name="Variables">The stored form of its variables.</param>
/// <param name="Data">The form of its <c>data</c> object. What the shop did not let us see is null there.</param>
/// <typeparam name="TVariables">Its variables.</typeparam>
/// <typeparam name="TData">Its data.</typeparam>
internal sealed record AdminOperation<TVariables, TData>(string Name, JsonTypeInfo<TVariables> Variables, JsonTypeInfo<TData> Data)
{
    /// <summary>The operation, in GraphQL.</summary>
    public string Document { get => field ??= AdminDocuments.Read(Name); init; }

    /// <summary>Whether it changes something.</summary>
    public bool IsMutation => Document.Split('\n').First(line => line.AsSpan().TrimStart() is [not '#', ..]).AsSpan().TrimStart().StartsWith("mutation", StringComparison.Ordinal);
}

/// <summary>The operations' files, which lie in the program.</summary>
internal static class AdminDocuments
{
    private const string Prefix = "Shopify.";
    private const string Suffix = ".graphql";

    /// <summary>The names of all.</summary>
    public static IEnumerable<string> Names =>
        typeof(AdminDocuments).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal) && name.EndsWith(Suffix, StringComparison.Ordinal))
            .Select(name => name[Prefix.Length..^Suffix.Length]);

    /// <summary>The text of one.</summary>
    /// <exception cref="InvalidOperationException">There is no such file.</exception>
    public static string Read(string name)
    {
        using var file = typeof(AdminDocuments).Assembly.GetManifestResourceStream($"{Prefix}{name}{Suffix}") ?? throw new InvalidOperationException($"There is no Operations/{name}.graphql.");
        using var reader = new StreamReader(file);
        return reader.ReadToEnd();
    }
}
