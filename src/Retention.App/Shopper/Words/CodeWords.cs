namespace Retention.App.ForShoppers;

/// <summary>The words of the page that asks for a code, and of the letter that brings it.</summary>
public sealed record CodeWords
{
    /// <summary>The heading.</summary>
    public required string Title { get; init; }

    /// <summary>What is mailed where.</summary>
    public required string Intro { get; init; }

    /// <summary>The button.</summary>
    public required string Send { get; init; }

    /// <summary>The button, where one was mailed.</summary>
    public required string Again { get; init; }

    /// <summary>Said afterwards: to which address, and for how many minutes it works.</summary>
    public required Func<string, int, string> Sent { get; init; }

    /// <summary>Names the field.</summary>
    public required string Field { get; init; }

    /// <summary>The button.</summary>
    public required string Check { get; init; }

    /// <summary>Said when it is not the code.</summary>
    public required string Wrong { get; init; }

    /// <summary>Said when there were too many codes.</summary>
    public required string TooMany { get; init; }

    /// <summary>Said when it could not be mailed.</summary>
    public required string NotSent { get; init; }

    /// <summary>The letter's subject.</summary>
    public required string Subject { get; init; }

    /// <summary>The letter's heading.</summary>
    public required Func<string, string> Heading { get; init; }

    /// <summary>The letter's words.</summary>
    public required string Text { get; init; }

    /// <summary>Why the letter came, with the shop's name.</summary>
    public required Func<string, string> BecauseOf { get; init; }
}
