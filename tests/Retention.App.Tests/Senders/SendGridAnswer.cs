namespace Retention.App.Tests.Senders;

/// <summary>How the loopback SendGrid behaves for one request. A case that accepts has put the letter on its way, whatever it says.</summary>
/// <param name="Status">The status; 0 for none at all.</param>
internal sealed record SendGridAnswer(int Status)
{
    public static readonly SendGridAnswer Accepted = new(202) { Accepts = true };
    public static readonly SendGridAnswer Sandbox = new(200);
    public static readonly SendGridAnswer BadRequest = new(400);
    public static readonly SendGridAnswer Unauthorized = new(401);
    public static readonly SendGridAnswer Forbidden = new(403);
    public static readonly SendGridAnswer TooLarge = new(413);
    public static readonly SendGridAnswer TooMany = new(429);
    public static readonly SendGridAnswer Failed = new(500);
    public static readonly SendGridAnswer FailedAfterAccepting = new(500) { Accepts = true };
    public static readonly SendGridAnswer BadGatewayAfterAccepting = new(502) { Accepts = true };
    public static readonly SendGridAnswer Garbage = new(202) { IsGarbage = true };
    public static readonly SendGridAnswer GarbageAfterAccepting = new(202) { IsGarbage = true, Accepts = true };
    public static readonly SendGridAnswer Unavailable = new(503);
    public static readonly SendGridAnswer NoAnswer = new(0);
    public static readonly SendGridAnswer NoAnswerAfterAccepting = new(0) { Accepts = true };
    public static readonly SendGridAnswer Reset = new(0) { Resets = true };
    public static readonly SendGridAnswer ResetAfterAccepting = new(0) { Resets = true, Accepts = true };

    /// <summary>Whether the letter is on its way.</summary>
    public bool Accepts { get; init; }

    /// <summary>Whether the connection is cut; otherwise, without a status, nobody answers.</summary>
    public bool Resets { get; init; }

    /// <summary>Whether the answer breaks off in the middle of something that is no JSON.</summary>
    public bool IsGarbage { get; init; }

    /// <summary>Whether a gateway answers in its place, with a page.</summary>
    public bool IsPage { get; init; }

    /// <summary>When a rate limit ends (unix seconds).</summary>
    public long? LimitEnds { get; init; }

    /// <summary>How long it takes to answer.</summary>
    public TimeSpan Takes { get; init; }

    /// <summary>Whether the sender can't know from the answer that the letter was, or was not, taken.</summary>
    public bool IsUnclear => IsGarbage || Status is 0 or 200 or >= 500;
}

/// <summary>A letter that the loopback SendGrid took.</summary>
internal sealed record AcceptedLetter(string Id, DateTimeOffset At, string To, string Subject, IReadOnlyDictionary<string, string> CustomArgs, System.Text.Json.Nodes.JsonObject Mail)
{
    public string Message => CustomArgs.GetValueOrDefault("retention_message", "");
}
