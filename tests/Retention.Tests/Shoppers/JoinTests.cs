using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Retention.Events;
using Retention.Shoppers;

namespace Retention.Tests.Shoppers;

/// <summary>
/// What two reports tell is joined: in either order, however grouped, however often, the same comes out. The moments and values are few, so that
/// ties are many; some texts differ in no culture's eyes.
/// </summary>
public class JoinTests
{
    private const int Tries = 20_000;

    private static readonly Gen<DateTimeOffset> Moment = Gen.Choose(0, 2).Select(minutes => Some.Noon.AddMinutes(minutes));

    private static readonly Gen<DateTimeOffset?> Perhaps = Gen.OneOf(Gen.Constant<DateTimeOffset?>(null), Moment.Select(at => (DateTimeOffset?)at));

    private static readonly Gen<string?> Text = Gen.Elements(null, "i", "I", "ı", "a", "a\u00ad");

    private static readonly Gen<bool> Either = Gen.Elements(true, false);

    private static readonly Gen<Money?> Price = Gen.Elements<Money?>(null, new Money(0, Some.Euro), new Money(100, Some.Euro), new Money(100, new("USD")));

    private static readonly Gen<KnownOrder> Order =
        from updated in Perhaps
        from stage in Gen.Elements<OrderStage?>(null, OrderStage.Unpaid, OrderStage.Paid)
        from texts in Text.ArrayOf(6)
        from moments in Perhaps.ArrayOf(9)
        from flags in Either.ArrayOf(4)
        from items in Gen.Elements<ImmutableArray<string>>([], ["a"], ["b"], ["a", "b"])
        from score in Gen.Choose(0, 3)
        select new KnownOrder
        {
            Id = "1001",
            Number = updated is null ? null : "#1001",
            UpdatedAt = updated,
            Stage = updated is null ? null : stage,
            EmailKey = texts[0],
            EmailToldAt = texts[0] is null ? null : updated,
            CartKey = texts[1],
            CheckoutKey = texts[2],
            PhoneKey = updated is null ? null : texts[3],
            Country = updated is null ? null : texts[4],
            Region = updated is null ? null : texts[5],
            Items = updated is null ? [] : items,
            PlacedAt = moments[0],
            PaidAt = moments[1],
            SentAt = moments[2],
            DeliveredAt = moments[3],
            FailedAt = moments[4],
            MissedAt = moments[5],
            ReviewedAt = moments[6],
            ProblemAt = moments[7],
            ScoredAt = moments[8],
            Score = moments[8] is null ? null : score,
            CaseClosedAt = moments[0],
            IsRefunded = flags[0],
            IsRemoved = flags[1],
            IsTest = flags[2],
            IsRisky = flags[3],
        };

    private static readonly Gen<Contact?> Who =
        from at in Moment
        from texts in Text.ArrayOf(5)
        from none in Either
        select none ? null : new Contact(at, texts[0], texts[1], texts[2], texts[3], texts[4]);

    private static readonly Gen<KnownCart> Cart =
        from updated in Perhaps
        from created in Perhaps
        from completed in Perhaps
        from checkout in Text
        from flags in Either.ArrayOf(3)
        from value in Price
        from contact in Who
        select new KnownCart { Id = "cart", UpdatedAt = updated, CreatedAt = created, CompletedAt = completed, CheckoutKey = checkout, IsEmpty = flags[0], IsBoughtElsewhere = flags[1], HasUrl = flags[2], Value = value, Contact = contact };

    private static readonly Gen<KnownItem> Item =
        from saved in Perhaps
        from forgotten in Perhaps
        from told in Perhaps
        from prices in Price.ArrayOf(3)
        from wants in Either
        from email in Text
        from available in Gen.Elements<int?>(null, 0, 1)
        select new KnownItem
        {
            Id = "bowl",
            SavedAt = saved,
            PriceWhenSaved = saved is null ? null : prices[0],
            WantsStock = saved is not null && wants,
            EmailKey = saved is null ? null : email,
            ForgottenAt = forgotten,
            ToldAt = told,
            Price = told is null ? null : prices[1],
            LowestPrice = told is null ? null : prices[2],
            Available = told is null ? null : available,
        };

    private static readonly Gen<ConsentWord> Word =
        from at in Moment
        from granted in Either
        from confirmed in Either
        from imported in Either
        from source in Text
        select new ConsentWord("Email:a", Channel.Email, Purpose.Marketing, Topic: null, granted, at, imported ? ConsentWord.Imported : source ?? "") { IsConfirmed = confirmed };

    private static readonly Gen<Profile?> Person =
        from at in Moment
        from texts in Text.ArrayOf(3)
        from none in Either
        select none ? null : new Profile(at, texts[0], texts[1], texts[2]);

    [Fact]
    public void Orders_are_joined_in_one_way() => IsJoin(Order, (one, other) => one.With(other));

    [Fact]
    public void Carts_are_joined_in_one_way() => IsJoin(Cart, (one, other) => one.With(other));

    [Fact]
    public void Items_are_joined_in_one_way() => IsJoin(Item, (one, other) => one.With(other));

    [Fact]
    public void Words_of_consent_are_joined_in_one_way() => IsJoin(Word, (one, other) => one.With(other));

    [Fact]
    public void Contacts_are_joined_in_one_way() => IsJoin(Who, Contact.Newer);

    [Fact]
    public void Profiles_are_joined_in_one_way() => IsJoin(Person, Profile.Newer);

    [Fact]
    public void A_join_that_keeps_the_first_is_found_out() => Should.Throw<Exception>(() => IsJoin(Word, (one, _) => one), "the check itself must be able to fail");

    private static void IsJoin<T>(Gen<T> any, Func<T, T, T> join) => Cases.ForAll(
        any.Three(),
        three =>
        {
            var (one, two, three3) = three;
            var before = CultureInfo.CurrentCulture;
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("tr-TR");
            var turkish = AsText(join(one, two));
            CultureInfo.CurrentCulture = before;
            AsText(join(one, two)).ShouldBe(turkish, "in whatever culture");
            AsText(join(two, one)).ShouldBe(turkish, "in either order");
            AsText(join(join(one, two), three3)).ShouldBe(AsText(join(one, join(two, three3))), "however grouped");
            AsText(join(one, one)).ShouldBe(AsText(one), "however often");
            AsText(join(join(one, two), two)).ShouldBe(turkish, "however late it is told again");
        },
        Tries / 4);

    private static string AsText<T>(T value) => JsonSerializer.Serialize(value);
}
