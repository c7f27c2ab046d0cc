using System.Collections.Immutable;

namespace Retention.App.ForShoppers;

/// <summary>What a shopper sees of levels. Every text is written as the language of the page does.</summary>
/// <param name="Levels">All levels, the lowest first; empty where the shop has none.</param>
public sealed record TierSeen(ImmutableArray<LevelSeen> Levels)
{
    /// <summary>The level that is reached; null for none.</summary>
    public string? Level { get; init; }

    /// <summary>The last day on which it is kept at least; null for none.</summary>
    public string? KeptUntil { get; init; }

    /// <summary>The shop's codes for whoever is at it.</summary>
    public ImmutableArray<string> Codes { get; init; } = [];

    /// <summary>How far it is to the next one, a sentence; null where there is none.</summary>
    public string? Next { get; init; }

    /// <summary>What is given to whoever reviews much, a sentence; null for nothing.</summary>
    public string? Gift { get; init; }
}

/// <summary>A level.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Takes">What it takes.</param>
/// <param name="Benefits">What it brings; empty for nothing to tell.</param>
/// <param name="IsReached">Whether the shopper is at it.</param>
public sealed record LevelSeen(string Name, string Takes, string Benefits, bool IsReached);
