namespace Retention.App.ForShoppers;

/// <summary>The page of the survey: its question, or the one that follows.</summary>
/// <param name="Face">How it looks.</param>
/// <param name="Order">The order's number.</param>
/// <param name="Once">Makes the form pressed twice one event.</param>
public sealed record AnswerModel(ShopFace Face, string Order, string Once)
{
    /// <summary>The score that was given: then the question that follows is asked. Null while none was.</summary>
    public int? Scored { get; init; }

    /// <summary>The score that is filled in; null for none.</summary>
    public int? Score { get; init; }

    /// <summary>The words that are filled in.</summary>
    public string Comment { get; init; } = "";

    /// <summary>What is wrong with what was posted; null for nothing.</summary>
    public Fault? Fault { get; init; }
}
