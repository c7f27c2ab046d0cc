namespace Retention.App.Letters;

/// <summary>A letter as it was handed over.</summary>
/// <param name="V">The version of this form.</param>
/// <param name="At">When it was rendered and claimed (UTC).</param>
/// <param name="FromName">Whose letter it is.</param>
/// <param name="To">The address.</param>
/// <param name="ReplyTo">Where answers go; null when the shop has not said.</param>
/// <param name="Subject">The subject line.</param>
/// <param name="Html">The HTML part.</param>
/// <param name="Text">The plain-text part.</param>
internal sealed record SentCopy(int V, DateTimeOffset At, string FromName, string To, string? ReplyTo, string Subject, string Html, string Text);
