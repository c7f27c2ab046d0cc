namespace Retention.Clicks;

/// <summary>Who may have followed a link, as far as the request tells. The numbers are stored: only ever add.</summary>
public enum Follower
{
    /// <summary>Perhaps a person, with a browser.</summary>
    Browser = 0,

    /// <summary>A program that asked for the head of the page only.</summary>
    Head = 1,

    /// <summary>A program that says that it is one, or a browser that loads pages before anybody asks for them.</summary>
    Program = 2,
}
