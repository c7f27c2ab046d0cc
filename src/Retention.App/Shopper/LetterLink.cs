namespace Retention.App.ForShoppers;

/// <summary>What a link of a letter is about. It holds ids and hashes only.</summary>
/// <param name="Shop">The shop's id.</param>
/// <param name="Shopper">The shopper's id.</param>
/// <param name="Address">The hash of the address that the letter went to.</param>
/// <param name="Message">The message's id.</param>
/// <param name="Flow">The key of the flow that spoke.</param>
/// <param name="Subject">What it spoke about: the journey's subject.</param>
/// <param name="IssuedOn">When the letter was written (UTC).</param>
internal sealed record LetterLink(string Shop, string Shopper, string Address, string Message, string Flow, string Subject, DateOnly IssuedOn)
{
    /// <summary>For how many days its pages can be opened. What stops letters never runs out.</summary>
    public const int Days = 180;

    /// <summary>The id of the order, cart or item: the subject without what tells two occasions of one thing apart.</summary>
    public string About => Subject.Split('~')[0];

    /// <summary>Whether it can no longer be opened.</summary>
    public bool HasRunOut(DateTimeOffset now) => DateOnly.FromDateTime(now.UtcDateTime).DayNumber - IssuedOn.DayNumber > Days;
}

/// <summary>What a link is about that only stops letters.</summary>
/// <param name="Shop">The shop's id.</param>
/// <param name="Shopper">The shopper's id.</param>
/// <param name="Address">The hash of the address that the letter went to.</param>
internal sealed record UnsubscribeLink(string Shop, string Shopper, string Address);
