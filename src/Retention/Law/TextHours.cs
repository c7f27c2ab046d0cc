using System.Collections.Immutable;
using Retention.Decisions;

namespace Retention.Law;

/// <summary>
/// When texts may go, by the shopper's own clock: the table, and nothing else (facts/peers.md 3.4). The laws mean texts that advertise; here they
/// hold for every text, because each wakes people up alike. No law in it knows hours for e-mail. A shop's own hours only make these narrower.
/// It is no legal advice; rows with ToConfirm come from general knowledge in part.
/// </summary>
public static class TextHours
{
    /// <summary>The widest that a shop may set: what the law of the United States allows at most.</summary>
    public static readonly SendWindow Widest = Daily(8, 21);

    /// <summary>The rows.</summary>
    public static readonly ImmutableArray<TextRule> List =
    [
        // Not before 8 and not after 21 o'clock where the called party is.
        new("United States, other states", "US", [], Widest, "TCPA, 47 CFR 64.1200(c)(1)"),
        new("Florida", "US", ["FL"], Daily(8, 20), "Fla. Stat. 501.059") { MostPerDay = 3, ToConfirm = true, Note = "At most three in 24 hours." },
        new("Alabama, Louisiana, Maryland, Massachusetts, Mississippi, New Jersey, Oklahoma", "US", ["AL", "LA", "MD", "MA", "MS", "NJ", "OK"], Daily(8, 20), "the states' laws on telephone solicitation")
        {
            ToConfirm = true, Note = "Some of them may forbid Sundays and holidays.",
        },
        new("Washington", "US", ["WA"], Daily(8, 20), "RCW 80.36.390") { ToConfirm = true },
        new("Connecticut", "US", ["CT"], Daily(9, 20), "Conn. Gen. Stat. 42-288a") { ToConfirm = true },
        new("Texas", "US", ["TX"], new(new(9, 21), new(9, 21), new(12, 21)), "Tex. Bus. & Com. Code ch. 302 (SB 140, 2025)") { ToConfirm = true, Note = "Registration may be needed first." },
        new("Kentucky", "US", ["KY"], Daily(10, 21), "KRS 367.46955") { ToConfirm = true },
        new("Rhode Island", "US", ["RI"], new(new(9, 18), new(10, 17), new(10, 17)), "R.I. Gen. Laws 5-61-3.6") { ToConfirm = true },
        new("Canada", "CA", [], new(new(9, 21), new(10, 18), new(10, 18)), "CRTC Unsolicited Telecommunications Rules") { ToConfirm = true, Note = "Written for calls." },
        new("France", "FR", [], new(new(8, 20), new(8, 20), Hours.None), "the rules of the trade (af2m) on advertising by text") { IsHoliday = FrenchHolidays.Has, ToConfirm = true, Note = "Not at night, on Sundays or on public holidays." },
        new(Rules.Elsewhere, "", [], new(new(9, 20), new(9, 20), new(12, 17)), "the strictest sensible default") { ToConfirm = true },
    ];

    private static SendWindow Daily(int from, int to) => new(new(from, to), new(from, to), new(from, to));
}
