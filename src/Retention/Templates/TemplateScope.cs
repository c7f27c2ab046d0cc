namespace Retention.Templates;

/// <summary>Where words stand, and so which values they may name.</summary>
/// <param name="About">What the message is about.</param>
/// <param name="Channel">By which way it goes.</param>
public sealed record TemplateScope(SubjectKind About, Channel Channel);
