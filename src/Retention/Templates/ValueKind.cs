namespace Retention.Templates;

/// <summary>How a value is written.</summary>
public enum ValueKind
{
    /// <summary>As it is.</summary>
    Text,

    /// <summary>A number of things: as it is, or as a singular and a plural.</summary>
    Count,

    /// <summary>An amount with its currency.</summary>
    Money,

    /// <summary>A day.</summary>
    Date,
}
