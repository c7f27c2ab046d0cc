using Retention.Shops;

namespace Retention.App.Senders;

/// <summary>What the provider says of a shop's domain: a closed type of three cases.</summary>
internal abstract record DomainAnswer
{
    private DomainAnswer()
    {
    }

    /// <summary>How it stands.</summary>
    /// <param name="Domain">The domain with its rows.</param>
    public sealed record Known(SenderDomain Domain) : DomainAnswer;

    /// <summary>The provider won't have it, or does not know it any more.</summary>
    /// <param name="Status">The status of its answer.</param>
    public sealed record Refused(int Status) : DomainAnswer;

    /// <summary>It can't be told now: asked again later, it may be.</summary>
    public sealed record Later : DomainAnswer;
}
