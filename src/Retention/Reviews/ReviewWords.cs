namespace Retention.Reviews;

/// <summary>
/// What a shopper wrote: all that decides whether it is shown. How many stars were given never reaches that rule (16 CFR 465.7, EU 2005/29 annex I
/// 23c): there is no place for them here.
/// </summary>
/// <param name="Title">The title; empty for none.</param>
/// <param name="Text">The words; empty for none.</param>
public sealed record ReviewWords(string Title, string Text)
{
    /// <summary>Both, as one text.</summary>
    public string Whole => Title.Length == 0 ? Text : Text.Length == 0 ? Title : $"{Title}\n{Text}";
}
