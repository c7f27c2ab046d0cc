namespace Retention.Shops;

/// <summary>
/// What letters and pages are set in: families that machines have, so that nothing is fetched from anywhere. The numbers are stored: only ever add.
/// </summary>
public enum BrandFont
{
    /// <summary>What the reader's own machine is set in.</summary>
    System,

    /// <summary>With serifs, like a book.</summary>
    Serif,

    /// <summary>Without serifs and with soft shapes, like handwriting.</summary>
    Humanist,

    /// <summary>Without serifs and with round circles, like a poster.</summary>
    Geometric,

    /// <summary>With round ends.</summary>
    Rounded,
}
