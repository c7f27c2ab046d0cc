using Retention.App.DataUse;

namespace Retention.App.ForShoppers;

/// <summary>The words of the pages about what is kept, and of the letter that confirms an erasure.</summary>
public sealed record DataWords
{
    /// <summary>The heading.</summary>
    public required string Title { get; init; }

    /// <summary>Who keeps it, with the shop's name.</summary>
    public required Func<string, string> Intro { get; init; }

    /// <summary>The heading of a part.</summary>
    public required Func<DataGroup, string> Group { get; init; }

    /// <summary>What a field tells.</summary>
    public required Func<FieldKind, string> Kind { get; init; }

    /// <summary>What something is kept for.</summary>
    public required Func<Use, string> Use { get; init; }

    /// <summary>For how long.</summary>
    public required Func<KeptUntil, string> Until { get; init; }

    /// <summary>How much of it there is.</summary>
    public required Func<int, string> Count { get; init; }

    /// <summary>Names what is kept.</summary>
    public required string What { get; init; }

    /// <summary>Names what it is kept for.</summary>
    public required string WhatFor { get; init; }

    /// <summary>Names for how long.</summary>
    public required string HowLong { get; init; }

    /// <summary>Names who handles it.</summary>
    public required string Who { get; init; }

    /// <summary>The machines, where they are the operator's own.</summary>
    public required string OwnMachine { get; init; }

    /// <summary>The heading of the file.</summary>
    public required string DownloadTitle { get; init; }

    /// <summary>What it is.</summary>
    public required string Download { get; init; }

    /// <summary>The button.</summary>
    public required string DownloadButton { get; init; }

    /// <summary>Said once the code was right.</summary>
    public required string Proven { get; init; }

    /// <summary>The heading of the erasure.</summary>
    public required string EraseTitle { get; init; }

    /// <summary>What it is.</summary>
    public required string Erase { get; init; }

    /// <summary>The button.</summary>
    public required string EraseButton { get; init; }

    /// <summary>Said once the letter is on its way.</summary>
    public required string EraseAsked { get; init; }

    /// <summary>Said where too many were asked for.</summary>
    public required string EraseTooMany { get; init; }

    /// <summary>The heading of what stays.</summary>
    public required string StaysTitle { get; init; }

    /// <summary>What stays after an erasure, and why.</summary>
    public required string Stays { get; init; }

    /// <summary>Whom to ask who runs the program.</summary>
    public required Func<string, string> Operator { get; init; }

    /// <summary>The heading of the page that confirms.</summary>
    public required string ConfirmTitle { get; init; }

    /// <summary>What happens then.</summary>
    public required string Confirm { get; init; }

    /// <summary>The button.</summary>
    public required string ConfirmButton { get; init; }

    /// <summary>The heading afterwards.</summary>
    public required string ErasedTitle { get; init; }

    /// <summary>Said afterwards.</summary>
    public required string Erased { get; init; }

    /// <summary>What is asked of the shop, with its name.</summary>
    public required Func<string, string> AtShop { get; init; }

    /// <summary>The letter's subject, with the shop's name.</summary>
    public required Func<string, string> LetterSubject { get; init; }

    /// <summary>Its words.</summary>
    public required string Letter { get; init; }

    /// <summary>What happens if nothing is done.</summary>
    public required string LetterOtherwise { get; init; }

    /// <summary>Its button.</summary>
    public required string LetterButton { get; init; }

    /// <summary>Why it came, with the shop's name.</summary>
    public required Func<string, string> LetterBecauseOf { get; init; }
}
