namespace Retention;

/// <summary>By which way a message goes. Stored names; only ever add.</summary>
public enum Channel
{
    /// <summary>An e-mail.</summary>
    Email,

    /// <summary>A text message (SMS).</summary>
    Text,
}
