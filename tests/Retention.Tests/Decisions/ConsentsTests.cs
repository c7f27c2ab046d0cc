using Retention.Decisions;
using Retention.Flows;
using Retention.Shoppers;
using Retention.Shops;

namespace Retention.Tests.Decisions;

public class ConsentsTests
{
    [Fact]
    public void The_latest_explicit_word_wins()
    {
        Marketing(Word(true, 1), Word(false, 2)).ShouldBe(new Decision.Stop(Reason.Unsubscribed));
        Marketing(Word(false, 1), Word(true, 2)).ShouldBeNull();
        Marketing(Word(true, 2), Word(false, 1)).ShouldBeNull("whichever was heard of first");
    }

    [Fact]
    public void Of_two_words_of_the_same_moment_the_refusal_wins()
    {
        Marketing(Word(true, 1), Word(false, 1)).ShouldBe(new Decision.Stop(Reason.Unsubscribed));
        Marketing(Word(false, 1), Word(true, 1)).ShouldBe(new Decision.Stop(Reason.Unsubscribed));
        Marketing(Word(true, 1), Word(false, 1) with { Purpose = null }).ShouldBe(new Decision.Stop(Reason.Unsubscribed));
    }

    [Fact]
    public void An_imported_yes_counts_only_where_nothing_else_is_known_whatever_time_the_list_gives_it()
    {
        Marketing(Word(true, 9) with { Source = ConsentWord.Imported }).ShouldBeNull();
        Marketing(Word(false, 1), Word(true, 9) with { Source = ConsentWord.Imported }).ShouldBe(new Decision.Stop(Reason.Unsubscribed));
        Marketing(Word(false, 1) with { Purpose = null }, Word(true, 9) with { Source = ConsentWord.Imported }).ShouldBe(new Decision.Stop(Reason.Unsubscribed));
        Marketing(Word(true, 1), Word(false, 9) with { Source = ConsentWord.Imported }).ShouldBe(new Decision.Stop(Reason.Unsubscribed), "an imported no counts from its moment on");
        Marketing(Word(false, 1) with { Source = ConsentWord.Imported }, Word(true, 2)).ShouldBeNull("and is taken back by the person");
    }

    [Fact]
    public void A_box_that_is_ticked_once_more_takes_back_no_confirmation_but_a_refusal_in_between_does()
    {
        var confirmed = Word(true, 1) with { IsConfirmed = true };
        foreach (var words in new ConsentWord[][] { [confirmed, Word(true, 5)], [Word(true, 5), confirmed], [Word(false, 0), Word(true, 5), confirmed] })
            About("win-back", "DE", words: words).ShouldBeNull();
        foreach (var words in new ConsentWord[][] { [confirmed, Word(false, 3), Word(true, 5)], [Word(true, 5), confirmed, Word(false, 3)], [Word(true, 5), Word(false, 1), confirmed] })
            About("win-back", "DE", words: words).ShouldBe(new Decision.Skip(Reason.ConsentUnconfirmed));
        About("win-back", "DE", words: [confirmed with { Source = ConsentWord.Imported }, Word(true, 5)]).ShouldBe(new Decision.Skip(Reason.ConsentUnconfirmed), "a list is no proof of what was said here");
    }

    [Fact]
    public void Without_a_word_there_is_no_advertising() => Marketing().ShouldBe(new Decision.Skip(Reason.NoConsent));

    [Fact]
    public void A_word_about_another_address_or_another_way_says_nothing()
    {
        Marketing(Word(true, 1) with { Address = "Email:anna@home.example" }).ShouldBe(new Decision.Skip(Reason.NoConsent));
        Marketing(Word(true, 1) with { Channel = Channel.Text }).ShouldBe(new Decision.Skip(Reason.NoConsent));
        Marketing(Word(true, 1), Word(false, 2) with { Channel = Channel.Text }).ShouldBeNull();
    }

    [Fact]
    public void Who_refused_a_topic_is_asked_by_name_before_it_comes_again()
    {
        var refused = Word(false, 1) with { Topic = "win-back" };
        Marketing(Word(true, 1), refused).ShouldBe(new Decision.Stop(Reason.UnsubscribedTopic));
        Marketing(refused, Word(true, 2)).ShouldBe(new Decision.Stop(Reason.UnsubscribedTopic), "consent to all was not asked by name");
        Marketing(refused, Word(true, 2) with { Topic = "win-back" }).ShouldBeNull();
        Marketing(Word(true, 1), Word(false, 2) with { Topic = "abandoned-cart" }).ShouldBeNull("another topic");
    }

    [Fact]
    public void Who_refused_everything_may_still_allow_one_topic_afterwards()
    {
        Marketing(Word(false, 2), Word(true, 1) with { Topic = "win-back" }).ShouldBe(new Decision.Stop(Reason.Unsubscribed));
        Marketing(Word(false, 1), Word(true, 2) with { Topic = "win-back" }).ShouldBeNull();
    }

    [Fact]
    public void A_refusal_of_everything_silences_letters_about_orders_too_and_one_of_advertising_does_not()
    {
        About("thank-you", words: Word(false, 1) with { Purpose = null }).ShouldBe(new Decision.Stop(Reason.Unsubscribed));
        About("thank-you", words: Word(false, 1)).ShouldBeNull();
        About("thank-you").ShouldBeNull("about what was ordered no consent is needed");
    }

    [Fact]
    public void A_text_needs_its_own_confirmed_consent()
    {
        Text().ShouldBe(new Decision.Skip(Reason.NoConsent));
        Text(Word(true, 1)).ShouldBe(new Decision.Skip(Reason.NoConsent), "consent to letters");
        Text(Texts).ShouldBe(new Decision.Skip(Reason.ConsentUnconfirmed));
        Text(Texts with { IsConfirmed = true, Topic = null }).ShouldBe(new Decision.Skip(Reason.NoConsent), "it does not name the reminders");
        Text(Texts with { IsConfirmed = true }).ShouldBeNull();
        Text(Texts with { IsConfirmed = true }, Texts with { Topic = null, IsGranted = false, At = Day(3) }).ShouldBe(new Decision.Skip(Reason.Unsubscribed));
    }

    [Theory]
    [InlineData("DE", false)]
    [InlineData("US", true)]
    [InlineData(null, true)]
    public void In_Germany_asking_for_an_opinion_is_advertising(string? country, bool may)
    {
        (About("review-request", country) is null).ShouldBe(may);
        (About("nps", country) is null).ShouldBe(may);
        About("review-request", country, words: Word(true, 1) with { IsConfirmed = true }).ShouldBeNull("who allowed advertising may be asked");
        About("review-request", country, words: Word(false, 1) with { Purpose = Purpose.Feedback }).ShouldBe(new Decision.Stop(Reason.Unsubscribed));
    }

    [Fact]
    public void A_refusal_of_advertising_is_none_of_being_asked_for_an_opinion_where_that_is_none() =>
        About("review-request", "US", words: Word(false, 1)).ShouldBeNull();

    [Theory]
    [InlineData("GB", true, true)]
    [InlineData("DE", true, true)]
    [InlineData("DE", false, false)] // The shop does not offer the refusal when it takes the address.
    [InlineData("US", true, false)] // Not a law there.
    [InlineData(null, true, false)]
    public void Who_bought_may_be_written_to_only_where_law_and_shop_allow_it(string? country, bool allows, bool may)
    {
        var shop = Some.WholeShop() with { Settings = Some.WholeShop().Settings with { AllowsSoftOptIn = allows } };
        (About("win-back", country, shop) is null).ShouldBe(may);
        if (may)
        {
            About("win-back", country, shop, words: Word(false, 1)).ShouldBe(new Decision.Stop(Reason.Unsubscribed));
            About("win-back", country, shop, change: order => order with { IsTest = true }).ShouldBe(new Decision.Skip(Reason.NoConsent));
            About("win-back", country, shop, change: order => order with { Stage = Retention.Events.OrderStage.Unpaid }).ShouldBe(new Decision.Skip(Reason.NoConsent), "nothing was sold");
        }
    }

    [Theory]
    [InlineData("DE", true)]
    [InlineData("AT", true)]
    [InlineData("FR", false)]
    [InlineData("US", false)]
    public void Where_a_double_opt_in_is_the_proof_consent_that_is_not_confirmed_is_no_basis(string country, bool asksForIt)
    {
        About("win-back", country, words: Word(true, 1)).ShouldBe(asksForIt ? new Decision.Skip(Reason.ConsentUnconfirmed) : null);
        About("win-back", country, words: Word(true, 1) with { Topic = "win-back" }).ShouldBe(asksForIt ? new Decision.Skip(Reason.ConsentUnconfirmed) : null);
        About("win-back", country, words: Word(true, 1) with { IsConfirmed = true }).ShouldBeNull();
        About("win-back", country, Buyers, words: Word(true, 1)).ShouldBe(null, "the sale is another basis, or consent is enough");
    }

    [Fact]
    public void In_Canada_a_purchase_is_a_basis_for_two_years_and_a_wish_to_be_told_of_an_item_for_half_a_year()
    {
        About("win-back", "CA", Buyers, Placed(Some.Noon.AddMonths(-24))).ShouldBeNull();
        About("win-back", "CA", Buyers, Placed(Some.Noon.AddMonths(-24).AddTicks(-1))).ShouldBe(new Decision.Skip(Reason.ImpliedConsentOver));
        About("win-back", "CA", change: Placed(Some.Noon.AddDays(-1))).ShouldBe(new Decision.Skip(Reason.NoConsent), "the merchant does not wish it");
        About("win-back", "CA", Buyers, Placed(Some.Noon.AddYears(-3)), Word(true, 1)).ShouldBeNull("consent that was said does not run out");
        Waiting(Some.Noon.AddMonths(-6), wants: true).ShouldBeNull();
        Waiting(Some.Noon.AddMonths(-6).AddTicks(-1), wants: true).ShouldBe(new Decision.Skip(Reason.ImpliedConsentOver));
        Waiting(Some.Noon.AddDays(-1), wants: false).ShouldBe(new Decision.Skip(Reason.ImpliedConsentOver));
    }

    [Theory]
    [InlineData("US")]
    [InlineData("FR")]
    [InlineData(null)]
    public void A_merchant_may_count_opinions_as_advertising_where_the_law_does_not_and_never_the_other_way_round(string? home)
    {
        var shop = Some.WholeShop() with { Country = home, Settings = Some.WholeShop().Settings with { FeedbackNeedsConsent = ["FR"] } };
        About("nps", "FR", shop).ShouldBe(new Decision.Skip(Reason.NoConsent));
        About("nps", "FR", shop, words: Word(true, 1)).ShouldBeNull();
        About("nps", "DE", shop).ShouldBe(new Decision.Skip(Reason.NoConsent), "it is the law's view there");
    }

    [Fact]
    public void A_shopper_of_whom_no_country_is_known_is_under_the_law_of_the_shops_country_and_of_everywhere_else()
    {
        var german = Buyers with { Country = "DE" };
        About("win-back", country: null, german, words: Word(true, 1)).ShouldBe(new Decision.Skip(Reason.ConsentUnconfirmed), "Germany asks for it");
        About("win-back", country: null, german).ShouldBe(new Decision.Skip(Reason.NoConsent), "everywhere else knows no soft opt-in");
        About("win-back", country: null, german, words: Word(true, 1) with { IsConfirmed = true }).ShouldBeNull();
        About("review-request", country: null, Buyers with { Country = null }).ShouldBeNull("about an order that was placed");
    }

    private static Shop Buyers { get; } = Some.WholeShop() with { Settings = Some.WholeShop().Settings with { AllowsSoftOptIn = true } };

    private static Func<KnownOrder, KnownOrder> Placed(DateTimeOffset at) => order => order with { PlacedAt = at };

    private static Decision? Waiting(DateTimeOffset since, bool wants)
    {
        var flow = AllFlows.Find("win-back")!;
        var shopper = Some.Shopper(Some.KnownOrder(placed: Some.Noon.AddYears(-3)) with { Country = "CA" }).With(new KnownItem { Id = "bowl", SavedAt = since, WantsStock = wants, EmailKey = Some.EmailKey });
        return Consents.Object(new Candidate(flow, flow.Steps[0], new(shopper, Some.Journey() with { Flow = flow.Key }, Buyers, Some.Noon)));
    }

    private static ConsentWord Texts => Word(true, 1) with { Address = Some.PhoneKey, Channel = Channel.Text, Topic = "abandoned-cart" };

    private static DateTimeOffset Day(int day) => Some.Noon.AddDays(day - 30);

    private static ConsentWord Word(bool granted, int day) => Some.Word(granted, Day(day));

    private static Decision? Marketing(params ReadOnlySpan<ConsentWord> words) => About("win-back", words: words);

    private static Decision? Text(params ReadOnlySpan<ConsentWord> words) => Consents.Object(One(AllFlows.Find("abandoned-cart")!, 1, Some.KnownOrder() with { PhoneKey = Some.PhoneKey }, Some.WholeShop(), words));

    private static Decision? About(string key, string? country = null, Shop? shop = null, Func<KnownOrder, KnownOrder>? change = null, params ReadOnlySpan<ConsentWord> words) =>
        Consents.Object(One(AllFlows.Find(key)!, 0, (change ?? (order => order))(Some.KnownOrder() with { Country = country }), shop ?? Some.WholeShop(), words));

    private static Candidate One(Flow flow, int step, KnownOrder order, Shop shop, ReadOnlySpan<ConsentWord> words)
    {
        var shopper = Some.Shopper(order);
        foreach (var word in words)
            shopper = shopper.With(word);
        return new(flow, flow.Steps[step], new(shopper, Some.Journey() with { Flow = flow.Key, Step = step }, shop, Some.Noon));
    }
}
