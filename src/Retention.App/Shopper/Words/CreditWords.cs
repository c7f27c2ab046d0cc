namespace Retention.App.ForShoppers;

/// <summary>The words of the letter that tells of credit, and of the promise on the page for reviews.</summary>
public sealed record CreditWords
{
    /// <summary>The letter's subject, with the amount and the shop's name.</summary>
    public required Func<string, string, string> Subject { get; init; }

    /// <summary>The letter's heading, with the amount.</summary>
    public required Func<string, string> Title { get; init; }

    /// <summary>Why, where a person of the shop gave it, with the shop's name.</summary>
    public required Func<string, string> Given { get; init; }

    /// <summary>Why, where it is for a review, with the shop's name.</summary>
    public required Func<string, string> ForReview { get; init; }

    /// <summary>Why, where it is for an order that was kept, with the shop's name.</summary>
    public required Func<string, string> ForOrder { get; init; }

    /// <summary>Why, where it is for an answered survey, with the shop's name.</summary>
    public required Func<string, string> ForSurvey { get; init; }

    /// <summary>Why, where it is for an invited friend, with the shop's name.</summary>
    public required Func<string, string> ForFriend { get; init; }

    /// <summary>Why, where it is what an order left, with the shop's name.</summary>
    public required Func<string, string> Rest { get; init; }

    /// <summary>The code.</summary>
    public required Func<string, string> Code { get; init; }

    /// <summary>How it is used. The address comes first: before it a shop refuses the code.</summary>
    public required string How { get; init; }

    /// <summary>The same of a code that works with any address.</summary>
    public required string HowOpen { get; init; }

    /// <summary>The same of credit that is on the shopper's account at the shop, and has no code.</summary>
    public required string HowAccount { get; init; }

    /// <summary>The last day, as the language writes it.</summary>
    public required Func<string, string> Until { get; init; }

    /// <summary>The button.</summary>
    public required string ToShop { get; init; }

    /// <summary>Why the letter came, with the shop's name.</summary>
    public required Func<string, string> BecauseOf { get; init; }

    /// <summary>Said before a review, with the amount: the same for every review, whatever it says (16 CFR 465.4).</summary>
    public required Func<string, string> Promise { get; init; }
}
