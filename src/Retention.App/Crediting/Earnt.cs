namespace Retention.App.Crediting;

/// <summary>What came of an occasion to earn credit: a closed type of two cases.</summary>
internal abstract record Earnt
{
    private Earnt()
    {
    }

    /// <summary>It is given, now or when the same was told before. The shop is made to owe it next.</summary>
    public sealed record Given : Earnt;

    /// <summary>It earned nothing.</summary>
    /// <param name="Reason">Why: a key of <see cref="Retention.Rewards.NotEarned"/>.</param>
    public sealed record Nothing(string Reason) : Earnt;
}
