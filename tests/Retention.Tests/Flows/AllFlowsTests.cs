using System.Text.RegularExpressions;
using Retention.Flows;
using Retention.Shoppers;
using Retention.Tests.Decisions;

namespace Retention.Tests.Flows;

public class AllFlowsTests
{
    // Stored in journeys, settings and message ids: never changed, only added.
    [Fact]
    public void A_stored_key_is_never_changed() => AllFlows.List.Concat(AllFlows.Earlier).Select(flow => flow.Key).ShouldBe(
    [
        "thank-you", "thank-you/help", "abandoned-cart", "save-for-later", "save-for-later/price-drop", "save-for-later/low-stock", "save-for-later/back-in-stock", "review-request",
        "nps", "nps/question", "nps/thanks", "survey", "settled", "win-back", "replenishment", "credit-expiry", "credit-expiry/last", "tier-reached", "account-invitation",
        "nps/case",
    ]);

    [Fact]
    public void A_stored_key_of_a_step_is_never_changed() => AllFlows.List.Concat(AllFlows.Earlier).Select(flow => $"{flow.Key}: {string.Join(' ', flow.Steps.Select(step => step.Key))}").ShouldBe(
    [
        "thank-you: thanks", "thank-you/help: help", "abandoned-cart: reminder text questions last", "save-for-later: reminder last", "save-for-later/price-drop: alert",
        "save-for-later/low-stock: alert", "save-for-later/back-in-stock: alert", "review-request: request reminder", "nps: survey",
        "nps/question: answer", "nps/thanks: answer", "survey: ask", "settled: settled", "win-back: missed why goodbye", "replenishment: soon now", "credit-expiry: soon", "credit-expiry/last: last", "tier-reached: reached", "account-invitation: invitation",
        "nps/case: answer",
    ]);

    [Fact]
    public void What_no_longer_begins_is_found_by_what_was_stored_and_started_by_nothing()
    {
        AllFlows.Earlier.Select(flow => flow.Key).ShouldBe(["nps/case"]);
        AllFlows.Find("nps/case").ShouldBeSameAs(AllFlows.Earlier[0]);
        AllFlows.StartedBy(new OrderScored("1001", 3, Some.Noon)).Select(one => one.Flow.Key).ShouldNotContain(key => key == "nps/case");
    }

    [Fact]
    public void A_merchant_has_one_switch_for_each_family() =>
        AllFlows.Switches.Select(flow => flow.Key).ShouldBe(["thank-you", "abandoned-cart", "save-for-later", "review-request", "nps", "survey", "settled", "win-back", "replenishment", "credit-expiry", "tier-reached", "account-invitation"]);

    [Fact]
    public void Keys_are_unique_and_in_kebab_case()
    {
        AllFlows.List.Select(flow => flow.Key).ShouldBeUnique(StringComparer.Ordinal);
        AllFlows.List.ShouldAllBe(flow => flow.Key.Split('/', 2).All(part => ReasonTests.KebabCase().IsMatch(part)));
    }

    [Fact]
    public void Every_flow_says_something_and_each_step_has_a_last_moment() =>
        AllFlows.List.ShouldAllBe(flow => flow.Title.Length > 0 && flow.Steps.Length > 0 && flow.Steps.All(step => step.Deadline > TimeSpan.Zero && step.Wait >= TimeSpan.Zero));

    [Fact]
    public void A_flow_is_found_by_its_key_and_one_of_a_newer_version_is_not()
    {
        AllFlows.Find("thank-you").ShouldBeSameAs(Some.ThankYou);
        AllFlows.Find("Thank-You").ShouldBeNull();
        AllFlows.Find("of-tomorrow").ShouldBeNull();
        AllFlows.Find(Some.Journey() with { FlowVersion = 99 }).ShouldBeNull();
    }

    [Fact]
    public void A_journey_keeps_the_version_that_it_entered()
    {
        var newer = Some.TwoLetters with { Version = Some.ThankYou.Version + 1 };
        AllFlows.Find(Some.Journey(), [newer, Some.ThankYou]).ShouldBeSameAs(Some.ThankYou);
        AllFlows.Find(Some.Journey() with { FlowVersion = newer.Version }, [newer, Some.ThankYou]).ShouldBeSameAs(newer);
        AllFlows.Find(Some.Journey() with { Flow = Some.Help.Key }, [newer, Some.ThankYou]).ShouldBeNull();
        foreach (var flow in AllFlows.List.Concat(AllFlows.Earlier))
            AllFlows.Find(Some.Journey() with { Flow = flow.Key, FlowVersion = flow.Version }).ShouldBeSameAs(flow);
    }

    private static readonly string[] All = ["ThankYou", "AbandonedCart", "SaveForLater", "ReviewRequest", "Nps", "OwnSurvey", "Settled", "WinBack", "Replenishment", "CreditExpiry", "TierReached", "AccountInvitation"];

    public static TheoryData<string> Folders => [.. All];

    [Theory]
    [MemberData(nameof(Folders))]
    public void Each_flow_reads_as_its_description_in_at_most_40_lines(string flow)
    {
        // From its name to the end of the record, and of the helpers below it: not the words, and not what is imported.
        foreach (var file in Directory.GetFiles(Path.Combine(Source, "Flows", flow), "*.cs").Where(file => !file.EndsWith("Words.cs", StringComparison.Ordinal)))
        {
            var text = File.ReadAllLines(file);
            var from = Array.FindIndex(text, line => line.Contains("static class", StringComparison.Ordinal));
            (text.Length - from).ShouldBeLessThanOrEqualTo(40, file);
            from.ShouldBeGreaterThan(0, file);
        }
    }

    [Fact]
    public void There_is_a_folder_for_each_switch() =>
        All.Order(StringComparer.Ordinal).ShouldBe(Directory.GetDirectories(Path.Combine(Source, "Flows")).Select(folder => Path.GetFileName(folder)!).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Folders))]
    public void No_file_but_the_list_of_flows_names_a_flow_outside_its_own_folder(string flow)
    {
        var own = Path.Combine(Source, "Flows", flow) + Path.DirectorySeparatorChar;
        var naming = Directory.GetFiles(Source, "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.StartsWith(own, StringComparison.Ordinal) && !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Where(file => File.ReadAllLines(file).Any(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal) && Regex.IsMatch(line, $@"\b{flow}[.;]", RegexOptions.None, TimeSpan.FromSeconds(1))))
            .Select(file => Path.GetRelativePath(Source, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);
        naming.ShouldBe(["Flows/AllFlows.cs", .. Neighbours.GetValueOrDefault(flow, [])], ignoreOrder: true);
    }

    // Survey and review request keep apart, and wait for the same parcel.
    private static readonly Dictionary<string, string[]> Neighbours = new(StringComparer.Ordinal)
    {
        ["Nps"] = ["Flows/ReviewRequest/ReviewRequest.cs", "Flows/OwnSurvey/OwnSurvey.cs"],
        ["ReviewRequest"] = ["Flows/Nps/Nps.cs", "Flows/OwnSurvey/OwnSurvey.cs"],
    };

    [Fact]
    public void Each_flow_has_its_one_line_in_the_list()
    {
        var list = File.ReadAllLines(Path.Combine(Source, "Flows", "AllFlows.cs")).Where(line => line.StartsWith("        ", StringComparison.Ordinal) && line.TrimEnd().EndsWith(',')).ToArray();
        foreach (var flow in All)
            list.Count(line => line.Contains($"{flow}.{flow}.", StringComparison.Ordinal)).ShouldBe(1, flow);
        list.Length.ShouldBe(All.Length);
    }

    [Fact]
    public void A_merchant_and_a_shopper_can_read_what_each_flow_does_and_why() =>
        AllFlows.List.ShouldAllBe(flow => flow.Why.StartsWith("You get this ", StringComparison.Ordinal) && flow.Title.Length > 10);

    [Fact]
    public void Only_what_was_asked_for_and_letters_of_a_case_are_never_held_out() =>
        AllFlows.List.Where(flow => !flow.HoldsOut).Select(flow => flow.Key).ShouldBe(["save-for-later/back-in-stock", "settled"]);

    [Fact]
    public void The_cart_goes_before_the_review_the_review_before_the_survey_and_the_survey_before_the_win_back() =>
        new[] { "abandoned-cart", "review-request", "nps", "win-back" }.Select(key => AllFlows.Find(key)!.Priority).ShouldBeInOrder(SortDirection.Descending);

    [Fact]
    public void Two_wordings_are_read_by_half_of_the_shoppers_each_and_always_by_the_same()
    {
        var words = Say.Split("subject", Retention.Flows.WinBack.Words.Missed, Retention.Flows.WinBack.Words.Why);
        var seen = Some.Seen();
        Template Read(int shopper) => words(seen with { Shopper = seen.Shopper with { Id = $"shopper {shopper}" } });
        var all = Enumerable.Range(0, 4_000).Select(Read).ToArray();
        all.Count(one => one.Key == "missed").ShouldBeInRange(1_905, 2_095); // Three sigma.
        Enumerable.Range(0, 4_000).Select(Read).ShouldBe(all);
    }

    private static string Source
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(folder.FullName, "Retention.sln")))
                folder = folder.Parent ?? throw new DirectoryNotFoundException("Retention.sln is in no folder above the tests.");
            return Path.Combine(folder.FullName, "src", "Retention");
        }
    }

    [Fact]
    public void What_is_stored_by_name_keeps_its_name()
    {
        Enum.GetNames<Purpose>().ShouldBe(["Service", "Feedback", "Marketing"]);
        Enum.GetNames<Outcome>().ShouldBe(["Started", "Sent", "Deferred", "NotSent", "Unknown", "Delivered", "Bounced", "Blocked", "Discarded", "Complained", "Unsubscribed", "Clicked"]);
    }
}
