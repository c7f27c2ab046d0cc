using System.Text.RegularExpressions;
using Retention.App.Merchant.Staff;
using Retention.App.Senders;
using Retention.Shops;

namespace Retention.App.Tests.Wording;

/// <summary>Test letters go to nobody who did not say so.</summary>
[Collection("Azurite")]
public sealed partial class StaffTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task An_address_counts_once_the_code_that_was_mailed_there_is_entered()
    {
        await using var app = await TestApp.StartAsync(azurite, works: false);
        var shop = (await app.AddShopifyAsync()).Shop;
        var member = (await AddAsync(app, shop, " Staff@Shop.Test ")).ShouldBeOfType<Invitation.CodeSent>().Member;
        (await ListAsync(app, shop)).ShouldHaveSingleItem().IsConfirmed.ShouldBeFalse();
        var letter = (await app.LettersAsync()).ShouldHaveSingleItem();
        (letter.To, letter.Headers.Count).ShouldBe(("staff@shop.test", 0));
        letter.Html.ShouldContain(CodeOf(letter));

        (await ConfirmAsync(app, shop, member, $" {CodeOf(letter)} ")).ShouldBe(Confirmation.Confirmed);
        (await ListAsync(app, shop)).ShouldHaveSingleItem().ShouldBe(new StaffMember(member, "staff@shop.test", app.Clock.Now, app.Clock.Now));
        (await ConfirmAsync(app, shop, member, CodeOf(letter))).ShouldBe(Confirmation.NoCode, "a code counts once");
        (await AddAsync(app, shop, "staff@shop.test")).ShouldBeOfType<Invitation.ConfirmedBefore>().Member.ShouldBe(member);
        (await app.LettersAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Neither_the_address_nor_the_code_can_be_read_in_storage()
    {
        await using var app = await TestApp.StartAsync(azurite, works: false);
        var shop = (await app.AddShopifyAsync()).Shop;
        await AddAsync(app, shop, "staff@shop.test");
        var code = CodeOf((await app.LettersAsync()).Single());
        var row = (await TestApp.RowsAsync(app.Storage.Shops)).Single(row => row.RowKey.StartsWith("staff|", StringComparison.Ordinal));
        var stored = string.Join('\n', row.Keys.Select(column => $"{row[column]}"));
        stored.ShouldNotContain("staff@shop.test");
        stored.ShouldNotContain(code);
    }

    [Fact]
    public async Task Five_wrong_codes_close_it_even_for_the_right_one_and_so_do_five_at_once()
    {
        await using var app = await TestApp.StartAsync(azurite, works: false);
        var shop = (await app.AddShopifyAsync()).Shop;
        var member = ((Invitation.CodeSent)await AddAsync(app, shop, "staff@shop.test")).Member;
        var code = CodeOf((await app.LettersAsync()).Single());
        var wrong = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => ConfirmAsync(app, shop, member, "no")));
        wrong.Count(answer => answer == Confirmation.Wrong).ShouldBe(StaffStore.MostTries - 1);
        (await ConfirmAsync(app, shop, member, code)).ShouldBe(Confirmation.NoCode);
    }

    [Fact]
    public async Task A_code_counts_for_15_minutes_for_its_own_shop_and_until_the_next_one()
    {
        await using var app = await TestApp.StartAsync(azurite, works: false);
        var (shop, other) = ((await app.AddShopifyAsync()).Shop, (await app.AddShopifyAsync(domain: "other.myshopify.com")).Shop);
        var member = ((Invitation.CodeSent)await AddAsync(app, shop, "staff@shop.test")).Member;
        var first = CodeOf((await app.LettersAsync())[0]);
        (await ConfirmAsync(app, other, member, first)).ShouldBe(Confirmation.NoCode);
        app.Clock.Now = app.Clock.Now.AddMinutes(1);
        await AddAsync(app, shop, "staff@shop.test");
        var second = CodeOf((await app.LettersAsync())[0]);
        if (first != second)
            (await ConfirmAsync(app, shop, member, first)).ShouldBe(Confirmation.Wrong);
        app.Clock.Now = app.Clock.Now.AddMinutes(15);
        (await ConfirmAsync(app, shop, member, second)).ShouldBe(Confirmation.NoCode);
    }

    [Fact]
    public async Task An_inbox_can_t_be_filled_with_codes_not_even_by_removing_the_address_between()
    {
        await using var app = await TestApp.StartAsync(azurite, works: false);
        var shop = (await app.AddShopifyAsync()).Shop;
        for (var time = 0; time < 3; time++)
        {
            var member = (await AddAsync(app, shop, "staff@shop.test")).ShouldBeOfType<Invitation.CodeSent>().Member;
            await app.Get<StaffStore>().RemoveAsync(shop.Id, member, CancellationToken.None);
            (await ListAsync(app, shop)).ShouldBeEmpty();
        }

        (await AddAsync(app, shop, "staff@shop.test")).ShouldBeOfType<Invitation.TooMany>().Why.ShouldContain("within an hour");
        for (var number = 0; number < 17; number++)
            (await AddAsync(app, shop, $"staff{number}@shop.test")).ShouldBeOfType<Invitation.CodeSent>();
        (await AddAsync(app, shop, "one-more@shop.test")).ShouldBeOfType<Invitation.TooMany>().Why.ShouldContain("within a day");
        app.Clock.Now = app.Clock.Now.AddDays(1).AddMinutes(1);
        (await AddAsync(app, shop, "one-more@shop.test")).ShouldBeOfType<Invitation.CodeSent>();
        (await app.LettersAsync()).Select(letter => letter.Message).ShouldBeUnique(StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("nobody")]
    [InlineData("a@b.example, c@d.example")]
    public async Task What_is_no_address_gets_no_code(string address)
    {
        await using var app = await TestApp.StartAsync(azurite, works: false);
        (await AddAsync(app, (await app.AddShopifyAsync()).Shop, address)).ShouldBeOfType<Invitation.NoAddress>();
        (await app.LettersAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("' or RowKey ge '")]
    [InlineData("../settings")]
    [InlineData("")]
    public async Task What_is_no_id_of_a_member_names_no_row(string id)
    {
        await using var app = await TestApp.StartAsync(azurite, works: false);
        var shop = (await app.AddShopifyAsync()).Shop;
        (await ConfirmAsync(app, shop, id, "000000")).ShouldBe(Confirmation.NoCode);
        (await app.Get<StaffStore>().FindAsync(shop.Id, id, CancellationToken.None)).ShouldBeNull();
    }

    /// <summary>A confirmed member.</summary>
    internal static async Task<string> ConfirmedAsync(TestApp app, Shop shop, string address = "staff@shop.test")
    {
        var member = ((Invitation.CodeSent)await AddAsync(app, shop, address)).Member;
        (await ConfirmAsync(app, shop, member, CodeOf((await app.LettersAsync()).First(letter => letter.To == address)))).ShouldBe(Confirmation.Confirmed);
        return member;
    }

    internal static string CodeOf(OutboxLetter letter) => Code().Match(letter.Text).Value;

    private static Task<Invitation> AddAsync(TestApp app, Shop shop, string address) => app.Get<StaffStore>().AddAsync(shop, address, app.Clock.Now, CancellationToken.None);

    private static Task<Confirmation> ConfirmAsync(TestApp app, Shop shop, string member, string code) => app.Get<StaffStore>().ConfirmAsync(shop.Id, member, code, app.Clock.Now, CancellationToken.None);

    private static Task<IReadOnlyList<StaffMember>> ListAsync(TestApp app, Shop shop) => app.Get<StaffStore>().ListAsync(shop.Id, app.Clock.Now, CancellationToken.None);

    [GeneratedRegex(@"\b\d{6}\b", RegexOptions.None, 1000)]
    private static partial Regex Code();
}
