using System.Globalization;
using Xunit.Abstractions;

namespace Retention.App.Tests.Road;

/// <summary>
/// The real program is killed (SIGKILL, never its storage) while orders arrive and a provider fails: nothing is lost and nothing is sent
/// twice. <c>script/chaos</c> runs it for longer.
/// </summary>
[Collection("Azurite")]
public sealed class KillTests(AzuriteFixture azurite, ITestOutputHelper output)
{
    private static readonly int Orders = FromEnvironment("RETENTION_CHAOS_ORDERS", 200);
    private static readonly int Kills = FromEnvironment("RETENTION_CHAOS_KILLS", 3);
    private static readonly int Seed = FromEnvironment("RETENTION_CHAOS_SEED", Random.Shared.Next());

    [Fact]
    public async Task Killed_at_any_moment_it_sends_each_letter_exactly_once_when_the_provider_can_be_asked()
    {
        await using var chaos = await Chaos.StartAsync(azurite, Orders, Seed, logs: 200);
        await chaos.RunAsync(Kills);
        output.WriteLine(chaos.Figures());

        var taken = chaos.TakenByOrder();
        taken.Where(order => order.Value.Count > 1).Select(order => order.Key).ShouldBeEmpty("sent twice");
        chaos.Eligible.Where(order => !taken.ContainsKey(order)).ShouldBeEmpty("not sent");
        taken.Keys.Except(chaos.Eligible, StringComparer.Ordinal).Except(chaos.CancelledLate, StringComparer.Ordinal).ShouldBeEmpty("sent though not eligible");
        (await chaos.EventsAsync()).ShouldBe(chaos.Delivered, "events that were answered with 200 and are known");
        (await chaos.PoisonedAsync()).ShouldBe(0);
        chaos.ProviderFaults.ShouldBeEmpty();
    }

    [Fact]
    public async Task Killed_at_any_moment_it_sends_no_letter_twice_when_the_provider_can_not_be_asked_and_lists_each_lost_one()
    {
        await using var chaos = await Chaos.StartAsync(azurite, Orders, Seed, logs: 403);
        await chaos.RunAsync(Kills);
        var lost = await chaos.LostAsync();
        output.WriteLine(chaos.Figures());
        output.WriteLine($"lost: {lost.Count} (may be up to {chaos.MostLost})");

        var taken = chaos.TakenByOrder();
        taken.Where(order => order.Value.Count > 1).Select(order => order.Key).ShouldBeEmpty("sent twice");
        chaos.Eligible.Where(order => !taken.ContainsKey(order)).Except(lost, StringComparer.Ordinal).ShouldBeEmpty("neither sent nor listed as lost");
        taken.Keys.Except(chaos.Eligible, StringComparer.Ordinal).Except(chaos.CancelledLate, StringComparer.Ordinal).ShouldBeEmpty("sent though not eligible");
        lost.Count.ShouldBeLessThanOrEqualTo(chaos.MostLost);
        (await chaos.EventsAsync()).ShouldBe(chaos.Delivered, "events that were answered with 200 and are known");
        (await chaos.PoisonedAsync()).ShouldBe(0);
    }

    private static int FromEnvironment(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : otherwise;
}
