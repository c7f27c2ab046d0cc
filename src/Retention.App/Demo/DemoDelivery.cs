namespace Retention.App.Demo;

/// <summary>One delivery of the demo's week.</summary>
/// <param name="At">When it comes (UTC).</param>
/// <param name="Shop">Whose it is, for the print-out.</param>
/// <param name="What">What it is, for the print-out.</param>
/// <param name="Send">Sends it; the answer's status is what it brings back.</param>
internal sealed record DemoDelivery(DateTimeOffset At, string Shop, string What, Func<HttpClient, CancellationToken, Task<int>> Send);
