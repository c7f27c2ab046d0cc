namespace Retention.App.Letters;

/// <summary>A message as it was handed over; a text has neither subject nor HTML.</summary>
/// <param name="V">The version of this form.</param>
/// <param name="At">When it was rendered and claimed (UTC).</param>
/// <param name="FromName">Whose letter it is.</param>
/// <param name="To">The address or telephone number.</param>
/// <param name="ReplyTo">Where answers go; null when the shop has not said.</param>
/// <param name="Subject">The subject line.</param>
/// <param name="Html">The HTML part.</param>
/// <param name="Text">The plain-text part; all of a text.</param>
internal sealed record SentCopy(int V, DateTimeOffset At, string FromName, string To, string? ReplyTo, string Subject, string Html, string Text)
{
    /// <summary>Whether it is a text message.</summary>
    public bool IsText => Html.Length == 0;
}
