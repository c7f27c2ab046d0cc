namespace Retention.Templates;

/// <summary>What kind of thing a flow's messages are about, and so which values its words may name.</summary>
public enum SubjectKind
{
    /// <summary>Nothing in particular.</summary>
    None,

    /// <summary>An order.</summary>
    Order,

    /// <summary>A cart.</summary>
    Cart,

    /// <summary>A saved item.</summary>
    Item,

    /// <summary>Credit that runs out.</summary>
    Credit,
}
