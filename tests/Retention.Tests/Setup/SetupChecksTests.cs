using Retention.Setup;
using Retention.Shops;

namespace Retention.Tests.Setup;

public class SetupChecksTests
{
    private static readonly SetupKnown Known = new()
    {
        From = "hello@meadow.example",
        ContrastOnButton = 7.2,
        ContrastOnPaper = 5.1,
        Reach = new(Some.Noon, People: 1_200, [new("US", Channel.Email, Purpose.Service, 1_000), new("DE", Channel.Email, Purpose.Service, 150), new("US", Channel.Email, Purpose.Marketing, 400), new("US", Channel.Email, Purpose.Feedback, 1_000)]),
    };

    private static readonly Shop Ready = Some.Shop() with
    {
        Brand = new("Meadow Ceramics") { Logo = "https://meadow.example/logo.png", Color = "#2f6b4f", PostalAddress = "12 Kiln Lane", PolicyUrl = "https://meadow.example/returns", Social = [new("Instagram", "https://social.example")] },
        Country = "US",
        ReplyTo = "hello@meadow.example",
        OtherSenders = OtherSenders.None,
        EarlierSuppressions = EarlierSuppressions.Imported,
    };

    [Fact]
    public void A_shop_that_has_all_is_done_with_each_in_the_order_of_the_page()
    {
        var checks = SetupChecks.Of(Ready, Known);
        checks.Select(check => check.Key).ShouldBe(["identity", "brand", "sender", "consent", "suppressions", "policy", "others"]);
        checks.ShouldAllBe(check => check.State == CheckState.Done && check.Remedy == null);
        checks[3].Found.ShouldBe("Of 1,200 people 1,150 may be written to about their orders, 1,000 asked for an opinion, 400 sent offers.");
    }

    [Fact]
    public void A_shop_that_was_just_added_lacks_most_and_is_told_what_to_do_about_each()
    {
        var checks = SetupChecks.Of(Some.Shop(), new());
        checks.Select(check => check.State).ShouldBe([CheckState.Missing, CheckState.Missing, CheckState.Attention, CheckState.CantTell, CheckState.Missing, CheckState.Missing, CheckState.CantTell]);
        checks.ShouldAllBe(check => check.Remedy != null);
    }

    [Theory]
    [InlineData("identity", CheckState.Missing, "postal address")]
    [InlineData("brand", CheckState.Attention, "darker")]
    [InlineData("sender", CheckState.Attention, "reach nobody")]
    [InlineData("consent", CheckState.Attention, "agreed to offers")]
    [InlineData("suppressions", CheckState.Missing, "declare that there is none")]
    [InlineData("policy", CheckState.Missing, "policy")]
    [InlineData("others", CheckState.Attention, "notifications")]
    public void What_is_not_well_is_said_with_its_remedy(string key, CheckState state, string says)
    {
        var shop = key switch
        {
            "identity" => Ready with { Brand = Ready.Brand with { PostalAddress = " " } },
            "policy" => Ready with { Brand = Ready.Brand with { PolicyUrl = null } },
            "suppressions" => Ready with { EarlierSuppressions = null },
            "others" => Ready with { OtherSenders = OtherSenders.Unknown },
            _ => Ready,
        };
        var known = key switch
        {
            "brand" => Known with { ContrastOnPaper = 1.4 },
            "sender" => Known with { IsTestOnly = true },
            "consent" => Known with { Reach = new(Some.Noon, People: 1, [new(null, Channel.Email, Purpose.Service, 1)]) },
            _ => Known,
        };
        var check = SetupChecks.Of(shop, known).Single(check => check.Key == key);
        check.State.ShouldBe(state);
        $"{check.Found} {check.Remedy}".ShouldContain(says);
        SetupChecks.Of(shop, known).Count(one => one.State == CheckState.Done).ShouldBe(6);
    }

    [Fact]
    public void A_sender_that_is_locked_out_says_how_to_open_it() =>
        SetupChecks.Of(Ready, Known with { SenderFault = "Check the key." })[2].ShouldBe(new("sender", "Who sends", CheckState.Missing, "Letters can't go out now.", "Check the key."));
}
