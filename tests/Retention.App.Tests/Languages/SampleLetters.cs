using System.Text.RegularExpressions;
using Retention.App.Letters;
using Retention.App.Wording;
using Retention.Flows;
using Retention.Languages;
using Retention.Shops;

namespace Retention.App.Tests.Languages;

/// <summary>Every default letter in every language, as a shop of that language would send it.</summary>
internal static partial class SampleLetters
{
    private static readonly DateTimeOffset At = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);
    private static readonly LetterRenderer Renderer = new();

    /// <summary>Every letter and text of every flow.</summary>
    public static IEnumerable<Letter> All => AllFlows.Switches.SelectMany(flow => Letter.In(flow.Family));

    /// <summary>A shop that writes in this language.</summary>
    public static Shop Shop(string language, bool isDiscreet = false) => new()
    {
        Id = "s",
        Locale = language,
        Country = language switch { "ja" => "JP", "de" => "DE", "fr" => "FR", "es" => "ES", _ => "US" },
        ReplyTo = "hello@meadow.example",
        ConnectedAt = default,
        Settings = new() { Code = "4711", ReferralUrl = "https://meadow.example/friends", IsDiscreet = isDiscreet },
        Brand = new(language == "ja" ? "めぐり陶器" : "Meadow")
        {
            Url = "https://meadow.example/",
            Logo = "https://cdn.meadow.example/logo.png",
            PolicyUrl = "https://meadow.example/policy",
            PostalAddress = language == "ja" ? "めぐり陶器株式会社\n〒507-0033 岐阜県多治見市本町1-2-3" : "Meadow\n12 Kiln Lane",
        },
    };

    /// <summary>What a letter says, with pictures of the goods.</summary>
    public static LetterContent Content(Letter letter, string language, bool isDiscreet = false)
    {
        var subject = SampleSubject.Of(letter.Flow.About, Shop(language), language, At);
        subject = subject with { Lines = [.. subject.Lines.Select(line => line with { Image = "https://cdn.meadow.example/mug.jpg" })] };
        return LetterWriter.Content(Shop(language, isDiscreet), letter.Flow, letter.InLanguage(language).Template, subject, LetterPages.Under(new Uri("https://u.example/l/4711")));
    }

    /// <summary>A letter, rendered.</summary>
    public static RenderedLetter Render(LetterContent content) => Renderer.Render(content);

    /// <summary>The words of Latin letters in a text, but for addresses and what is Latin in Japanese too.</summary>
    public static string[] LatinWords(string text) => [.. Latin().Matches(Address().Replace(text, " ")).Select(match => match.Value).Where(word => word is not ("STOP" or "HELP" or "SMS" or "ml" or "JPEG" or "PNG" or "WebP" or "MB" or "HEIC" or "iPhone")).Distinct(StringComparer.Ordinal)];

    [GeneratedRegex("[A-Za-z]{2,}", RegexOptions.None, 1000)]
    private static partial Regex Latin();

    [GeneratedRegex(@"https?://\S+|\S+@\S+", RegexOptions.None, 1000)]
    private static partial Regex Address();
}
