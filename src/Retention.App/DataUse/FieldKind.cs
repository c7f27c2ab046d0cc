namespace Retention.App.DataUse;

/// <summary>What a stored field tells, in words that everybody knows. The page about data names these, not the fields.</summary>
public enum FieldKind
{
    /// <summary>Another record, whose fields are declared by themselves; or what holds the program together: versions, counters of its own.</summary>
    Inner,

    /// <summary>The given name.</summary>
    Name,

    /// <summary>An e-mail address.</summary>
    Email,

    /// <summary>A telephone number.</summary>
    Phone,

    /// <summary>Street and postal code.</summary>
    Street,

    /// <summary>Country and region.</summary>
    Place,

    /// <summary>The language.</summary>
    Language,

    /// <summary>Items: their names, variants and pictures.</summary>
    Goods,

    /// <summary>Prices and amounts.</summary>
    Money,

    /// <summary>When something happened.</summary>
    Time,

    /// <summary>What somebody wrote, or was written to.</summary>
    Text,

    /// <summary>Stars and scores.</summary>
    Score,

    /// <summary>What was allowed, refused or chosen.</summary>
    Choice,

    /// <summary>The shop's own numbers: of an order, a customer, a cart; codes of coupons.</summary>
    Number,

    /// <summary>How far something has come, and why.</summary>
    State,

    /// <summary>Our own ids, and keyed hashes that stand for names and addresses.</summary>
    Mark,
}
