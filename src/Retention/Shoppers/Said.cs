namespace Retention.Shoppers;

/// <summary>A message that the shopper got or may have got, remembered for the caps. It is written when the message is claimed.</summary>
/// <param name="At">When it was claimed (UTC).</param>
/// <param name="Channel">By which way.</param>
/// <param name="Purpose">For what.</param>
/// <param name="Journey">In which journey.</param>
/// <param name="Step">Which of its steps.</param>
public sealed record Said(DateTimeOffset At, Channel Channel, Purpose Purpose, string Journey, string Step);

/// <summary>Whether a flow holds its messages back from this shopper, so that its worth can be measured. Fixed when the shopper first could have got one.</summary>
/// <param name="Flow">The flow's family.</param>
/// <param name="IsHeldOut">Whether it is held back.</param>
/// <param name="At">Since when (UTC): of two the earlier one wins.</param>
public sealed record Arm(string Flow, bool IsHeldOut, DateTimeOffset At);
