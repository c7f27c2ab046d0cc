namespace Retention.App.DataUse;

/// <summary>What something is kept for (GDPR, article 13(1)(c)).</summary>
public enum Use
{
    /// <summary>Keeping the shop's program running: nothing of a shopper's.</summary>
    Running,

    /// <summary>Writing about what was ordered, left or saved, at the right moment, and stopping in time.</summary>
    Writing,

    /// <summary>Proving what was allowed and refused, and why a message went.</summary>
    Proving,

    /// <summary>Letting a person of the shop answer.</summary>
    Answering,

    /// <summary>Showing reviews in the shop.</summary>
    Showing,

    /// <summary>Booking credit.</summary>
    Crediting,

    /// <summary>Telling the shop how it does.</summary>
    Measuring,

    /// <summary>Keeping forms and links from being abused, and anything from being done twice.</summary>
    Guarding,

    /// <summary>Answering requests about data, as the law asks.</summary>
    Obeying,
}

/// <summary>For how long something is kept. Above zero: so many days.</summary>
public enum KeptUntil
{
    /// <summary>As long as the shop uses the program: nothing of a shopper's.</summary>
    ShopLeaves = 0,

    /// <summary>Until the person has it erased, or the shop leaves.</summary>
    Erased = -1,

    /// <summary>Also after an erasure, by keyed hashes only, until the shop leaves: docs/privacy.md says of each why.</summary>
    ShopLeavesAsHashes = -2,

    /// <summary>Two days.</summary>
    Days2 = 2,

    /// <summary>Two weeks.</summary>
    Days14 = 14,

    /// <summary>30 days.</summary>
    Days30 = 30,

    /// <summary>45 days.</summary>
    Days45 = 45,

    /// <summary>60 days.</summary>
    Days60 = 60,

    /// <summary>90 days.</summary>
    Days90 = 90,

    /// <summary>180 days.</summary>
    Days180 = 180,

    /// <summary>Three years.</summary>
    Years3 = 1096,
}
