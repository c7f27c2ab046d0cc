namespace Retention.Shops;

/// <summary>What became of the list of those whom the shop must not write to, from before it came here. The numbers are stored: only ever add.</summary>
public enum EarlierSuppressions
{
    /// <summary>The merchant says that there is none.</summary>
    None = 0,

    /// <summary>It was imported.</summary>
    Imported = 1,
}
