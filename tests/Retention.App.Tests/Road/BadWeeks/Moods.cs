using Retention.App.Tests.Senders;

namespace Retention.App.Tests.Road.BadWeeks;

/// <summary>What a provider is like for some hours.</summary>
internal enum Mood
{
    /// <summary>All is well.</summary>
    Well,

    /// <summary>As on any bad day: one message in four meets a fault of some kind.</summary>
    Uneven,

    /// <summary>Too many requests, and no word of when it ends.</summary>
    Throttled,

    /// <summary>Too many requests, until a moment that it names.</summary>
    ThrottledUntil,

    /// <summary>It fails, before it has taken the message or after.</summary>
    Failing,

    /// <summary>A gateway answers in its place with a page.</summary>
    Pages,

    /// <summary>It refuses the key.</summary>
    LockedOut,

    /// <summary>It does not answer, or hangs up, before it has taken the message or after.</summary>
    Silent,

    /// <summary>Nobody is there to connect to.</summary>
    Cut,
}

/// <summary>How a provider answers in each mood.</summary>
internal static class Moods
{
    /// <summary>A week's moods, one for each watch: each of the bad ones at least once, in any order.</summary>
    public static Mood[] Week(Random random, int watches)
    {
        var bad = Enum.GetValues<Mood>().Except([Mood.Well, Mood.Uneven]).ToArray();
        var week = Enumerable.Range(0, watches).Select(watch => watch < bad.Length * 3 ? bad[watch % bad.Length] : watch % 3 == 0 ? Mood.Well : Mood.Uneven).ToArray();
        random.Shuffle(week);
        return week;
    }

    /// <summary>How SendGrid answers one letter.</summary>
    public static SendGridAnswer SendGrid(Mood mood, FaultyDice dice, DateTimeOffset now) => mood switch
    {
        Mood.Uneven => SendGridOf(dice.Throw(
            0.25, ("400", 1), ("413", 1), ("429", 1), ("429 until", 1), ("500", 1), ("500 accepted", 2), ("502 page", 1), ("502 page accepted", 1), ("503", 1), ("200", 1), ("garbage", 1), ("garbage accepted", 2),
            ("silence", 1), ("silence accepted", 1), ("reset", 1), ("reset accepted", 2)), now),
        Mood.Throttled => SendGridAnswer.TooMany,
        Mood.ThrottledUntil => SendGridOf("429 until", now),
        Mood.Failing => SendGridOf(dice.Throw(0.8, ("500", 3), ("500 accepted", 3), ("503", 2)), now),
        Mood.Pages => SendGridOf(dice.Throw(0.9, ("502 page", 1), ("502 page accepted", 1)), now),
        Mood.LockedOut => SendGridAnswer.Unauthorized,
        Mood.Silent => SendGridOf(dice.Throw(0.7, ("silence", 1), ("silence accepted", 2), ("reset", 1), ("reset accepted", 2)), now),
        _ => SendGridAnswer.Accepted,
    };

    /// <summary>How Twilio answers one text.</summary>
    public static TwilioAnswer Twilio(Mood mood, FaultyDice dice) => mood switch
    {
        Mood.Uneven => TwilioOf(dice.Throw(0.25, ("21610", 1), ("99999", 1), ("429", 1), ("500", 1), ("500 accepted", 2), ("503 page", 1), ("503 page accepted", 1), ("silence", 1), ("silence accepted", 1), ("reset", 1), ("reset accepted", 2))),
        Mood.Throttled or Mood.ThrottledUntil => TwilioOf("429"),
        Mood.Failing => TwilioOf(dice.Throw(0.8, ("500", 3), ("500 accepted", 3))),
        Mood.Pages => TwilioOf(dice.Throw(0.9, ("503 page", 1), ("503 page accepted", 1))),
        Mood.LockedOut => new(401, 20003),
        Mood.Silent => TwilioOf(dice.Throw(0.7, ("silence", 1), ("silence accepted", 2), ("reset", 1), ("reset accepted", 2))),
        _ => TwilioAnswer.Created,
    };

    private static SendGridAnswer SendGridOf(string? fault, DateTimeOffset now) => fault switch
    {
        null => SendGridAnswer.Accepted,
        "400" => SendGridAnswer.BadRequest,
        "413" => SendGridAnswer.TooLarge,
        "429" => SendGridAnswer.TooMany,
        "429 until" => SendGridAnswer.TooMany with { LimitEnds = now.AddMinutes(50).ToUnixTimeSeconds() },
        "500" => SendGridAnswer.Failed,
        "500 accepted" => SendGridAnswer.FailedAfterAccepting,
        "502 page" => new(502) { IsPage = true },
        "502 page accepted" => new(502) { IsPage = true, Accepts = true },
        "503" => SendGridAnswer.Unavailable,
        "200" => SendGridAnswer.Sandbox,
        "garbage" => SendGridAnswer.Garbage,
        "garbage accepted" => SendGridAnswer.GarbageAfterAccepting,
        "silence" => SendGridAnswer.NoAnswer,
        "silence accepted" => SendGridAnswer.NoAnswerAfterAccepting,
        "reset" => SendGridAnswer.Reset,
        "reset accepted" => SendGridAnswer.ResetAfterAccepting,
        _ => throw new InvalidOperationException(fault),
    };

    private static TwilioAnswer TwilioOf(string? fault) => fault switch
    {
        null => TwilioAnswer.Created,
        "21610" => new(400, 21610),
        "99999" => new(400, 99999),
        "429" => new(429, 20429),
        "500" => new(500, 20500),
        "500 accepted" => new(500, 20500) { Accepts = true },
        "503 page" => new(503),
        "503 page accepted" => new(503) { Accepts = true },
        "silence" => new(0),
        "silence accepted" => new(0) { Accepts = true },
        "reset" => new(0) { Resets = true },
        "reset accepted" => new(0) { Resets = true, Accepts = true },
        _ => throw new InvalidOperationException(fault),
    };
}
