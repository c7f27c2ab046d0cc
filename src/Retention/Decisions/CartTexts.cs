using Retention.Templates;

namespace Retention.Decisions;

/// <summary>
/// The American carriers' rules for texts about a cart that was left (CTIA Messaging Principles; facts/peers.md 3.4), kept everywhere: one for each
/// cart, within 48 hours. No setting makes it later, and putting it off does not either. That such a text needs a confirmed consent that names
/// carts stands in <see cref="Law.Rules"/>.
/// </summary>
public static class CartTexts
{
    /// <summary>How long after the cart was left such a text may go.</summary>
    public static readonly TimeSpan Within = TimeSpan.FromHours(48);

    /// <summary>Where that stands, as a merchant reads it.</summary>
    public const string Source = "CTIA and carriers: one text for each cart, within 48 hours";

    /// <summary>Whether a step of a flow is one.</summary>
    public static bool IsOne(Candidate one) => one.Step.Channel == Channel.Text && one.Flow.About == SubjectKind.Cart;

    /// <summary>The last moment at which it may go (UTC); null for every other step. Whoever comes back to the cart and leaves it again has left it then.</summary>
    public static DateTimeOffset? LastMoment(Candidate one) => IsOne(one) ? one.Seen.Journey.StartedAt + Within : null;

    /// <summary>Why it may not go: another text about the cart went. Null when it may.</summary>
    public static Decision? Object(Candidate one) =>
        IsOne(one) && one.Seen.Shopper.Messages.Any(said => said.Channel == Channel.Text && one.Seen.Journey.IsCalled(said.Journey) && said.Step != one.Step.Key) ? new Decision.Skip(Reason.OneTextPerCart) : null;
}
