using Retention.Shoppers;

namespace Retention.Tests.Shoppers;

public class MessageStateTests
{
    private static readonly MessageState[] All = Enum.GetValues<MessageState>();

    [Fact]
    public void What_is_stored_by_name_keeps_its_name() =>
        Enum.GetNames<MessageState>().ShouldBe(["Claimed", "Waiting", "Unknown", "Dropped", "Refused", "Lost", "Sent", "Delivered", "Bounced", "Blocked", "Discarded"]);

    [Theory]
    [InlineData(MessageState.Sent)]
    [InlineData(MessageState.Delivered)]
    [InlineData(MessageState.Bounced)]
    [InlineData(MessageState.Blocked)]
    [InlineData(MessageState.Discarded)]
    public void What_the_provider_took_never_goes_back(MessageState taken)
    {
        foreach (var earlier in new[] { MessageState.Claimed, MessageState.Waiting, MessageState.Unknown, MessageState.Dropped, MessageState.Refused, MessageState.Lost })
            Reachable(taken).ShouldNotContain(earlier);
    }

    [Theory]
    [InlineData(MessageState.Bounced)]
    [InlineData(MessageState.Refused)]
    public void What_is_final_stays(MessageState final) => Reachable(final).ShouldBeEmpty();

    [Fact]
    public void What_is_lost_is_never_sent_again_but_a_provider_s_own_word_outweighs_our_not_knowing()
    {
        Reachable(MessageState.Lost).ShouldBe(All.Where(state => state.IsTaken()), ignoreOrder: true);
        Reachable(MessageState.Dropped).ShouldBe(All.Where(state => state.IsTaken()), ignoreOrder: true);
        MessageState.Lost.MayBecome(MessageState.Claimed).ShouldBeFalse();
    }

    [Fact]
    public void Only_what_was_certainly_not_taken_or_whose_fate_was_asked_is_claimed_again() =>
        All.Where(state => state.MayBecome(MessageState.Claimed)).ShouldBe([MessageState.Waiting, MessageState.Unknown]);

    [Fact]
    public void What_was_delivered_may_still_come_back_and_what_came_back_was_never_delivered()
    {
        Reachable(MessageState.Delivered).ShouldBe([MessageState.Bounced, MessageState.Blocked], ignoreOrder: true);
        Reachable(MessageState.Blocked).ShouldBe([MessageState.Bounced]);
    }

    [Fact]
    public void Reports_in_any_order_and_several_times_end_in_the_same_state()
    {
        MessageState[] reported = [.. All.Where(state => state.IsTaken())];
        foreach (var from in new[] { MessageState.Claimed, MessageState.Waiting, MessageState.Unknown, MessageState.Dropped, MessageState.Lost, MessageState.Sent })
        {
            var random = new Random(7);
            for (var time = 0; time < 500; time++)
            {
                var told = Enumerable.Range(0, random.Next(1, 8)).Select(_ => reported[random.Next(reported.Length)]).ToArray();
                var other = told.Concat(told).ToArray();
                random.Shuffle(other);
                End(from, other).ShouldBe(End(from, told), $"{from}: {string.Join(", ", other)}");
            }
        }

        static MessageState End(MessageState from, IEnumerable<MessageState> told) => told.Aggregate(from, (state, next) => state.MayBecome(next) ? next : state);
    }

    [Fact]
    public void Nothing_becomes_what_it_is() => All.ShouldAllBe(state => !state.MayBecome(state));

    private static HashSet<MessageState> Reachable(MessageState from)
    {
        var reached = new HashSet<MessageState>();
        var ahead = new Stack<MessageState>([from]);
        while (ahead.TryPop(out var state))
        {
            foreach (var next in All.Where(next => state.MayBecome(next) && reached.Add(next)))
                ahead.Push(next);
        }

        return reached;
    }
}
