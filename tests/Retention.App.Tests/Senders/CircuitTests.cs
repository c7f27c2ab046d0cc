using Retention.App.Senders;

namespace Retention.App.Tests.Senders;

/// <summary>An account that takes nothing now is spared, and no other is.</summary>
public sealed class CircuitTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);
    private static readonly SendOutcome Sent = new SendOutcome.Sent(ProviderId: null);
    private readonly TestClock _clock = new(Noon);
    private int _called;

    [Fact]
    public async Task A_throttled_account_waits_for_its_own_reset_without_asking_and_no_other_does()
    {
        var circuits = new Circuits(_clock);
        var reset = Noon.AddSeconds(42);
        await SendAsync(circuits.Of("one"), new SendOutcome.TryLater(reset, "too many requests") { IsOfAccount = true });
        (await SendAsync(circuits.Of("one"), Sent)).ShouldBeOfType<SendOutcome.TryLater>().Until.ShouldBe(reset);
        (await SendAsync(circuits.Of("one"), Sent)).ShouldBeOfType<SendOutcome.TryLater>();
        _called.ShouldBe(1);
        (await SendAsync(circuits.Of("other"), Sent)).ShouldBe(Sent);
        _clock.Now = reset;
        (await SendAsync(circuits.Of("one"), Sent)).ShouldBe(Sent);
    }

    [Fact]
    public async Task A_reset_in_the_far_future_holds_an_account_for_an_hour_at_most()
    {
        var circuit = new Circuit(_clock);
        await SendAsync(circuit, new SendOutcome.TryLater(DateTimeOffset.MaxValue, "too many requests") { IsOfAccount = true });
        _clock.Now = Noon.AddMinutes(59);
        (await SendAsync(circuit, Sent)).ShouldBeOfType<SendOutcome.TryLater>();
        _clock.Now = Noon.AddHours(1);
        (await SendAsync(circuit, Sent)).ShouldBe(Sent);
    }

    [Fact]
    public async Task A_sender_that_is_refused_does_not_stop_the_account_s_other_senders()
    {
        var circuit = new Circuit(_clock);
        await SendAsync(circuit, new SendOutcome.TryLater(Noon.AddMinutes(15), "provider refuses our sender (403)"));
        (await SendAsync(circuit, Sent)).ShouldBe(Sent);
    }

    [Fact]
    public async Task An_account_that_is_not_reached_is_spared_and_then_tried_by_one_for_all()
    {
        var circuit = new Circuit(_clock);
        var never = new SendOutcome.TryLater(Until: null, "never connected");
        for (var message = 0; message < 10; message++)
            (await SendAsync(circuit, never)).ShouldBe(never);
        (await SendAsync(circuit, Sent)).ShouldBeOfType<SendOutcome.TryLater>().Until.ShouldBe(Noon.AddSeconds(30));
        _called.ShouldBe(10);

        _clock.Now = Noon.AddSeconds(31);
        (await SendAsync(circuit, never)).ShouldBe(never);
        (await SendAsync(circuit, Sent)).ShouldBeOfType<SendOutcome.TryLater>("the one that tried was not lucky");
        _called.ShouldBe(11);
        _clock.Now = Noon.AddSeconds(62);
        (await SendAsync(circuit, Sent)).ShouldBe(Sent);
        (await SendAsync(circuit, Sent)).ShouldBe(Sent);
    }

    private Task<SendOutcome> SendAsync(Circuit circuit, SendOutcome outcome) => circuit.SendAsync(_ =>
    {
        _called++;
        return Task.FromResult(outcome);
    }, CancellationToken.None);
}
