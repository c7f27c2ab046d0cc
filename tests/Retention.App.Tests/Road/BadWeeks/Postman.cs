using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Primitives;
using Retention.App.Tests.Senders;
using Retention.App.Webhooks;

namespace Retention.App.Tests.Road.BadWeeks;

/// <summary>
/// Brings what the providers have to tell: late, twice, in any order, of several messages mixed; and all of one day at once, a thousand events in one
/// signed batch. It keeps the providers' book.
/// </summary>
internal sealed class Postman(TestApp app, LoopbackSendGrid sendGrid, LoopbackTwilio twilio, FaultyDice dice, IReadOnlyDictionary<string, string> textTokens, Func<string, bool> isUnlucky)
{
    private const int HeldFrom = 18;
    private const int HeldUntil = 24;
    private const int Thousand = 1_000;
    private readonly Fates _fates = new(dice);
    private readonly List<(int Watch, Taken Of, ProviderWord Word, bool IsWithoutIds)> _letters = [];
    private readonly List<(int Watch, Taken Of, ProviderWord Word)> _texts = [];
    private int _seenLetters;
    private int _seenTexts;

    /// <summary>Every message that a provider took.</summary>
    public List<Taken> Book { get; } = [];

    /// <summary>Since when the program knows that an address takes nothing more (UTC).</summary>
    public Dictionary<(string Shop, string To), DateTimeOffset> Stopped { get; } = [];

    /// <summary>How many events the largest batch had.</summary>
    public int LargestBatch { get; private set; }

    /// <summary>How many events and callbacks were brought in all.</summary>
    public int Brought { get; private set; }

    /// <summary>Whether anything is still to be brought.</summary>
    public bool IsDone => _letters.Count == 0 && _texts.Count == 0;

    /// <summary>Enters what was taken since, and decides what becomes of it.</summary>
    public void Enter(int watch)
    {
        foreach (var letter in sendGrid.Accepted.Skip(_seenLetters))
        {
            _seenLetters++;
            var taken = new Taken(letter.Message, letter.CustomArgs["retention_shop"], letter.To, letter.At) { Letter = letter };
            Book.Add(taken);
            var (words, listed, isWithoutIds) = _fates.OfLetter(letter.At, isUnlucky(taken.Shop));
            foreach (var word in words)
            {
                for (var copy = dice.Next() < 0.25 ? 2 : 1; copy > 0; copy--)
                    _letters.Add((Due(watch, word, letter.At), taken, word, isWithoutIds && word.Name == "bounce"));
            }

            if (listed is not null)
                sendGrid.Listed.Enqueue((listed, letter.To, letter.At.AddMinutes(1)));
        }

        foreach (var text in twilio.Accepted.Skip(_seenTexts))
        {
            _seenTexts++;
            var path = new Uri(text.Form["StatusCallback"]).AbsolutePath.Split('/');
            var taken = new Taken(path[6], path[4], text.To, text.At) { Text = text };
            Book.Add(taken);
            foreach (var word in _fates.OfText(text.At))
            {
                for (var copy = dice.Next() < 0.25 ? 2 : 1; copy > 0; copy--)
                    _texts.Add((Due(watch, word, text.At), taken, word));
            }
        }
    }

    /// <summary>Brings what is due in this watch. What it says is known once the program has come to rest.</summary>
    public async Task BringAsync(int watch)
    {
        if (watch is < HeldFrom or >= HeldUntil && _letters.Where(one => one.Watch <= watch).ToArray() is { Length: > 0 } due)
        {
            _letters.RemoveAll(one => one.Watch <= watch);
            dice.Shuffle(due);
            var events = due.Select(Event).ToList();
            // After the day of silence all of it comes at once, again and again until the batch is full.
            for (var again = 0; watch == HeldUntil && events.Count < Thousand; again++)
                events.Add(Event(due[again % due.Length]));
            LargestBatch = Math.Max(LargestBatch, events.Count);
            Brought += events.Count;
            (await app.DeliverAsync(SendGridPost.Batch(app.Clock.Now, events))).ShouldBe(HttpStatusCode.OK);
            foreach (var (_, of, word, isWithoutIds) in due)
                Heard(of, word, isWithoutIds);
        }

        var called = _texts.Where(one => one.Watch <= watch).ToArray();
        _texts.RemoveAll(one => one.Watch <= watch);
        dice.Shuffle(called);
        foreach (var (_, of, word) in called)
        {
            var form = new Dictionary<string, string>(StringComparer.Ordinal) { ["MessageSid"] = of.Text!.Sid, ["MessageStatus"] = word.Name, ["AccountSid"] = of.Text.Account, ["To"] = of.To };
            if (word.Detail is { } code)
                form["ErrorCode"] = code;
            await PostAsync(of.Text.Form["StatusCallback"].Split('#')[0], form, of.Text.Account);
            Brought++;
            Heard(of, word, isWithoutIds: false);
        }
    }

    /// <summary>Somebody answers STOP to an account's text.</summary>
    public async Task StopAsync(string account, string service, string from, string shop)
    {
        var form = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["MessageSid"] = $"SM{Guid.NewGuid():N}",
            ["AccountSid"] = account,
            ["MessagingServiceSid"] = service,
            ["From"] = from,
            ["To"] = "+14155550100",
            ["Body"] = "STOP",
            ["NumMedia"] = "0",
        };
        await PostAsync($"{app.Settings.PublicUrl.AbsoluteUri.TrimEnd('/')}/webhooks/twilio/inbound", form, account);
        lock (Stopped)
            Stopped.TryAdd((shop, from), app.Clock.Now);
    }

    /// <summary>The lists were read: who stands on them is known.</summary>
    public void ListsWereRead()
    {
        var listed = sendGrid.Listed.Select(one => one.Email).ToHashSet(StringComparer.Ordinal);
        foreach (var taken in Book.Where(taken => listed.Contains(taken.To)))
            Stopped.TryAdd((taken.Shop, taken.To), app.Clock.Now);
    }

    private void Heard(Taken of, ProviderWord word, bool isWithoutIds)
    {
        if (!isWithoutIds)
            of.Heard.Add(word);
        if (word.Suppresses)
            Stopped.TryAdd((of.Shop, of.To), app.Clock.Now);
    }

    // At once, some hours later, or a day; never before it happened.
    private int Due(int watch, ProviderWord word, DateTimeOffset takenAt) =>
        watch + (int)Math.Ceiling((word.At - takenAt) / BadWeek.Watch) + dice.Next() switch { < 0.5 => 0, < 0.8 => 1, < 0.9 => 2, _ => 6 };

    private static JsonObject Event((int Watch, Taken Of, ProviderWord Word, bool IsWithoutIds) one)
    {
        if (one.IsWithoutIds)
            return SendGridPost.LateBounce(one.Of.To, one.Word.At);
        (string, string)[] more = one.Word switch { { Name: "bounce", Detail: { } type } => [("type", type)], { Name: "dropped", Detail: { } reason } => [("reason", reason)], _ => [] };
        return SendGridPost.Event(one.Of.Letter!, one.Word.Name, one.Word.At, more);
    }

    private async Task PostAsync(string url, Dictionary<string, string> form, string account)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new FormUrlEncodedContent(form) };
        request.Headers.Add(TwilioSignature.Header, TwilioSignature.Of(url, form.Select(field => KeyValuePair.Create(field.Key, new StringValues(field.Value))), textTokens[account]));
        using var response = await app.Http.SendAsync(request);
        response.IsSuccessStatusCode.ShouldBeTrue($"{url} {response.StatusCode}");
    }
}
