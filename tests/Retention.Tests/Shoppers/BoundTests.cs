using Retention.Decisions;
using Retention.Events;
using Retention.Flows;
using Retention.Shoppers;
using Shop = Retention.Shops.Shop;

namespace Retention.Tests.Shoppers;

/// <summary>What one shopper's state may grow to, however many come under one name: a till, a marketplace, somebody who plays.</summary>
public sealed class BoundTests
{
    [Fact]
    public void Of_5000_carts_within_the_hour_so_many_are_under_way_and_each_is_accounted_for()
    {
        var shop = Some.ShopWith("abandoned-cart");
        var known = Learn(Some.Shopper(), Some.Customer.Happened, "customer", shop);
        var entries = new List<Entry>();
        for (var number = 0; number < 5_000; number++)
        {
            var cart = new Cart
            {
                Id = $"{number}",
                CartToken = $"{number}",
                CreatedAt = Some.Noon.AddMilliseconds(number),
                UpdatedAt = Some.Noon.AddMilliseconds(number),
                Email = "anna@example.org",
                CustomerId = "anna",
                Url = "https://shop.example",
                Lines = [new("Mug", null, 1, null, null)],
            };
            KnownName[] names = [Some.Hashed(NameKind.Customer, "anna"), Some.Hashed(NameKind.Email, "anna@example.org"), Some.Hashed(NameKind.Cart, $"{number}")];
            var applied = Knowledge.Apply(known, new CartReported(cart), $"event {number}", names, shop, Some.Noon.AddSeconds(6));
            known = applied.Shopper;
            entries.AddRange(applied.Entries);
        }

        known.Journeys.Length.ShouldBe(Shopper.MostJourneys);
        known.Carts.Length.ShouldBe(Shopper.RememberedCarts);
        entries.Count.ShouldBe(5_000);
        entries.Count(entry => entry.Outcome == Outcome.Started).ShouldBe(Shopper.MostJourneys);
        entries.Where(entry => entry.Outcome == Outcome.NotSent).ShouldAllBe(entry => entry.Reason == Reason.FrequencyCap.Key);
    }

    [Fact]
    public void Two_with_too_many_under_way_are_merged_into_one_with_so_many_and_no_claim_is_lost()
    {
        var winner = Some.Shopper() with { Journeys = [.. Enumerable.Range(0, 150).Select(number => Some.Journey() with { Subject = $"w{number}" })] };
        var loser = Some.Shopper() with { Id = "other", Journeys = [.. Enumerable.Range(0, 150).Select(number => Some.Journey() with { Subject = $"l{number}" })] };
        loser = loser.With(loser.Journeys[^1] with { Claim = new("m", 1, Some.Noon, Some.Noon, "x") });
        var merged = Merge.Into(winner, loser);
        merged.Journeys.Length.ShouldBe(Shopper.MostJourneys);
        merged.Journeys.ShouldContain(journey => journey.Claim != null);
        merged.HasEnded(loser.Journeys[^2].Id).ShouldBeTrue();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Of_3000_addresses_the_state_stays_small_and_no_refusal_is_forgotten(bool areMerged)
    {
        var known = Some.Shopper();
        for (var number = 0; number < 3_000; number++)
        {
            var word = new ConsentWord($"a{number}", Channel.Email, Purpose.Marketing, Topic: null, IsGranted: number % 3 > 0, Some.Noon.AddMinutes(number), "x");
            known = areMerged ? Merge.Into(known, Some.Shopper() with { Id = $"l{number}", Consents = [word] }) : known.With(word);
        }

        known.Consents.Length.ShouldBe(Shopper.RememberedWords);
        Enumerable.Range(0, 1_000).ShouldAllBe(number => known.Refuses($"a{number * 3}") || known.Consents.Any(word => word.Address == $"a{number * 3}" && !word.IsGranted));
        known.Refuses("a1").ShouldBeFalse("its leave is forgotten, and so there is silence, but nobody refused it");
    }

    [Fact]
    public void When_more_addresses_refuse_than_can_be_remembered_every_address_does()
    {
        var known = Some.Shopper();
        for (var number = 0; number < 3_000; number++)
            known = known.Refusing($"a{number}");
        known.Refusals.Length.ShouldBe(1);
        known.Refuses("a0").ShouldBeTrue();
        known.Refuses("somebody's").ShouldBeTrue();
        known.Refusing("another").ShouldBe(known);
        Merge.Into(Some.Shopper() with { Id = "winner" }, known).Refuses("a0").ShouldBeTrue();
        Merge.Into(known, (Some.Shopper() with { Id = "loser" }).Refusing("b")).Refuses("a0").ShouldBeTrue();
    }

    [Fact]
    public void An_address_that_was_suppressed_long_ago_stays_so()
    {
        var known = Some.Shopper();
        for (var number = 0; number < 500; number++)
            known = known.With(new Suppression($"a{number}", Channel.Email, "bounce", Some.Noon.AddMinutes(number)));
        known.Suppressions.Length.ShouldBe(Shopper.RememberedSuppressions);
        Enumerable.Range(0, 500).ShouldAllBe(number => known.Refuses($"a{number}") || known.Suppressions.Any(told => told.Address == $"a{number}"));
    }

    [Fact]
    public void Whoever_types_a_thousand_addresses_is_still_the_same_customer()
    {
        var known = Some.Shopper().Named(Enumerable.Range(0, 1_000).Select(number => Some.Hashed(NameKind.Email, $"{number}@example.org")));
        known.Names.ShouldContain(Some.Hashed(NameKind.Customer, "anna"));
        known.Names.Length.ShouldBe(Shopper.Remembered);
    }

    [Fact]
    public void What_flows_said_to_thousands_who_are_merged_stays_bounded()
    {
        var known = Some.Shopper();
        for (var number = 0; number < 1_000; number++)
            known = Merge.Into(known, Some.Shopper() with { Id = $"l{number}", Heard = [new("thank-you", $"thank-you|{number}", Some.Noon.AddMinutes(number))] });
        known.Heard.Length.ShouldBe(Shopper.Remembered);
        known.HasEntered("thank-you|999").ShouldBeTrue();
    }

    private static Shopper Learn(Shopper known, Happened happened, string key, Shop shop) =>
        Knowledge.Apply(known, happened, key, [Some.Hashed(NameKind.Customer, "anna"), Some.Hashed(NameKind.Email, "anna@example.org")], shop, Some.Noon).Shopper;
}
