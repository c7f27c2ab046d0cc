using System.Text.Json;
using Retention.App.Commands;
using Retention.App.Letters;
using Retention.App.Queues;
using Retention.App.Rehearsing;
using Retention.App.Simulation;
using Retention.App.Storage;
using Retention.Events;
using Retention.Flows;
using Retention.Rehearsal;
using Retention.Shoppers;
using Retention.Shops;
using Recorded = Retention.Rehearsal.Recorded;

namespace Retention.App.Tests.Commands;

/// <summary>What a flow would have done, on the past of a simulated shop.</summary>
public sealed class RehearsalTests : IDisposable
{
    // In every language, to somebody without a name.
    private static readonly string[] Greetings = ["Hello,", "Hallo,", "Bonjour,", "Hola,", "Hola:", "お客様"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("retention-rehearsal-");

    private static readonly Lazy<RecordedEvents> Past = new(() =>
    {
        var people = new WhoIsWho();
        var arrivals = new SimulatedShop(new() { Orders = 2_000, Days = 120, Seed = 7 }).Arrivals();
        return new([.. arrivals.SelectMany(arrival => people.Record(arrival.Key, arrival.Happened, arrival.ArrivedAt))]);
    });

    private static readonly DateTimeOffset To = Past.Value.Last!.Value;
    private static readonly DateTimeOffset From = To.AddDays(-30);

    [Theory]
    [InlineData("thank-you")]
    [InlineData("abandoned-cart")]
    [InlineData("save-for-later")]
    [InlineData("win-back")]
    [InlineData("nps")]
    public void The_reasons_sum_to_the_candidates_and_the_days_and_hours_and_steps_to_the_messages(string family)
    {
        var report = Report(family, RehearseCommand.SimulatedShop);
        report.Candidates.ShouldBeGreaterThan(0);
        (report.Messages + report.Silences.Sum(silence => silence.Count) + report.Waiting).ShouldBe(report.Candidates);
        report.Days.Sum(day => day.Messages).ShouldBe(report.Messages);
        report.Hours.Sum().ShouldBe(report.Messages);
        report.Steps.Sum(step => step.Messages).ShouldBe(report.Messages);
        report.Silences.ShouldAllBe(silence => silence.Text != silence.Reason);
    }

    [Fact]
    public void Carts_are_written_about_and_nobody_hears_more_than_the_caps_allow()
    {
        var shop = RehearseCommand.SimulatedShop with { FlowsOn = [.. AllFlows.Switches.Select(flow => flow.Family)] };
        var rehearsed = global::Retention.Rehearsal.Rehearsal.Play(AllFlows.Find("abandoned-cart")!, shop, Past.Value.Events, From, To);
        rehearsed.Messages.ShouldNotBeEmpty();
        var counted = rehearsed.Log.Where(line => line.Entry.Outcome == Outcome.Sent && AllFlows.Find(line.Entry.Flow)!.Purpose != Purpose.Service).ToList();
        counted.Select(line => line.Entry.Flow).Distinct(StringComparer.Ordinal).Count().ShouldBeGreaterThan(2);
        foreach (var person in counted.GroupBy(line => line.Shopper, StringComparer.Ordinal))
        {
            Most(person, TimeSpan.FromDays(1)).ShouldBeLessThanOrEqualTo(shop.Settings.EmailsPerDay, person.Key);
            Most(person, TimeSpan.FromDays(14)).ShouldBeLessThanOrEqualTo(shop.Settings.EmailsPerFortnight, person.Key);
        }

        rehearsed.MostInAWeek.OfAll.ShouldBeGreaterThanOrEqualTo(rehearsed.MostInAWeek.OfFlow);
    }

    [Fact]
    public void A_longer_wait_reminds_fewer_and_changes_nothing_in_the_shop()
    {
        var shop = RehearseCommand.SimulatedShop;
        var changed = ((SettingRead.Understood)SettingText.Read(shop, "abandoned-cart", ["wait=12h", "text/wait=13h"])).Shop;
        var (usual, later) = (Report("abandoned-cart", shop), Report("abandoned-cart", changed, "wait=12h", "text/wait=13h"));
        later.Messages.ShouldBeLessThan(usual.Messages);
        string.Join(' ', later.Tried).ShouldBe("wait=12h text/wait=13h");
        shop.Settings.Times.ShouldBeEmpty();
    }

    [Fact]
    public void Rehearsed_again_it_says_the_same() =>
        JsonSerializer.Serialize(Report("abandoned-cart", RehearseCommand.SimulatedShop), RehearsalJson.Default.RehearsalReport)
            .ShouldBe(JsonSerializer.Serialize(Report("abandoned-cart", RehearseCommand.SimulatedShop), RehearsalJson.Default.RehearsalReport));

    [Fact]
    public void Samples_show_the_goods_and_neither_name_nor_address()
    {
        var report = Report("abandoned-cart", RehearseCommand.SimulatedShop);
        report.Samples.Select(sample => sample.Step).ShouldBe(["reminder", "questions", "last"]);
        foreach (var sample in report.Samples)
        {
            Greetings.ShouldContain(greeting => sample.Text.Contains(greeting, StringComparison.Ordinal));
            sample.Text.ShouldMatch(@"[¥￥$€£]\s?[0-9]|[0-9]\s?[¥￥$€£]");
            sample.Html!.ShouldContain("<html");
            sample.Text.ShouldNotContain("{");
            sample.Text.ShouldNotContain("@");
        }
    }

    [Fact]
    public void The_text_names_the_sums_and_every_reason()
    {
        var report = Report("abandoned-cart", RehearseCommand.SimulatedShop);
        var text = string.Join('\n', RehearsalText.Of(report));
        text.ShouldContain($"{report.Messages:N0} messages to {report.People:N0} people");
        text.ShouldContain($"Of {report.Candidates:N0} candidates");
        foreach (var silence in report.Silences)
            text.ShouldContain($"{silence.Text} ({silence.Reason})");
        text.Split('\n').ShouldAllBe(line => line.TrimEnd() == line);
    }

    [Fact]
    public void A_history_that_begins_later_says_so_plainly()
    {
        var young = new RecordedEvents([.. Past.Value.Events.Where(recorded => recorded.AppliedAt > To.AddDays(-5))]);
        var report = Reporting.Tell(AllFlows.Find("thank-you")!, RehearseCommand.SimulatedShop, RehearseCommand.SimulatedShop, [], young, From, To, new LetterRenderer()).Report;
        report.History.IsEnough.ShouldBeFalse();
        string.Join('\n', RehearsalText.Of(report)).ShouldContain("too short");
    }

    [Fact]
    public void A_person_who_signs_in_is_one_person_from_then_on_and_a_cart_that_another_bought_is_told_to_its_owner()
    {
        var people = new WhoIsWho();
        var at = new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
        Recorded Told(Happened happened, int hour) => people.Record($"e{hour}", happened, at.AddHours(hour)).Last();
        var guest = Told(Cart("token", "ann@example.test"), 0).Shopper;
        var customer = Told(new CustomerReported("7", Email: null, FirstName: null, at), 1).Shopper;
        string.Equals(customer, guest, StringComparison.Ordinal).ShouldBeFalse();
        var joined = Told(new CustomerReported("7", "ann@example.test", FirstName: null, at.AddHours(2)) { IsEmailConfirmed = true }, 2);
        joined.Shopper.ShouldBe(customer);
        joined.Joins.ShouldHaveSingleItem().ShouldBe(guest);
        Told(Cart("token", "ann@example.test"), 3).Shopper.ShouldBe(customer);

        string.Equals(Told(Cart("another", "ben@example.test"), 3).Shopper, customer, StringComparison.Ordinal).ShouldBeFalse();
        var bought = people.Record("e4", new OrderReported(Order("token", "ben@example.test", at)), at.AddHours(4)).ToList();
        bought.Select(recorded => recorded.Happened.GetType()).ShouldBe([typeof(CartBoughtElsewhere), typeof(OrderReported)]);
        bought[0].Shopper.ShouldBe(customer);
        bought[1].Names.ShouldNotContain(name => name.Kind == NameKind.Cart);
        people.Record("e5", new OrderReported(Order("token", "ben@example.test", at)), at.AddHours(5)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task The_command_reads_a_file_prints_JSON_that_parses_and_names_what_it_does_not_understand()
    {
        var file = Path.Combine(_folder.FullName, "history.jsonl");
        await File.WriteAllLinesAsync(file, new SimulatedShop(new() { Orders = 150, Days = 60 }).Arrivals().Select(arrival =>
            JsonSerializer.Serialize(EventMessage.Of("simulated", arrival.Key, arrival.ArrivedAt, arrival.Happened, arrival.Topic), Stored.Default.EventMessage)));
        Dictionary<string, string?> nothing = [];
        var json = await Executable.RunAsync(nothing, "rehearse", "--history", file, "--flow", "thank-you", "--days", "20", "--set", "wait=2h", "--json");
        json.Errors.ShouldBeEmpty();
        using var report = JsonDocument.Parse(json.Out);
        report.RootElement.GetProperty("flow").GetString().ShouldBe("thank-you");
        report.RootElement.GetProperty("days").GetArrayLength().ShouldBe(20);
        report.RootElement.GetProperty("messages").GetInt32().ShouldBeGreaterThan(0);
        report.RootElement.GetProperty("cost").GetProperty("currency").GetString().ShouldBe("USD");

        var wrong = await Executable.RunAsync(nothing, "rehearse", "--history", file, "--flow", "thank-you", "--set", "wait=soonish");
        (wrong.ExitCode, wrong.Out).ShouldBe((1, ""));
        wrong.Errors.ShouldContain("thank-you/thanks/wait is how long after the start the message is due");
        await File.AppendAllTextAsync(file, "no arrival\n");
        (await Executable.RunAsync(nothing, "rehearse", "--history", file, "--flow", "thank-you")).Errors.ShouldContain("is not an arrival");
        (await Executable.RunAsync(nothing, "rehearse", "--history", Path.Combine(_folder.FullName, "none"), "--flow", "thank-you")).Errors.ShouldContain("there is none at");
    }

    [Theory]
    [InlineData("--days is a whole number from 1 to 366.", "--days", "x")]
    [InlineData("--days is a whole number from 1 to 366.", "--days", "400")]
    [InlineData("--from is a day, like 2026-10-01.", "--from", "abc")]
    [InlineData("--to is a day, like 2026-10-01.", "--to", "31.10.2026")]
    [InlineData("holds no event that concerns a shopper")]
    public async Task What_is_asked_for_wrongly_is_answered_in_our_own_words(string said, params string[] options)
    {
        var file = Path.Combine(_folder.FullName, "empty.jsonl");
        await File.WriteAllTextAsync(file, "");
        var wrong = await Executable.RunAsync(new Dictionary<string, string?>(StringComparer.Ordinal), ["rehearse", "--history", file, "--flow", "thank-you", .. options]);
        wrong.ExitCode.ShouldBe(1);
        wrong.Errors.ShouldContain(said);
        wrong.Errors.ShouldNotContain("System.");
        wrong.Errors.ShouldNotContain("try again in some days");
    }

    [Fact]
    public async Task Days_beyond_the_history_of_a_file_are_answered_with_those_that_it_has()
    {
        var file = Path.Combine(_folder.FullName, "short.jsonl");
        await File.WriteAllLinesAsync(file, new SimulatedShop(new() { Orders = 10, Days = 10 }).Arrivals().Select(arrival =>
            JsonSerializer.Serialize(EventMessage.Of("simulated", arrival.Key, arrival.ArrivedAt, arrival.Happened, arrival.Topic), Stored.Default.EventMessage)));
        var wrong = await Executable.RunAsync(new Dictionary<string, string?>(StringComparer.Ordinal), "rehearse", "--history", file, "--flow", "thank-you", "--from", "2020-01-01", "--to", "2020-02-01");
        (wrong.ExitCode, wrong.Errors).ShouldBe((1, $"{file} goes from 2026-10-21 to 2026-10-31: ask for days among them with --from and --to."));
    }

    [Fact]
    public void What_is_tried_is_told_beside_what_the_present_settings_come_to_and_a_sample_has_the_shop_s_own_time()
    {
        var changed = ((SettingRead.Understood)SettingText.Read(RehearseCommand.SimulatedShop, "abandoned-cart", ["wait=12h", "text/wait=13h"])).Shop;
        var report = Report("abandoned-cart", changed, "wait=12h", "text/wait=13h");
        var usual = Report("abandoned-cart", RehearseCommand.SimulatedShop);
        (report.Present!.Messages, report.Present.People, report.Present.PerDay).ShouldBe((usual.Messages, usual.People, usual.PerDay));
        usual.Present.ShouldBeNull();
        var text = string.Join('\n', RehearsalText.Of(report));
        text.ShouldContain($"With the present settings: {usual.Messages:N0} messages to {usual.People:N0} people");
        text.ShouldContain($"with what is tried {usual.Messages - report.Messages:N0} fewer.");
        text.ShouldContain($"about {report.PerDay:0.#} a day");
        var at = TimeZoneInfo.ConvertTime(report.Samples[0].At, TimeZoneInfo.FindSystemTimeZoneById("America/New_York"));
        text.ShouldContain($"Sample 1 of 3: reminder, {at:ddd d MMM yyyy, HH:mm} (America/New_York)");
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static RehearsalReport Report(string family, Shop shop, params string[] tried) =>
        Reporting.Tell(AllFlows.Switches.Single(flow => flow.Family == family), shop, RehearseCommand.SimulatedShop, tried, Past.Value, From, To, new LetterRenderer()).Report;

    private static int Most(IEnumerable<Line> lines, TimeSpan within)
    {
        var times = lines.Select(line => line.Entry.At).Order().ToArray();
        return times.Max(last => times.Count(at => at <= last && at > last - within));
    }

    private static CartReported Cart(string token, string email) =>
        new(new() { Id = token, CartToken = token, CreatedAt = DateTimeOffset.UnixEpoch, UpdatedAt = DateTimeOffset.UnixEpoch, Email = email, Lines = [new("Mug", null, 1, null, null)] });

    private static Order Order(string cart, string email, DateTimeOffset at) =>
        new() { Id = "1", Number = "#1", Stage = OrderStage.Paid, PlacedAt = at, UpdatedAt = at, Email = email, CartToken = cart };
}
