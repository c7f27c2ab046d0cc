namespace Retention.App.Storage;

// Keys of lists of saved items that belong to nobody we know.
internal static partial class Keys
{
    /// <summary>The partition of a shop's lists of saved items that visitors keep without an account.</summary>
    public static string Lists(string shop) => $"{shop}|lists";

    /// <summary>The row of such a list. Its id is a key to it, so that it stands here as a hash only.</summary>
    public static string List(string id) => $"list|{Hash(id, 32)}";

    /// <summary>The row that says that an address was asked whether such a list is its owner's.</summary>
    public static string ListAsked(string address) => $"asked|{address}";
}
