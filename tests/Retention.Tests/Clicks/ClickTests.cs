using Retention.Clicks;

namespace Retention.Tests.Clicks;

public class ClickTests
{
    private const string Firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
    private static readonly DateTimeOffset SentAt = Some.Noon;
    private static readonly DateTimeOffset Later = SentAt.AddHours(3);
    private static readonly string[] Links = ["go", "review", "answer", "why", "preferences", "unsubscribe", "contact", "more"];

    [Fact]
    public void One_link_followed_by_a_browser_is_a_click() => Of(Visit("go", Later)).ShouldBe(Later);

    [Theory]
    [InlineData("unsubscribe")]
    [InlineData("preferences")]
    [InlineData("why")]
    [InlineData("contact")]
    [InlineData("more")]
    public void What_is_no_success_is_no_click(string link) => Of(Visit(link, Later)).ShouldBeNull();

    [Theory]
    [InlineData("", "", true)]
    [InlineData("curl/8.5.0", "", true)]
    [InlineData("Mozilla/5.0 (compatible; bingbot/2.0)", "", true)]
    [InlineData(Firefox, "prefetch;prerender", true)]
    [InlineData(Firefox, "", false)]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148", "", false)]
    public void A_program_that_says_so_is_none(string agent, string purpose, bool isProgram)
    {
        Programs.Of(isHead: false, agent, purpose).ShouldBe(isProgram ? Follower.Program : Follower.Browser);
        Programs.Of(isHead: true, agent, purpose).ShouldBe(Follower.Head);
    }

    [Fact]
    public void A_visit_within_seconds_of_the_letter_is_none()
    {
        Of(Visit("go", SentAt.AddSeconds(19))).ShouldBeNull();
        Of(Visit("go", SentAt.AddSeconds(20))).ShouldBe(SentAt.AddSeconds(20));
    }

    [Theory]
    [InlineData("why", Follower.Browser)] // Another link.
    [InlineData("more", Follower.Browser)] // The hidden one.
    [InlineData("go", Follower.Head)]
    [InlineData("go", Follower.Program)]
    public void A_visit_beside_a_scanner_s_is_none(string link, Follower by)
    {
        foreach (var apart in new[] { -14, -1, 0, 1, 14 })
            Of(Visit("go", Later), Visit(link, Later.AddSeconds(apart), by)).ShouldBeNull($"{apart} s");
        Of(Visit("go", Later), Visit(link, Later.AddSeconds(15), by)).ShouldBe(Later);
        Of(Visit("go", Later), Visit(link, Later.AddSeconds(-15), by)).ShouldBe(Later);
    }

    [Fact]
    public void What_may_still_turn_out_to_be_a_burst_is_not_judged() => Click.Of(Kept(Visit("go", Later)), SentAt, Later.AddSeconds(29)).ShouldBeNull();

    [Fact]
    public void A_scanner_that_opens_everything_three_times_counts_nothing_and_a_person_a_minute_later_counts_once()
    {
        foreach (var start in new[] { SentAt.AddSeconds(1), Later })
        {
            var visits = Enumerable.Range(0, 3).SelectMany(_ => Links).SelectMany((link, index) => new[] { Visit(link, start.AddMilliseconds(300 * index)), Visit(link, start.AddMilliseconds(300 * index), Follower.Head) }).ToArray();
            Of(visits).ShouldBeNull();
            var person = visits[^1].At.AddMinutes(1);
            Of([.. visits, Visit("go", person), Visit("go", person.AddHours(1))]).ShouldBe(person);
        }
    }

    [Fact]
    public void A_scanner_that_takes_its_time_is_seen_as_long_as_its_visits_lie_near_each_other() =>
        Of([.. Links.Select((link, index) => Visit(link, Later.AddSeconds(14 * index)))]).ShouldBeNull();

    [Fact]
    public void What_is_kept_of_a_letter_is_bounded_and_the_newest_stays()
    {
        var links = Kept();
        for (var round = 0; round < 500; round++)
            links = links.With(Visit(Links[round % Links.Length], SentAt.AddSeconds(round * 11)));
        links.All.Length.ShouldBe(FollowedLinks.Most);
        links.All[0].At.ShouldBe(SentAt);
        links.All[^1].At.ShouldBe(SentAt.AddSeconds(499 * 11));
        links.All.Select(visit => visit.At).ShouldBeInOrder();
    }

    [Fact]
    public void The_same_again_within_seconds_says_nothing_new_and_writes_nothing()
    {
        var links = Kept(Visit("go", Later));
        links.With(Visit("go", Later.AddSeconds(9))).ShouldBeSameAs(links);
        links.With(Visit("go", Later.AddSeconds(-9))).ShouldBeSameAs(links);
        links.With(Visit("go", Later, Follower.Head)).All.Length.ShouldBe(2);
    }

    private static DateTimeOffset? Of(params Followed[] visits) => Click.Of(Kept(visits), SentAt, Later.AddDays(1));

    private static FollowedLinks Kept(params Followed[] visits) => visits.Aggregate(new FollowedLinks { WrittenOn = new(2026, 11, 1) }, (links, visit) => links.With(visit));

    private static Followed Visit(string link, DateTimeOffset at, Follower by = Follower.Browser) => new(link, at, by);
}
