using Retention.Cases;
using Retention.Decisions;

namespace Retention.Tests.CaseRules;

public class OpenHoursTests
{
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    [Theory]
    [InlineData("2026-11-24T09:20:00Z", "2026-11-24T10:00:00Z")] // A Tuesday at 10:20: the next full hour.
    [InlineData("2026-11-24T05:00:00Z", "2026-11-24T10:00:00Z")] // Before it opens at nine: two hours later.
    [InlineData("2026-11-24T18:00:00Z", "2026-11-25T10:00:00Z")] // After it closed.
    [InlineData("2026-11-27T20:00:00Z", "2026-11-30T10:00:00Z")] // On a Friday evening: Monday.
    [InlineData("2026-11-24T16:00:00Z", "2026-11-24T16:00:00Z")] // At the very end.
    public void An_answer_is_promised_within_the_shop_s_hours(string due, string promised) =>
        OpenHours.Usual.Promise(At(due), Berlin).ShouldBe(At(promised));

    [Fact]
    public void The_promise_is_never_earlier_than_the_answer_is_due_and_always_within_the_hours()
    {
        for (var hour = 0; hour < 400 * 24; hour += 5)
        {
            var due = At("2026-01-01T00:10:00Z").AddHours(hour);
            var promised = OpenHours.Usual.Promise(due, Berlin);
            promised.ShouldBeGreaterThanOrEqualTo(due);
            var local = TimeZoneInfo.ConvertTime(promised, Berlin);
            (local.Hour is >= 9 and <= 17 && local.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)).ShouldBeTrue($"{local}");
        }
    }

    [Fact]
    public void A_shop_that_is_open_on_Saturdays_alone_answers_on_a_Saturday_and_one_that_never_is_when_it_is_due()
    {
        new OpenHours(Hours.None, new(10, 11), Hours.None).Promise(At("2026-11-24T09:00:00Z"), Berlin).ShouldBe(At("2026-11-28T10:00:00Z"), "there is one hour alone");
        new OpenHours(Hours.None, Hours.None, Hours.None).Promise(At("2026-11-24T09:30:00Z"), Berlin).ShouldBe(At("2026-11-24T10:00:00Z"));
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
