using System.Collections.Immutable;
using Retention.Shops;

namespace Retention.Tests.Shops;

public class OwnWordsTests
{
    private static readonly Shop Meadow = new() { Id = "s", Brand = new("Meadow"), ConnectedAt = default, Locale = "de-AT" };

    [Fact]
    public void Words_are_of_the_language_for_which_they_were_kept()
    {
        var shop = Meadow.WithWords("nps", "survey", "fr", 3);
        shop.WordsVersion("nps", "survey", "fr").ShouldBe(3);
        shop.WordsVersion("nps", "survey", "de").ShouldBeNull();
        shop.OwnLanguages("nps", "survey").ShouldBe(["fr"]);
        shop.WithWords("nps", "survey", "de", 4).WithWords("nps", "survey", "fr", null).OwnLanguages("nps", "survey").ShouldBe(["de"]);
    }

    [Fact]
    public void Words_from_before_there_were_languages_are_the_shop_s_own_until_others_take_their_place()
    {
        var earlier = Meadow with { OwnWords = ImmutableDictionary<string, int>.Empty.Add("nps|survey", 2) };
        earlier.WordsVersion("nps", "survey", "de").ShouldBe(2);
        earlier.WordsVersion("nps", "survey", "en").ShouldBeNull();
        earlier.WithWords("nps", "survey", "en", 5).WordsVersion("nps", "survey", "de").ShouldBe(2);
        earlier.WithWords("nps", "survey", "de", 5).WordsVersion("nps", "survey", "de").ShouldBe(5);
        earlier.WithWords("nps", "survey", "de", null).OwnWords.ShouldBeEmpty();
    }

    [Fact]
    public void A_shop_in_a_language_that_we_have_not_writes_English() => (Meadow with { Locale = "fi" }).Language.ShouldBe("en");
}
