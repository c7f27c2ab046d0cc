using System.Globalization;
using System.Reflection;
using Retention.App.ForShoppers;
using Retention.Languages;
using Retention.Rewards;

namespace Retention.App.Tests.Languages;

/// <summary>The words of shoppers' pages in every language.</summary>
public class ShopperWordsTests
{
    // What is asked of a word that depends on something: keys that have words of their own, and things that have none.
    private static readonly string[] Asked = ["problem", "delivery", "return", "other", "orders", "carts", "saved", "opinions", "news", "order", "parcel", "cart", "item", "answer", "checkout", "unsubscribe link", "preferences page", "merchant", "7", "link", "email", "telephone", "personal-data", "insult", "capitals", "look-first", "was-rejected", "advertising", "not-about-item", "not-genuine", "unlawful"];
    private static readonly int[] Counts = [1, 3, 7, 9];

    // Written alike in both languages.
    private static readonly string[] SameAsInEnglish = ["es Answer.No", "de Frame.Comma", "fr Frame.Comma", "es Frame.Comma", "fr LetterFrame.Total", "es LetterFrame.Total", "fr LetterFrame.Count", "es LetterFrame.Count", "de LetterFrame.Count", "de LetterFrame.Label", "es LetterFrame.Label", "de LetterSample.FirstName", "de LetterSample.Variant", "fr LetterSample.FirstName", "es LetterSample.FirstName"];

    public static TheoryData<string> Others => [.. Wordbooks.List.Select(book => book.Language).Where(language => language != "en")];

    [Fact]
    public void Pages_speak_the_languages_of_letters() => ShopperWords.List.Select(words => words.Language).ShouldBe(Wordbooks.List.Select(book => book.Language));

    [Theory]
    [MemberData(nameof(Others))]
    public void A_language_says_all_that_English_says_and_nothing_in_English(string language) => English(language, ShopperWords.For(language), Wordbooks.For(language)).ShouldBeEmpty();

    [Fact]
    public void A_word_left_in_English_is_found()
    {
        var german = ShopperWords.For("de");
        var lazy = german with { Stop = german.Stop with { Send = "Stop these letters", DoneTitle = "", Done = ShopperWords.For("en").Stop.Done } };
        English("de", lazy, Wordbooks.For("de")).ShouldBe(["de Stop.Send", "de Stop.DoneTitle", "de Stop.Done"], ignoreOrder: true);
    }

    [Fact]
    public void No_word_of_other_letters_stands_on_a_Japanese_page()
    {
        foreach (var (name, said) in Said(ShopperWords.For("ja")).Concat(Said(Wordbooks.For("ja"))).Where(word => !word.Name.EndsWith("Format", StringComparison.Ordinal)))
            said.SelectMany(SampleLetters.LatinWords).Except(Asked.SelectMany(asked => asked.Split(' ', '-')), StringComparer.Ordinal).ShouldBeEmpty(name);
    }

    [Theory]
    [InlineData("en", "5 March 2026")]
    [InlineData("de", "5. März 2026")]
    [InlineData("fr", "5 mars 2026")]
    [InlineData("es", "5 de marzo de 2026")]
    [InlineData("ja", "2026年3月5日")]
    public void A_day_is_written_as_the_language_writes_it(string language, string expected)
    {
        var words = ShopperWords.For(language);
        new DateTime(2026, 3, 5, 0, 0, 0, DateTimeKind.Utc).ToString(words.DayFormat, CultureInfo.GetCultureInfo(words.Language)).ShouldBe(expected);
    }

    private static string[] English(string language, ShopperWords words, Wordbook book)
    {
        var english = Said(ShopperWords.For("en")).Concat(Said(Wordbooks.For("en"))).ToDictionary(word => word.Name, word => word.Said, StringComparer.Ordinal);
        return
        [
            .. from word in Said(words).Concat(Said(book))
               where word.Said.Any(string.IsNullOrWhiteSpace) || word.Said.SequenceEqual(english[word.Name])
               let name = $"{language} {word.Name}"
               where !SameAsInEnglish.Contains(name)
               select name,
        ];
    }

    // Every word of every part, asked with all that it may be asked with.
    private static IEnumerable<(string Name, string[] Said)> Said(object words) =>
        from part in words.GetType().GetProperties().Where(property => property.PropertyType is { IsClass: true, Namespace: "Retention.App.ForShoppers" or "Retention.Languages" } && property.GetIndexParameters().Length == 0)
        let of = part.GetValue(words)!
        from property in of.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
        where property.PropertyType == typeof(string) || property.PropertyType.IsSubclassOf(typeof(Delegate))
        let said = Answers(property.GetValue(of)).ToArray()
        where said.Length > 0
        select ($"{(words is Wordbook ? "Letter" : "")}{part.Name}.{property.Name}", said);

    private static IEnumerable<string> Answers(object? word) => word switch
    {
        string text => [text],
        Func<string, string?> about => Asked.Select(about).OfType<string>(), // Of what is no reason some say nothing.
        Func<int, string> count => Counts.Select(count),
        Func<int, string, string> score => Counts.Select(count => score(count, "7")),
        Func<int, int, string> place => Counts.Select(count => place(count, 7)),
        Func<long, string> large => Counts.Select(count => large(count)),
        Func<long, string, string> many => Counts.Select(count => many(count, "7")),
        Func<int, string, int, string, string> sum => Counts.Select(count => sum(count, "7", count, "7")),
        Func<RefusedPhoto, string> refused => Enum.GetValues<Retention.App.Photos.PhotoFault>().Select(fault => refused(new(0, "7", PhotoRefusal.Fault, fault)))
            .Concat(Enum.GetValues<PhotoRefusal>().Where(why => why != PhotoRefusal.Fault).Select(why => refused(new(0, "7", why)))),
        Func<CreditLine, string> line => Enum.GetValues<CreditKind>().SelectMany(kind => new[] { CreditReason.ByHand, CreditReason.Review, CreditReason.Order }.Select(why => line(new(kind, why, "7", "7", Because: null)))),
        Func<string, int, string> counted => Counts.SelectMany(count => Asked.Select(asked => counted(asked, count))),
        Func<string, string, string> two => Asked.Select(asked => two(asked, "7")),
        Func<string, string, string, string> three => Asked.Select(asked => three(asked, "7", "7")),
        Func<bool, string, string, string> granted => Asked.SelectMany(asked => new[] { granted(true, "7", asked), granted(false, "7", asked) }),
        Func<int, int, bool, string> step => [step(1, 2, true), step(1, 2, false)],
        Func<Retention.App.DataUse.DataGroup, string> group => Enum.GetValues<Retention.App.DataUse.DataGroup>().Select(group),
        Func<Retention.App.DataUse.FieldKind, string> kind => Enum.GetValues<Retention.App.DataUse.FieldKind>().Select(kind),
        Func<Retention.App.DataUse.Use, string> use => Enum.GetValues<Retention.App.DataUse.Use>().Select(use),
        Func<Retention.App.DataUse.KeptUntil, string> until => Enum.GetValues<Retention.App.DataUse.KeptUntil>().Select(until),
        _ => throw new InvalidOperationException($"Say what to ask of {word?.GetType()}."),
    };
}
