namespace Retention.App.Replies;

/// <summary>A mail that came to an address of ours, as far as it is looked at. Its attachments are not kept.</summary>
/// <param name="To">To whom it was delivered, by its envelope.</param>
/// <param name="ReturnPath">From whom, by its envelope; empty for mail that is returned.</param>
/// <param name="From">The header From.</param>
/// <param name="Subject">The subject line.</param>
/// <param name="Text">What it says.</param>
/// <param name="Headers">Its headers, by name whatever its case.</param>
/// <param name="Attachments">How many files came with it.</param>
internal sealed record InboundMail(IReadOnlyList<string> To, string? ReturnPath, string From, string Subject, string Text, IReadOnlyDictionary<string, string> Headers, int Attachments);
