namespace Retention.App.Crediting;

/// <summary>What became of giving credit: a closed type of six cases.</summary>
internal abstract record Given
{
    private Given()
    {
    }

    /// <summary>It is given, now or when the same was asked before. Its coupon is made in the shop next.</summary>
    public sealed record Done : Given;

    /// <summary>It is no amount, or more than may be given.</summary>
    /// <param name="Most">The most that may be given to one shopper.</param>
    public sealed record TooMuch(Money Most) : Given;

    /// <summary>The shop's rules give nothing for it.</summary>
    /// <param name="Reason">Why: a key of <see cref="Retention.Rewards.NotEarned"/>.</param>
    public sealed record NotDue(string Reason) : Given;

    /// <summary>The shop can't say in which currency it sells.</summary>
    /// <param name="What">What is wrong.</param>
    /// <param name="Remedy">What to do about it.</param>
    public sealed record NoCurrency(string What, string Remedy) : Given;

    /// <summary>No e-mail address of the person is known.</summary>
    public sealed record NoAddress : Given;

    /// <summary>There is no such shopper, or the shopper was erased.</summary>
    public sealed record NotFound : Given;
}
