using Retention.Cases;

namespace Retention.App.Cases;

/// <summary>What somebody of the shop wants to do for a shopper.</summary>
/// <param name="Kind">What.</param>
/// <param name="Amount">How much, as typed; of a replacement nothing, for its goods say it.</param>
/// <param name="Note">What it is for; may be empty.</param>
/// <param name="Once">What the form bears: pressed twice, it is one deed.</param>
internal sealed record WantedDeed(CaseDeedKind Kind, string Amount, string Note, string Once);
