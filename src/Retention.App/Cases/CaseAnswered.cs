namespace Retention.App.Cases;

/// <summary>What became of an answer to a case: a closed type of eight cases.</summary>
internal abstract record CaseAnswered
{
    private CaseAnswered()
    {
    }

    /// <summary>The provider took the letter, now or when the same was asked before.</summary>
    public sealed record Sent : CaseAnswered;

    /// <summary>The provider will not take it.</summary>
    /// <param name="Why">In the provider's words, without personal data.</param>
    public sealed record Refused(string Why) : CaseAnswered;

    /// <summary>The provider can't take it now: asked for again, the same letter is tried again.</summary>
    /// <param name="Why">Why not now.</param>
    public sealed record TryLater(string Why) : CaseAnswered;

    /// <summary>Nobody knows whether the provider took it: asked for again, the provider is asked, and the letter is sent again only if it never came.</summary>
    public sealed record Unknown : CaseAnswered;

    /// <summary>It can't be found out whether the provider took it: this letter is never sent again.</summary>
    public sealed record Lost : CaseAnswered;

    /// <summary>No address is kept to which it could go, or the shopper was erased.</summary>
    public sealed record NoAddress : CaseAnswered;

    /// <summary>A link in it leads elsewhere than to the shop: it is not sent.</summary>
    /// <param name="Why">What is wrong with the link, with its remedy.</param>
    public sealed record BadLink(string Why) : CaseAnswered;

    /// <summary>There is no such case, or it says nothing.</summary>
    public sealed record NotFound : CaseAnswered;
}
