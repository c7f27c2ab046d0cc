namespace Retention.App.Storage;

// Keys of people's requests about their data.
internal static partial class Keys
{
    /// <summary>The partition of the proof that a shop was erased, by a keyed hash of its id: it leads to nothing, since nothing is left.</summary>
    public static string ErasedShop(string hash) => $"erased|{hash}";

    /// <summary>Whether a text can be the id of such a request: nothing else becomes part of a key.</summary>
    public static bool IsRequestId(string text) => IsMessageId(text);
}
