using Azure.Data.Tables;
using Retention.App.Queues;
using Retention.App.Storage;
using Retention.App.Tests.Road;
using Retention.App.Wording;
using Retention.Flows;
using Retention.Shops;
using Retention.Templates;

namespace Retention.App.Tests.Wording;

/// <summary>What a shop writes in place of our words is what its shoppers read.</summary>
[Collection("Azurite")]
public sealed class OwnWordsTests(AzuriteFixture azurite)
{
    private static readonly Letter Thanks = Letter.Find("thank-you", "neutral")!;
    private static readonly EditedWords Ours = EditedWords.Of(Thanks.Template);
    private static readonly EditedWords Theirs = Ours with { Subject = "Cheers, {{first_name}}", Heading = "Cheers", Text = "Hello {{first_name}},\n\nYour <b>{{plural count \"mug\" \"%d mugs\"}}</b> for {{money order.total}}.\nSee you.", Reply = "" };

    [Fact]
    public async Task A_letter_goes_in_the_shop_s_own_words_and_its_message_names_their_version()
    {
        await using var app = await TestApp.StartAsync(azurite, now: Reported.At.AddMinutes(1), works: false);
        var shop = (await app.AddShopifyAsync()).Shop.Id;
        var version = (await KeepAsync(app, shop, Theirs)).ShouldBeOfType<Keeping.Kept>().Version;
        await app.HandleAsync(shop, Reported.Order("1"));
        app.Clock.Now = Reported.At.AddHours(2);
        (await app.Get<Schedule>().SweepAsync(app.Clock.Now, CancellationToken.None)).ShouldBe(1);
        await app.ReceiveAsync(app.Storage.StepQueue);

        var letter = (await app.LettersAsync()).ShouldHaveSingleItem();
        letter.Subject.ShouldBe("Cheers, Ann");
        letter.Text.ShouldContain("Hello Ann,\n\nYour <b>2 mugs</b> for €39.80.\nSee you.");
        letter.Html.ShouldContain("Your &lt;b&gt;2 mugs&lt;/b&gt; for €39.80.<br>See you.");
        var row = (await TestApp.RowsAsync(app.Storage.Shoppers)).Single(row => row.RowKey.StartsWith("message|", StringComparison.Ordinal));
        (row.GetString("Template"), row.GetInt32("WordsVersion")).ShouldBe(("neutral", version));
        (await app.JournalAsync(shop)).Select(line => line.Entry).Single(entry => entry.Outcome == Retention.Shoppers.Outcome.Sent).WordsVersion.ShouldBe(version);
    }

    [Theory]
    [InlineData("de-AT", "Servus, Ann")] // The shop's own German,
    [InlineData("fr", "Merci pour votre commande, Ann")] // our French,
    [InlineData("it", "Cheers, Ann")] // and for whom we have no words, the shop's own language.
    [InlineData(null, "Cheers, Ann")]
    public async Task The_shopper_s_language_says_whose_words_are_read(string? locale, string subject)
    {
        await using var app = await TestApp.StartAsync(azurite, now: Reported.At.AddMinutes(1), works: false);
        var shop = (await app.AddShopifyAsync()).Shop.Id;
        await KeepAsync(app, shop, Theirs);
        var german = Thanks.InLanguage("de");
        await app.Get<OwnWords>().KeepAsync(shop, german, EditedWords.Of(german.Template) with { Subject = "Servus, {{first_name}}" }, "staff", app.Clock.Now, CancellationToken.None);
        await app.HandleAsync(shop, Reported.Order("1") is var order ? order with { Order = order.Order with { Locale = locale } } : null!);
        app.Clock.Now = Reported.At.AddHours(2);
        await app.Get<Schedule>().SweepAsync(app.Clock.Now, CancellationToken.None);
        await app.ReceiveAsync(app.Storage.StepQueue);
        var letter = (await app.LettersAsync()).ShouldHaveSingleItem();
        letter.Subject.ShouldBe(subject);
        letter.Html.ShouldContain($"<html lang=\"{(subject.StartsWith("Servus", StringComparison.Ordinal) ? "de" : locale is "fr" ? "fr" : "en")}\"");
        (await TestApp.RowsAsync(app.Storage.Shoppers)).Single(row => row.RowKey.StartsWith("message|", StringComparison.Ordinal)).GetString("Template").ShouldBe("neutral", "the decision names the same words in every language");
    }

    [Fact]
    public async Task Words_from_before_there_were_languages_are_read_as_the_shop_s_own()
    {
        await using var app = await TestApp.StartAsync(azurite, works: false);
        var shop = (await app.AddShopifyAsync(shop => shop with { Locale = "de", OwnWords = shop.OwnWords.Add("thank-you|neutral", 7) })).Shop;
        await app.Storage.Shops.AddEntityAsync(new TableEntity(shop.Id, Keys.Words("thank-you", "neutral", 7)).With(new KeptWords(7, "staff", app.Clock.Now, Theirs), Stored.Default.KeptWords));
        (await app.Get<OwnWords>().InPlaceOfAsync(shop, Thanks.InLanguage("de"), CancellationToken.None)).Subject.ShouldBe(Theirs.Subject);
        (await app.Get<OwnWords>().InPlaceOfAsync(shop, Thanks.InLanguage("en"), CancellationToken.None)).Subject.ShouldBe(Ours.Subject);
        (await app.Get<OwnWords>().HistoryAsync(shop.Id, Thanks.InLanguage("de"), CancellationToken.None)).ShouldHaveSingleItem().Version.ShouldBe(7);
        (await app.Get<OwnWords>().HistoryAsync(shop.Id, Thanks.InLanguage("fr"), CancellationToken.None)).ShouldBeEmpty();
        await app.Get<OwnWords>().GoBackAsync(shop.Id, Thanks.InLanguage("de"), "staff", app.Clock.Now, CancellationToken.None);
        (await app.Get<ShopStore>().FindAsync(shop.Id, CancellationToken.None))!.Shop.OwnWords.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_shop_without_own_words_pays_nothing_and_one_with_them_one_look_until_they_change()
    {
        var counted = new CountedRequests();
        await using var app = await TestApp.StartAsync(azurite, works: false, policy: counted);
        var shop = (await app.AddShopifyAsync()).Shop.Id;
        async Task<(string Subject, int Cost)> LookAsync()
        {
            var known = (await app.Get<ShopStore>().FindAsync(shop, CancellationToken.None))!.Shop;
            counted.Take();
            var words = await app.Get<OwnWords>().InPlaceOfAsync(known, Thanks, CancellationToken.None);
            return (words.Subject, counted.Take().Length);
        }

        (await LookAsync()).ShouldBe((Ours.Subject, 0));
        await KeepAsync(app, shop, Theirs);
        (await LookAsync()).ShouldBe((Theirs.Subject, 1));
        (await LookAsync()).ShouldBe((Theirs.Subject, 0));
        await KeepAsync(app, shop, Theirs with { Subject = "Again" });
        (await LookAsync()).ShouldBe(("Again", 1));
        await app.Get<OwnWords>().GoBackAsync(shop, Thanks, "staff", app.Clock.Now, CancellationToken.None);
        (await LookAsync()).ShouldBe((Ours.Subject, 0));
    }

    [Fact]
    public async Task A_message_in_own_words_costs_at_most_10_operations()
    {
        var counted = new CountedRequests();
        await using var app = await TestApp.StartAsync(azurite, now: Reported.At.AddMinutes(1), works: false, policy: counted);
        var shop = (await app.AddShopifyAsync()).Shop.Id;
        await KeepAsync(app, shop, Theirs);
        await app.HandleAsync(shop, Reported.Order("1"));
        app.Clock.Now = Reported.At.AddHours(2);
        await app.Get<ShopStore>().FindAsync(shop, CancellationToken.None);
        (await app.Get<Schedule>().SweepAsync(app.Clock.Now, CancellationToken.None)).ShouldBe(1);
        counted.Take();
        (await app.ReceiveAsync(app.Storage.StepQueue)).ShouldBe(1);
        var kinds = counted.Take().Where(kind => !kind.Contains("outbox", StringComparison.Ordinal)).ToArray();
        kinds.Length.ShouldBeLessThanOrEqualTo(9, CountedRequests.Summed(kinds)); // The put is the sweep's.
        kinds.Count(kind => kind == "shop read").ShouldBe(1, "the words");
    }

    [Fact]
    public async Task Words_with_a_fault_are_not_kept()
    {
        await using var app = await TestApp.StartAsync(azurite, works: false);
        var shop = (await app.AddShopifyAsync()).Shop.Id;
        (await KeepAsync(app, shop, Theirs with { Subject = "{{nobody}}" })).ShouldBeOfType<Keeping.Faulty>().List.ShouldHaveSingleItem().Field.ShouldBe(WordsField.Subject);
        (await app.Get<OwnWords>().HistoryAsync(shop, Thanks, CancellationToken.None)).ShouldBeEmpty();
        (await app.Get<OwnWords>().KeepAsync("nobody", Thanks, Theirs, "staff", app.Clock.Now, CancellationToken.None)).ShouldBeOfType<Keeping.NoShop>();
    }

    [Fact]
    public async Task The_last_20_versions_stay_with_who_and_when_and_going_back_is_one_of_them()
    {
        await using var app = await TestApp.StartAsync(azurite, works: false);
        var shop = (await app.AddShopifyAsync()).Shop.Id;
        for (var number = 1; number <= 22; number++)
            await KeepAsync(app, shop, Theirs with { Subject = $"Number {number}" });
        await app.Get<OwnWords>().GoBackAsync(shop, Thanks, "ben", app.Clock.Now.AddMinutes(1), CancellationToken.None);
        await app.Get<OwnWords>().GoBackAsync(shop, Thanks, "ben", app.Clock.Now.AddMinutes(2), CancellationToken.None);

        var history = await app.Get<OwnWords>().HistoryAsync(shop, Thanks, CancellationToken.None);
        history.Length.ShouldBe(20);
        (history[0].Words, history[0].By, history[0].At).ShouldBe((null, "ben", app.Clock.Now.AddMinutes(1)), "going back twice is once");
        history.Skip(1).Select(version => version.Words!.Subject).ShouldBe(Enumerable.Range(4, 19).Reverse().Select(number => $"Number {number}"));
        (await TestApp.RowsAsync(app.Storage.Shops)).Count(row => row.RowKey.StartsWith("words|", StringComparison.Ordinal)).ShouldBe(20);
    }

    [Fact]
    public async Task Two_who_keep_words_of_two_letters_at_once_both_keep_theirs()
    {
        await using var app = await TestApp.StartAsync(azurite, works: false);
        var shop = (await app.AddShopifyAsync()).Shop.Id;
        var letters = Letter.In("thank-you");
        await Task.WhenAll(letters.Select(letter => app.Get<OwnWords>().KeepAsync(shop, letter, Theirs with { Subject = letter.Template.Key }, "staff", app.Clock.Now, CancellationToken.None)));
        var known = (await app.Get<ShopStore>().FindAsync(shop, CancellationToken.None))!.Shop;
        foreach (var letter in letters)
            (await app.Get<OwnWords>().InPlaceOfAsync(known, letter, CancellationToken.None)).Subject.ShouldBe(letter.Template.Key);
    }

    [Fact]
    public async Task Another_shop_s_words_are_not_used()
    {
        await using var app = await TestApp.StartAsync(azurite, works: false);
        var (one, other) = (await app.AddShopifyAsync(), await app.AddShopifyAsync(domain: "other.myshopify.com"));
        await KeepAsync(app, one.Shop.Id, Theirs);
        var known = (await app.Get<ShopStore>().FindAsync(other.Shop.Id, CancellationToken.None))!.Shop;
        (await app.Get<OwnWords>().InPlaceOfAsync(known, Thanks, CancellationToken.None)).ShouldBeSameAs(Thanks.Template);
        // Even if its record named the version of somebody else's.
        (await app.Get<OwnWords>().InPlaceOfAsync(known.WithWords("thank-you", "neutral", "en", 2), Thanks, CancellationToken.None)).ShouldBeSameAs(Thanks.Template);
    }

    private static Task<Keeping> KeepAsync(TestApp app, string shop, EditedWords words) => app.Get<OwnWords>().KeepAsync(shop, Thanks, words, "staff", app.Clock.Now, CancellationToken.None);
}
