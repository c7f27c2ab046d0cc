using Retention.App.Queues;
using Retention.App.Storage;
using Retention.App.Storefronts;
using Retention.App.Tests.Road;
using Retention.App.Tests.Storefronts;
using Retention.Shoppers;
using Retention.Shops;

namespace Retention.App.Tests.Suppressions;

/// <summary>Lists of who must not be written to and of who agreed, as other programs export them.</summary>
[Collection("Azurite")]
public sealed class ConsentImportTests(AzuriteFixture azurite)
{
    private static readonly DateTimeOffset At = Reported.At;

    private const string Suppressed = "Email Address,Reason,UNSUB_TIME\r\nann@example.test,,2025-03-01 10:00:00\r\nnot an address,,\r\nben@example.test,HARD_BOUNCE,\r\ncem@example.test,SPAM_COMPLAINT,\r\n\r\n,,\r\nann@example.test,,2025-03-01 10:00:00\r\n";

    [Fact]
    public async Task A_dry_run_says_what_is_new_known_or_faulty_line_by_line_and_changes_nothing()
    {
        await using var app = await TestApp.StartAsync(azurite, now: At, works: false);
        var shop = (await app.AddShopifyAsync(known => known with { EarlierSuppressions = null })).Shop.Id;
        await app.Get<SuppressionList>().AddAsync(shop, new(new(app.Get<NameDirectory>().Hash(shop, Retention.Events.Name.OfEmail("ben@example.test")!).Hash, Channel.Email, SuppressionCause.Bounce, At), "test", Name: null), CancellationToken.None);
        var seen = await ImportAsync(app, shop, HistorySource.SuppressionFile, Suppressed, isDryRun: true);
        (seen.Applied, seen.KnownLines, seen.FaultCount).ShouldBe((3, 1, 2));
        seen.Lines.Single(line => line.Line == 4).What.ShouldBe(ImportLine.Known);
        seen.Faults.Select(fault => fault.ToString()).ShouldBe(["Line 3, column Email Address: It is not one e-mail address. Correct it, or remove the line.", "Line 7: It has no address. Write an e-mail address or a telephone number there, or remove the line."]);
        seen.Columns.ShouldBe(["Email Address: the e-mail address", "Reason: why the address must not be written to", "UNSUB_TIME: when the person unsubscribed"]);
        (await TestApp.RowsAsync(app.Storage.Suppressions)).Count.ShouldBe(1);
        (await app.ShoppersAsync(shop)).ShouldBeEmpty();
        (await app.Get<ShopStore>().FindAsync(shop, CancellationToken.None))!.Shop.EarlierSuppressions.ShouldBeNull();
        (await app.Storage.ImportFiles.NamesAsync()).ShouldNotBeEmpty("it waits for the import");
    }

    [Fact]
    public async Task Suppressions_are_taken_over_once_with_their_time_and_cause_and_then_advertising_may_be_turned_on()
    {
        await using var app = await TestApp.StartAsync(azurite, now: At, works: false);
        var shop = (await app.AddShopifyAsync(known => known with { EarlierSuppressions = null })).Shop.Id;
        var first = await ImportAsync(app, shop, HistorySource.SuppressionFile, Suppressed);
        (first.Applied + first.KnownLines, first.FaultCount).ShouldBe((4, 2));
        var ann = (await app.ListedAsync(shop))!;
        (ann.Suppression.Cause, ann.Suppression.At, ann.Name).ShouldBe((SuppressionCause.Imported, new(2025, 3, 1, 10, 0, 0, TimeSpan.Zero), "ann@example.test"));
        (await app.ListedAsync(shop, "ben@example.test"))!.Suppression.Cause.ShouldBe(SuppressionCause.Bounce);
        (await app.ListedAsync(shop, "cem@example.test"))!.Suppression.Cause.ShouldBe(SuppressionCause.Complaint);
        (await app.Get<ShopStore>().FindAsync(shop, CancellationToken.None))!.Shop.EarlierSuppressions.ShouldBe(EarlierSuppressions.Imported);
        (await app.Storage.ImportFiles.NamesAsync()).ShouldBeEmpty();

        var before = (await TestApp.RowsAsync(app.Storage.Suppressions)).Select(row => $"{row.RowKey} {row.ETag}").ToArray();
        app.Clock.Now += TimeSpan.FromHours(1);
        (await ImportAsync(app, shop, HistorySource.SuppressionFile, Suppressed)).Applied.ShouldBe(0);
        (await TestApp.RowsAsync(app.Storage.Suppressions)).Select(row => $"{row.RowKey} {row.ETag}").ShouldBe(before);
    }

    [Fact]
    public async Task A_refusal_of_a_time_before_there_was_mail_counts_from_the_import_on_and_a_yes_of_it_not_at_all()
    {
        await using var app = await TestApp.StartAsync(azurite, now: At, works: false);
        var shop = (await app.AddShopifyAsync()).Shop.Id;
        // What programs write where they know no time; a table holds none before 1601.
        var seen = await ImportAsync(app, shop, HistorySource.ConsentFile, "Email,Status,UNSUB_TIME,OPTIN_TIME\nann@example.test,unsubscribed,0001-01-01 00:00:00,\nben@example.test,subscribed,,1970-01-01 00:00:00\n");
        (await app.ListedAsync(shop)).ShouldNotBeNull().Suppression.At.ShouldBe(At);
        (await app.ShoppersAsync(shop)).SelectMany(shopper => shopper.Consents).ShouldAllBe(word => !word.IsGranted);
        seen.FaultCount.ShouldBe(2);
    }

    [Theory]
    [InlineData("Klaviyo", "Email,First Name,Email Marketing Consent,Email Marketing Consent Timestamp\n{0},A,SUBSCRIBED,2025-01-02 03:04:05", true)]
    [InlineData("Klaviyo", "Email,Email Marketing Consent\n{0},UNSUBSCRIBED", false)]
    [InlineData("Klaviyo", "Email,Email Marketing Consent\n{0},NEVER_SUBSCRIBED", null)]
    [InlineData("Mailchimp", "Email Address,MEMBER_RATING,OPTIN_TIME,OPTIN_IP,CONFIRM_TIME\n{0},2,2025-01-02 03:04:05,10.1.2.3,2025-01-02 03:04:05", true)]
    [InlineData("Mailchimp", "Email Address,OPTIN_TIME,UNSUB_TIME\n{0},2024-01-02 03:04:05,2025-01-02 03:04:05", false)]
    [InlineData("Omnisend", "Email,Email status,Source\n{0},subscribed,Popup", true)]
    [InlineData("Omnisend", "Email,Email status\n{0},nonSubscribed", null)]
    [InlineData("Shopify", "First Name,Email,Accepts Email Marketing,Phone,Accepts SMS Marketing\nA,{0},yes,'+49 151 2345678,no", true)]
    [InlineData("Shopify", "Email,Accepts Email Marketing\n{0},no", false)]
    [InlineData("AutomateWoo", "Email,Opted in\n{0},yes", true)]
    [InlineData("AutomateWoo", "Email,Opt-out\n{0},1", false)]
    public async Task What_other_programs_call_their_columns_is_understood(string program, string file, bool? isGranted)
    {
        await using var app = await TestApp.StartAsync(azurite, now: At, works: false);
        var shop = (await app.AddShopifyAsync()).Shop.Id;
        var seen = await ImportAsync(app, shop, HistorySource.ConsentFile, string.Format(file, "ann@example.test"));
        var refused = (await app.ListedAsync(shop)) is not null;
        var granted = (await app.ShoppersAsync(shop)).SelectMany(shopper => shopper.Consents).Any(word => word.IsGranted && word.Channel == Channel.Email);
        (granted, refused).ShouldBe((isGranted is true, isGranted is false), program);
        (await TestApp.RowsAsync(app.Storage.Shoppers)).ShouldAllBe(row => !row.Keys.Select(key => row[key]).Any(value => $"{value}".Contains("10.1.2.3", StringComparison.Ordinal)), "no IP address is kept");
        seen.Read.ShouldBe(1);
    }

    [Fact]
    public async Task An_imported_yes_is_in_the_ledger_with_its_evidence_and_never_outweighs_what_is_known()
    {
        await using var app = await TestApp.StartAsync(azurite, now: At, works: false);
        var shop = (await app.AddShopifyAsync()).Shop.Id;
        await app.HandleAsync(shop, Listed.Word(isGranted: false, At.AddYears(-1)));
        const string File = "Email,Email Marketing Consent,Email Marketing Consent Timestamp,Source,Double Opt-In\nann@example.test,SUBSCRIBED,2026-11-01 08:00:00,Footer form,\nben@example.test,SUBSCRIBED,2026-11-01 08:00:00,,TRUE\ncem@example.test,SUBSCRIBED,,,\ndan@example.test,SUBSCRIBED,2030-01-01 00:00:00,,\n";
        var done = await ImportAsync(app, shop, HistorySource.ConsentFile, File);
        (done.Applied, done.KnownLines, done.SilentLines, done.FaultCount).ShouldBe((2, 1, 1, 1));

        var people = await app.ShoppersAsync(shop);
        people.Single(person => person.Consents.Any(word => !word.IsGranted)).Consents.ShouldHaveSingleItem().At.ShouldBe(At.AddYears(-1));
        (await app.ListedAsync(shop)).ShouldNotBeNull("the refusal stands");
        people.SelectMany(person => person.Consents).Where(word => word.IsGranted).Select(word => word.IsConfirmed).Order().ShouldBe([false, true]);
        var ledger = await app.LedgerAsync();
        ledger.Select(row => row.GetString("Evidence")).OfType<string>().Order(StringComparer.Ordinal).ShouldBe(["people.csv, line 2", "people.csv, line 3", "people.csv, line 4, without a time"]);
        ledger.Count(row => row.GetString("Wording") == "as the file says: Footer form" && row.GetString("Source") == "import").ShouldBe(1);

        app.Clock.Now += TimeSpan.FromHours(1);
        await ImportAsync(app, shop, HistorySource.ConsentFile, File);
        (await app.LedgerAsync()).Count.ShouldBe(ledger.Count, "twice is once");
        (await app.ShoppersAsync(shop)).SelectMany(person => person.Journeys).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_no_of_a_file_wins_over_an_older_yes_and_a_later_yes_of_the_person_over_it()
    {
        await using var app = await TestApp.StartAsync(azurite, now: At, works: false);
        var shop = (await app.AddShopifyAsync()).Shop.Id;
        await app.HandleAsync(shop, Listed.Word(isGranted: true, At.AddYears(-1)));
        await ImportAsync(app, shop, HistorySource.ConsentFile, "Email,Accepts Email Marketing\nann@example.test,no\n");
        (await app.ShoppersAsync(shop)).ShouldHaveSingleItem().Consents.ShouldHaveSingleItem().IsGranted.ShouldBeFalse();
        await app.HandleAsync(shop, Listed.Word(isGranted: true, At.AddMinutes(5)));
        (await app.ShoppersAsync(shop)).ShouldHaveSingleItem().Consents.ShouldHaveSingleItem().IsGranted.ShouldBeTrue();
        (await app.ListedAsync(shop)).ShouldBeNull();
    }

    [Theory]
    [InlineData(HistorySource.SuppressionFile)]
    [InlineData(HistorySource.ConsentFile)]
    public async Task Killed_before_any_of_its_storage_calls_an_import_goes_on_and_ends_in_the_same(string kind)
    {
        const string File = "Email,Email Marketing Consent\nann@example.test,UNSUBSCRIBED\nben@example.test,SUBSCRIBED\nann@example.test,UNSUBSCRIBED\n";
        var expected = await KilledAsync(kind, File, dieAfter: null);
        var call = 0;
        for (; await KilledAsync(kind, File, call) is { } found; call++)
        {
            found.ShouldBe(expected, $"killed before call {call}");
            if (call > 200)
                break;
        }

        call.ShouldBeInRange(6, 200);
    }

    [Theory]
    [InlineData("Name;Email\nA;a@b.c\n", "not separated by commas")]
    [InlineData("Name,Town\nA,B\n", "no column with addresses")]
    [InlineData("Email,Name\na@b.test,A\n", "no column that tells who agreed")]
    [InlineData("", "empty")]
    public async Task A_file_that_is_none_of_these_is_refused_with_what_to_do(string file, string says)
    {
        await using var app = await TestApp.StartAsync(azurite, now: At, works: false);
        var shop = (await app.AddShopifyAsync()).Shop.Id;
        var done = await ImportAsync(app, shop, HistorySource.ConsentFile, file);
        done.FailedAt.ShouldNotBeNull();
        done.Faults.ShouldHaveSingleItem().ToString().ShouldContain(says);
    }

    // The import's own work by hand, as the queue would do it: killed before that call, and taken up by another process. Null when it has no such call.
    private async Task<string?> KilledAsync(string kind, string file, int? dieAfter)
    {
        var (account, counted, isKilled) = (azurite.NewAccount(), new CountedRequests(), false);
        string shop;
        await using (var dying = await TestApp.StartAsync(azurite, now: At, works: false, connection: account, policy: counted))
        {
            shop = (await dying.AddShopifyAsync()).Shop.Id;
            await dying.Get<HistoryImport>().StartAsync(shop, await SourceAsync(dying, shop, kind, file), isQueued: false, CancellationToken.None);
            counted.DieAfter(dieAfter);
            try
            {
                await dying.Get<HistoryImport>().TurnAsync(shop, isQueued: false, CancellationToken.None);
            }
            catch (DeadException)
            {
                isKilled = true;
            }

            counted.DieAfter(null);
        }

        if (dieAfter is not null && !isKilled)
            return null;
        await using var app = await TestApp.StartAsync(azurite, now: At, works: false, connection: account);
        await app.FinishAsync(shop);
        var listed = (await TestApp.RowsAsync(app.Storage.Suppressions)).Select(row => $"{row.GetString("Cause")} {row.GetString("Purpose")} {row.GetString("Name")} {row.GetDateTimeOffset("At"):O}");
        var ledger = (await app.LedgerAsync()).Select(row => $"{row.GetString("Word")} {row.GetDateTimeOffset("At"):O} {row.GetString("Evidence")}");
        var words = (await app.ShoppersAsync(shop)).SelectMany(shopper => shopper.Consents).Select(word => $"{word.IsGranted} {word.At:O}");
        return string.Join('\n', listed.Concat(ledger).Concat(words).Order(StringComparer.Ordinal));
    }

    private static async Task<HistorySource> SourceAsync(TestApp app, string shop, string kind, string file) => await app.KeepAsync(shop, file, "people") with { Kind = kind, FileName = "people.csv" };

    private static async Task<ImportProgress> ImportAsync(TestApp app, string shop, string kind, string file, bool isDryRun = false)
    {
        var done = await app.ImportAsync(shop, await SourceAsync(app, shop, kind, file) with { IsDryRun = isDryRun });
        await app.CountAllAsync();
        return done;
    }
}
