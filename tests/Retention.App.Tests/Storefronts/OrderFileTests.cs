using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Retention.App.Storefronts.OrderExport;
using Retention.Events;

namespace Retention.App.Tests.Storefronts;

/// <summary>What is read out of an export of orders, and what is said about one that is broken.</summary>
public sealed class OrderFileTests
{
    [Fact]
    public async Task An_order_is_read_with_all_its_lines_and_as_it_went()
    {
        var text = string.Join("\r\n",
            OrderCsv.Header,
            OrderCsv.Order(1001, ("Total", "1259.40"), ("Fulfilled at", OrderCsv.Time(OrderCsv.At.AddDays(2))), ("Accepts Marketing", "yes"), ("Notes", "leave it\nat the \"door\", please"), ("Phone", "'+14155550100")),
            OrderCsv.Line(("Name", "#1001"), ("Email", "shopper1001@example.test"), ("Created at", OrderCsv.Time(OrderCsv.At)), ("Lineitem quantity", "1"), ("Lineitem name", "Tea Pot"), ("Lineitem price", "1219.60")),
            OrderCsv.Order(1002, ("Currency", "JPY"), ("Total", "3980"), ("Lineitem price", "1990"), ("Financial Status", "pending"), ("Paid at", "")), "");
        var (events, faults, _, _) = await OrderCsv.ReadAsync(text);
        faults.ShouldBeEmpty();
        var orders = events.Select(one => ((OrderReported)one.Happened).Order).ToArray();
        orders.Select(order => (order.Number, order.Stage, order.FulfilledAt is not null, order.UpdatedAt)).ShouldBe(
        [
            ("#1001", OrderStage.Paid, false, OrderCsv.At.AddHours(1)), ("#1001", OrderStage.Paid, true, OrderCsv.At.AddDays(2)), ("#1002", OrderStage.Unpaid, false, OrderCsv.At.AddHours(2)),
        ]);
        var first = orders[0];
        (first.Id, first.Email, first.FirstName, first.Country, first.Region, first.Phone).ShouldBe(("5000001001", "shopper1001@example.test", "Ann", "US", "CA", "+14155550100"));
        first.Total.ShouldBe(new Money(125_940, new("EUR")));
        first.Lines.Select(line => (line.Title, line.Quantity, line.Price!.Value.Minor)).ShouldBe([("Blue Mug - large", 2, 3_980L), ("Tea Pot", 1, 121_960L)]);
        first.Consents.ShouldHaveSingleItem().ShouldBe(new Consent(Channel.Email, Purpose.Marketing, IsGranted: true, OrderCsv.At.AddHours(1), "order export"));
        orders[1].Consents.ShouldBeEmpty();
        orders[2].Total.ShouldBe(new Money(3_980, new("JPY")), "yen have no cents");
        events.Select(one => one.Key).Distinct(StringComparer.Ordinal).Count().ShouldBe(3);
    }

    [Fact]
    public async Task Called_off_and_given_back_are_told_each_at_its_place()
    {
        var cancelled = await StatesAsync(("Cancelled at", OrderCsv.Time(OrderCsv.At.AddDays(1))), ("Financial Status", "refunded"));
        cancelled.Select(order => (order.Stage, order.IsRefunded)).ShouldBe([(OrderStage.Paid, false), (OrderStage.Cancelled, true)]);
        (await StatesAsync(("Financial Status", "voided"), ("Paid at", ""))).ShouldHaveSingleItem().Stage.ShouldBe(OrderStage.Cancelled);
        (await StatesAsync(("Paid at", OrderCsv.Time(OrderCsv.At.AddDays(3))))).Select(order => order.Stage).ShouldBe([OrderStage.Unpaid, OrderStage.Paid]);
    }

    [Fact]
    public async Task Columns_that_are_missing_or_stand_there_twice_are_said_before_anything_is_read()
    {
        var (events, faults, _, hasFailed) = await OrderCsv.ReadAsync($"Name,Email,Email,Currency\r\n#1,a@example.test,b@example.test,EUR\r\n");
        hasFailed.ShouldBeTrue();
        events.ShouldBeEmpty();
        faults.Select(fault => fault.Column).ShouldBe(["Email", "Financial Status", "Total", "Created at", "Lineitem quantity", "Lineitem name", "Lineitem price", "Id"]);
        faults[0].ToString().ShouldStartWith("Line 1, column Email: It stands there twice, as columns 2 and 3.");
        faults.ShouldAllBe(fault => fault.Remedy.Length > 0);
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("Name;Email;Total\n1;2;3\n", "not separated by commas")]
    [InlineData("Name\tEmail\n", "not separated by commas")]
    [InlineData("\"Name,Email", "quotation mark")]
    public async Task A_file_that_is_no_export_is_refused_in_a_sentence(string text, string says)
    {
        var (_, faults, _, hasFailed) = await OrderCsv.ReadAsync(text);
        hasFailed.ShouldBeTrue();
        faults.ShouldHaveSingleItem().What.ShouldContain(says);
    }

    [Fact]
    public async Task A_mark_at_the_beginning_and_either_kind_of_line_ending_change_nothing()
    {
        var text = OrderCsv.File(3);
        var usual = (await OrderCsv.ReadAsync(text)).Events.Select(one => one.Key).ToArray();
        usual.Length.ShouldBe(3);
        foreach (var other in new[] { $"\uFEFF{text}", text.ReplaceLineEndings("\n"), text.TrimEnd(), text.Replace("\r\n", "\r\n\r\n", StringComparison.Ordinal) })
            (await OrderCsv.ReadAsync(other)).Events.Select(one => one.Key).ShouldBe(usual);
        (await OrderCsv.ReadAsync([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(text)])).Faults.ShouldHaveSingleItem().What.ShouldContain("UTF-16");
    }

    [Theory]
    [InlineData("Total", "1.259,40", "19.90")]
    [InlineData("Created at", "20/10/2026", "time zone")]
    [InlineData("Created at", "2026-10-20 09:30:00", "time zone")]
    [InlineData("Paid at", "yesterday", "time zone")]
    [InlineData("Currency", "Euro", "three letters")]
    [InlineData("Id", "8.2E+12", "spreadsheet")]
    [InlineData("Id", "", "needs it")]
    [InlineData("Financial Status", "bezahlt", "pending")]
    [InlineData("Email", "ann@example.test, ben@example.test", "Correct it")]
    [InlineData("Lineitem quantity", "two", "like 2")]
    [InlineData("Lineitem price", "free", "19.90")]
    public async Task A_cell_that_can_t_be_read_is_named_by_line_and_column_and_the_other_orders_count(string column, string value, string says)
    {
        var (events, faults, _, hasFailed) = await OrderCsv.ReadAsync(string.Join("\r\n", OrderCsv.Header, OrderCsv.Order(1001), OrderCsv.Order(1002, (column, value)), OrderCsv.Order(1003), ""));
        hasFailed.ShouldBeFalse();
        var fault = faults.ShouldHaveSingleItem();
        (fault.Line, fault.Column).ShouldBe((3, column));
        $"{fault.What} {fault.Remedy}".ShouldContain(says);
        events.Select(one => ((OrderReported)one.Happened).Order.Number).ShouldBe(["#1001", "#1003"]);
        fault.ToString().ShouldNotContain("ann@", Case.Insensitive);
    }

    [Fact]
    public async Task A_quotation_mark_that_is_never_closed_costs_one_line_and_not_the_rest_of_the_file()
    {
        var broken = OrderCsv.Order(1002).Replace("Ann Lee", "\"Ann Lee", StringComparison.Ordinal);
        var (events, faults, _, _) = await OrderCsv.ReadAsync(string.Join("\r\n", OrderCsv.Header, OrderCsv.Order(1001), broken, OrderCsv.Order(1003, ("Notes", "a, b")), OrderCsv.Order(1004), ""));
        faults.ShouldHaveSingleItem().Line.ShouldBe(3);
        events.Select(one => ((OrderReported)one.Happened).Order.Number).ShouldBe(["#1001", "#1003", "#1004"]);
    }

    [Fact]
    public async Task Lines_that_are_too_long_or_torn_from_their_order_or_of_another_encoding_are_named()
    {
        var torn = OrderCsv.Line(("Name", "#1009"), ("Lineitem name", "Mug"), ("Lineitem quantity", "1"), ("Lineitem price", "1"));
        var text = string.Join("\r\n", OrderCsv.Header, $"{OrderCsv.Order(1001)},more", torn, OrderCsv.Order(1002), "");
        var (events, faults, _, _) = await OrderCsv.ReadAsync(text);
        faults.Select(fault => fault.Line).ShouldBe([2, 3]);
        faults[1].Remedy.ShouldContain("together");
        events.Length.ShouldBe(1);
        var latin = Encoding.Latin1.GetBytes(string.Join("\r\n", OrderCsv.Header, OrderCsv.Order(1001, ("Billing Name", "Zoë")), OrderCsv.Order(1002), ""));
        var read = await OrderCsv.ReadAsync(latin);
        read.Faults.ShouldHaveSingleItem().What.ShouldContain("UTF-8");
        read.Events.Length.ShouldBe(1);
    }

    [Fact]
    public async Task However_the_file_lies_in_pieces_the_same_is_read()
    {
        var text = string.Join("\r\n", [OrderCsv.Header, .. Enumerable.Range(1001, 90).SelectMany(number => (string[])[OrderCsv.Order(number, ("Notes", "two\r\nlines")), OrderCsv.Line(("Name", $"#{number}"), ("Lineitem name", "Pot"), ("Lineitem quantity", "1"), ("Lineitem price", "5"))]), ""]);
        var whole = await OrderCsv.ReadAsync(text, piece: 1024 * 1024);
        whole.Pages.ShouldBe(3);
        whole.Faults.ShouldBeEmpty();
        foreach (var piece in new[] { 700, 4_096, 30_001 })
            (await OrderCsv.ReadAsync(text, piece)).Events.Select(one => one.Key).ShouldBe(whole.Events.Select(one => one.Key));
    }

    [Fact]
    public void Every_field_comes_back_as_it_was_quoted() => Prop.ForAll(
        Gen.ArrayOf(Gen.ArrayOf(Gen.Elements('a', ',', '"', '\n', '\r', ' ', 'ü', '\u65e5')).Select(letters => new string(letters))).Where(fields => fields.Length > 0).ToArbitrary(),
        fields =>
        {
            var bytes = Encoding.UTF8.GetBytes(string.Join(',', fields.Select(field => $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")) + "\r\n");
            var record = new CsvReading(bytes, offset: 0, line: 1, isEnd: true).Records().ToList().ShouldHaveSingleItem();
            record.Break.ShouldBeNull();
            record.Fields.ShouldBe(fields);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Nonsense_is_read_to_its_end_and_nothing_is_thrown() => Prop.ForAll(
        Gen.ArrayOf(Gen.Frequency((6, Gen.Elements<byte>((byte)'"', (byte)',', (byte)'\n', (byte)'\r', (byte)'x')), (1, Gen.Choose(0, 255).Select(value => (byte)value)))).ToArbitrary(),
        bytes =>
        {
            var text = (byte[])[.. Encoding.UTF8.GetBytes(OrderCsv.Header + "\n"), .. bytes];
            var (_, _, pages, hasFailed) = OrderCsv.ReadAsync(text, piece: 1_024).GetAwaiter().GetResult();
            (pages > 0 && !hasFailed).ShouldBeTrue();
        }).QuickCheckThrowOnFailure();

    private static async Task<Order[]> StatesAsync(params (string, string)[] values)
    {
        var (events, faults, _, _) = await OrderCsv.ReadAsync(string.Join("\r\n", OrderCsv.Header, OrderCsv.Order(1001, values), ""));
        faults.ShouldBeEmpty();
        return [.. events.Select(one => ((OrderReported)one.Happened).Order)];
    }
}
