using Retention.App.Storage;

namespace Retention.App.Tests.Storage;

/// <summary>A shop's own account for texts, on real storage.</summary>
public sealed class TextAccountTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private const string Account = "AC00000000000000000000000000000002";
    private const string Service = "MG00000000000000000000000000000002";

    [Fact]
    public async Task A_program_that_dies_while_a_token_is_changed_still_knows_whose_the_account_is()
    {
        for (var call = 0; call < 6; call++)
        {
            var (account, counted) = (azurite.NewAccount(), new CountedRequests());
            await using (var dying = await TestApp.StartAsync(azurite, works: false, connection: account, policy: counted))
            {
                (await dying.Get<TextAccounts>().SetAsync("s0001", Account, "older", Service, CancellationToken.None)).ShouldBeTrue();
                counted.DieAfter(call);
                try
                {
                    await dying.Get<TextAccounts>().SetAsync("s0001", Account, "newer", Service, CancellationToken.None);
                }
                catch (DeadException)
                {
                    // The merchant sees an error, and a STOP may come before the next try.
                }
            }

            await using var app = await TestApp.StartAsync(azurite, works: false, connection: account);
            (await app.Get<TextAccounts>().ShopOfAsync(Account, CancellationToken.None)).ShouldBe("s0001", $"died before request {call}");
            (await app.Get<TextAccounts>().FindAsync("s0001", CancellationToken.None)).ShouldNotBeNull().Tokens.ShouldContain("older", StringComparer.Ordinal);
        }
    }

    [Fact]
    public async Task An_account_that_was_given_up_is_another_shops_to_take()
    {
        await using var app = await TestApp.StartAsync(azurite, works: false);
        var accounts = app.Get<TextAccounts>();
        await accounts.SetAsync("s0001", Account, "one", Service, CancellationToken.None);
        (await accounts.SetAsync("s0001", "AC00000000000000000000000000000003", "two", Service, CancellationToken.None)).ShouldBeTrue();
        (await accounts.ShopOfAsync(Account, CancellationToken.None)).ShouldBeNull();
        (await accounts.SetAsync("s0002", Account, "one", Service, CancellationToken.None)).ShouldBeTrue();
        (await accounts.ShopOfAsync(Account, CancellationToken.None)).ShouldBe("s0002");
    }
}
