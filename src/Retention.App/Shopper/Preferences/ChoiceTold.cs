namespace Retention.App.ForShoppers;

/// <summary>What the page of choices tells about what was posted last.</summary>
public enum ChoiceTold
{
    /// <summary>Nothing was posted.</summary>
    Nothing,

    /// <summary>All of it is saved.</summary>
    Saved,

    /// <summary>What was turned off is saved; the rest takes the mailed code.</summary>
    TakesCode,

    /// <summary>The code was right: now anything may be chosen.</summary>
    Proven,
}
