using System.Collections.Immutable;

namespace Retention.Shops;

/// <summary>How a shop looks in its letters and on its pages.</summary>
/// <param name="Name">The shop's name.</param>
public sealed record Brand(string Name)
{
    /// <summary>The shop's front page.</summary>
    public string? Url { get; init; }

    /// <summary>Where the logo is; the name is written instead when there is none.</summary>
    public string? Logo { get; init; }

    /// <summary>The main colour as <c>#rrggbb</c>.</summary>
    public string? Color { get; init; }

    /// <summary>What its letters and pages are set in.</summary>
    public BrandFont Font { get; init; }

    /// <summary>How round the corners of buttons and fields are, in CSS pixels, from 0 to <see cref="MostRadius"/>; null for ours.</summary>
    public int? Radius { get; init; }

    /// <summary>The most that <see cref="Radius"/> may be: at that a button is round at its ends.</summary>
    public const int MostRadius = 24;

    /// <summary>The postal address that the law wants under commercial mail, in one line or several.</summary>
    public string? PostalAddress { get; init; }

    /// <summary>Where the refund and exchange policy stands.</summary>
    public string? PolicyUrl { get; init; }

    /// <summary>Links to the shop elsewhere.</summary>
    public ImmutableArray<SocialLink> Social { get; init; } = [];
}

/// <summary>A link to the shop on a social network.</summary>
/// <param name="Name">What the link is called.</param>
/// <param name="Url">Where it leads.</param>
public sealed record SocialLink(string Name, string Url);
