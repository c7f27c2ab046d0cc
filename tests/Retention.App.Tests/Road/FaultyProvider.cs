using Retention.App.Tests.Senders;

namespace Retention.App.Tests.Road;

/// <summary>Makes the loopback SendGrid fail at one letter in ten, in every way that a provider or a network has, and at one question in ten.</summary>
internal sealed class FaultyProvider
{
    private const double Rate = 0.1;

    private readonly FaultyDice _dice;
    private int _unclear;

    public FaultyProvider(LoopbackSendGrid sendGrid, int seed, int logs)
    {
        _dice = new(seed);
        sendGrid.Otherwise = Answer;
        sendGrid.Logs = () => logs != 200 ? logs : _dice.Throw(Rate, ("log 429", 1), ("log 500", 1)) switch { "log 429" => 429, "log 500" => 500, _ => 200 };
    }

    /// <summary>How often it gave an answer from which nobody can know whether the letter was taken.</summary>
    public int Unclear => Volatile.Read(ref _unclear);

    /// <summary>What it did, how often.</summary>
    public string Faults => _dice.ToString();

    private SendGridAnswer Answer()
    {
        var fault = _dice.Throw(
            Rate, ("400", 1), ("413", 1), ("429", 1), ("429 with its end", 1), ("500", 1), ("502 accepted", 2), ("503", 1), ("200", 1), ("garbage", 1), ("garbage accepted", 2),
            ("time-out", 1), ("time-out accepted", 2), ("reset", 1), ("reset accepted", 2));
        var answer = fault switch
        {
            null => SendGridAnswer.Accepted,
            "400" => SendGridAnswer.BadRequest,
            "413" => SendGridAnswer.TooLarge,
            "429" => SendGridAnswer.TooMany,
            "429 with its end" => SendGridAnswer.TooMany with { LimitEnds = DateTimeOffset.UtcNow.AddSeconds(1).ToUnixTimeSeconds() },
            "500" => SendGridAnswer.Failed,
            "502 accepted" => SendGridAnswer.BadGatewayAfterAccepting,
            "503" => SendGridAnswer.Unavailable,
            "200" => SendGridAnswer.Sandbox,
            "garbage" => SendGridAnswer.Garbage,
            "garbage accepted" => SendGridAnswer.GarbageAfterAccepting,
            "time-out" => SendGridAnswer.NoAnswer,
            "time-out accepted" => SendGridAnswer.NoAnswerAfterAccepting,
            "reset" => SendGridAnswer.Reset,
            "reset accepted" => SendGridAnswer.ResetAfterAccepting,
            _ => throw new InvalidOperationException(fault),
        };
        if (answer.IsUnclear)
            Interlocked.Increment(ref _unclear);
        return answer with { Takes = TimeSpan.FromMilliseconds(_dice.Next() * 60) };
    }
}
