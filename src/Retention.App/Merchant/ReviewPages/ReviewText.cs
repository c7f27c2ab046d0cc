using System.Globalization;
using Retention.Reviews;

namespace Retention.App.Merchant.ReviewPages;

/// <summary>A review as a merchant reads it.</summary>
internal static class ReviewText
{
    /// <summary>Where it stands.</summary>
    public static string Of(ReviewState state) => state switch { ReviewState.Pending => "Waiting for you", ReviewState.Published => "Published", ReviewState.Withdrawn => "Taken back", _ => "Rejected" };

    /// <summary>The stars as signs.</summary>
    public static string Stars(int stars) => $"{new string('★', stars)}{new string('☆', 5 - stars)}";

    /// <summary>The stars in words.</summary>
    public static string Spoken(int stars) => stars == 1 ? "1 star" : string.Create(CultureInfo.InvariantCulture, $"{stars} of 5 stars");

    /// <summary>The average and how many there are.</summary>
    public static string Average(Aggregate ratings) => string.Create(CultureInfo.InvariantCulture, $"{ratings.Hundredths / 100m:0.00} of 5 from {ratings.Count} {(ratings.Count == 1 ? "review" : "reviews")}");

    /// <summary>Why it waits or is not shown, and who said so; null where there is nothing to say.</summary>
    public static string? Why(Review review)
    {
        var reason = ReviewReason.Find(review.Reason)?.Title ?? review.Reason;
        if (review.State == ReviewState.Withdrawn)
            return "Its author took it back. Words, name and photos are gone.";
        var by = review.LastDecision is { By: { } person } ? review.State == ReviewState.Published ? $"Published by {Person(person)}." : $" Decided by {Person(person)}." : "";
        return reason is null ? by.Length == 0 ? null : by : $"{reason}.{by}";
    }

    /// <summary>What was done with the shop's answer, the newest last: who and when.</summary>
    public static IEnumerable<string> Answers(Review review, ShopTime time) => review.Decisions.Where(done => done.Act is not null)
        .Select(done => $"{(done.Act == ReviewDecision.Replied ? "Answered" : done.Act == ReviewDecision.ChangedReply ? "Answer changed" : "Answer taken back")} by {Person(done.By ?? "")} on {time.At(done.At)}.");

    // Whoever came by a one-time link is no member of staff.
    private static string Person(string user) => user == "operator" ? "the operator" : $"staff member {user}";
}
