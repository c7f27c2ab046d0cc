using System.CommandLine;
using System.Globalization;
using Azure;
using Azure.Data.Tables;
using Retention.App.Senders;
using Retention.App.Settings;
using Retention.App.Storage;
using Retention.App.Storefronts.Shopify;
using Retention.Shoppers;

namespace Retention.App.Commands;

/// <summary><c>retention doctor</c>: one line for each thing that has to be there, with its remedy. Exit code 1 when one fails.</summary>
internal static class DoctorCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Make()
    {
        var command = new Command("doctor", "Check settings, storage, queues, time zones and sender");
        command.SetAction((_, cancellation) => RunAsync(cancellation));
        return command;
    }

    private static async Task<int> RunAsync(CancellationToken cancellation)
    {
        var isWell = Say("time zones", CheckTimeZones());
        isWell &= Say("languages", CheckLanguages());
        try
        {
            await using var starting = await Starting.RunAsync(listening: null, isServing: false, cancellation);
            var settings = starting.Settings;
            isWell &= Say("settings", fault: null, settings.IsDevelopment ? "development" : "production");
            isWell &= await CheckStorageAsync(settings, cancellation);
            if (starting.Azurite is not null)
                Console.WriteLine("NOTE  storage: Azurite, for trial only: killed, it loses its last seconds, and beyond some 50,000 rows it slows. Set Storage__ConnectionString or Storage__AccountName.");
            if (settings.ShopifySecrets.IsEmpty)
                Console.WriteLine("NOTE  Shopify: Shopify__ClientSecrets__0 is not set, so its door believes nobody. Not needed for WooCommerce.");
        }
        catch (SettingsException fault)
        {
            isWell = false;
            foreach (var line in fault.Faults)
                Say("settings", line);
        }

        return isWell ? 0 : 1;
    }

    private static async Task<bool> CheckStorageAsync(AppSettings settings, CancellationToken cancellation)
    {
        var storage = AppStorage.Open(settings);
        var isWell = Say("tables", await TryAsync(async () =>
        {
            await storage.Shops.CreateIfNotExistsAsync(cancellation);
            var row = new TableEntity("doctor", "doctor") { ["V"] = StoredJson.Version };
            await storage.Shops.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellation);
            await storage.Shops.DeleteEntityAsync("doctor", "doctor", cancellationToken: cancellation);
        }));
        isWell &= Say("queues", await TryAsync(async () =>
        {
            foreach (var queue in new[] { storage.EventQueue, storage.StepQueue })
            {
                await queue.CreateIfNotExistsAsync(cancellationToken: cancellation);
                await queue.PeekMessagesAsync(1, cancellation);
            }
        }));
        isWell &= Say("blobs", await TryAsync(async () =>
        {
            await storage.KeyRing.CreateIfNotExistsAsync(cancellationToken: cancellation);
            await storage.KeyRing.PutAsync("doctor", BinaryData.FromString("well"), cancellation);
            await storage.KeyRing.GetBlobClient("doctor").DeleteAsync(cancellationToken: cancellation);
        }));
        if (!isWell)
            return false;
        try
        {
            await using var app = await AppHost.BuildAsync(settings, new() { Works = false, Log = LogLevel.None }, cancellation);
            isWell &= Say("keys", fault: null);
            foreach (var sender in app.Services.GetRequiredService<Channels>().All.OrderBy(sender => sender.Channel))
                isWell &= Say(sender.Channel == Channel.Email ? "sender" : "texts", await sender.CheckAsync(cancellation), sender.Name);
            if (settings is { SendGridKey: not null, SendGridEventKeys.IsEmpty: true })
                Console.WriteLine("NOTE  sender: SendGrid__EventKeys is not set, so nobody hears of bounces and complaints as they come. See docs/sendgrid.md");
            return await CheckMessagesAsync(app.Services, cancellation) && isWell;
        }
        catch (SettingsException fault)
        {
            return Say("keys", fault.Message);
        }
    }

    // What must never be, counted from what was written down.
    private static async Task<bool> CheckMessagesAsync(IServiceProvider services, CancellationToken cancellation)
    {
        var (isWell, now) = (true, services.GetRequiredService<TimeProvider>().GetUtcNow());
        foreach (var record in await services.GetRequiredService<ShopStore>().ListAsync(cancellation))
        {
            var tally = MessageTally.Of((await services.GetRequiredService<Journal>().ReadAsync(record.Shop.Id, now.AddDays(-90), now.AddHours(1), cancellation)).Select(line => line.Entry));
            isWell &= Say($"messages of {record.Address}", tally.SentTwice == 0 ? null : $"{MessagesCommand.Line(tally)}. Report this with: retention messages --shop {record.Shop.Id}", MessagesCommand.Line(tally));
            if (record.Platform == Webhooks.ShopifyDoor.Platform)
                isWell &= await CheckShopifyAsync(record, services, cancellation);
            if (tally.Lost > 0)
                Console.WriteLine($"NOTE  messages of {record.Address}: of {tally.Lost} it can't be found out whether they were sent; they are not sent again. See: retention messages --shop {record.Shop.Id}");
        }

        return isWell;
    }

    // What Shopify lets us do in one shop, as far as it is known here: nobody is asked.
    private static async Task<bool> CheckShopifyAsync(ShopRecord record, IServiceProvider services, CancellationToken cancellation)
    {
        if (record.Shop.UninstalledAt is not null)
            return true;
        var (what, state) = ($"Shopify of {record.Address}", await services.GetRequiredService<ShopifyTokens>().StateAsync(record.Shop.Id, cancellation));
        if (state is null)
        {
            Console.WriteLine($"NOTE  {what}: the app was not opened yet. Its merchant opens it once from the shop's admin: that gives us access.");
            return true;
        }

        if (state.IsFinal)
            return Say(what, "Shopify takes our access no more. Its merchant has to open the app once from the shop's admin.");
        if (record.Shop.Scopes is { } scopes && scopes.Lacking(ShopifyScopes.Wanted) is { IsEmpty: false } lacking)
            Console.WriteLine($"NOTE  {what}: not allowed yet: {string.Join(", ", lacking)}. Its merchant has to open the app again and accept it.");
        return Say(what, fault: null, string.Create(CultureInfo.InvariantCulture, $"access until {state.RefreshExpiresAt:yyyy-MM-dd} at least, renewed by itself"));
    }

    private static async Task<string?> TryAsync(Func<Task> run)
    {
        try
        {
            await run();
            return null;
        }
        catch (Exception fault) when (fault is RequestFailedException or AggregateException or Azure.Identity.AuthenticationFailedException)
        {
            return fault is RequestFailedException { Status: > 0 } refused
                ? $"storage answers {refused.Status} {refused.ErrorCode}. Check the key, or the identity's role (Storage Table, Queue and Blob Data Contributor)."
                : "storage can't be reached. Check Storage__ConnectionString or Storage__AccountName, and that the account's firewall lets this machine in.";
        }
    }

    // Invariant mode breaks every language but English, and prices with it.
    private static string? CheckLanguages() =>
        string.Equals(new CultureInfo("de-DE").NumberFormat.CurrencyDecimalSeparator, ",", StringComparison.Ordinal) && "i".ToUpper(new CultureInfo("tr-TR")) == "İ"
            ? null
            : "language data are missing. Install ICU (Debian: libicu72) and do not set DOTNET_SYSTEM_GLOBALIZATION_INVARIANT.";

    private static string? CheckTimeZones() =>
        TimeZoneInfo.TryFindSystemTimeZoneById("America/New_York", out var zone)
        && zone.GetUtcOffset(new DateTimeOffset(2026, 7, 1, 12, 0, 0, TimeSpan.Zero)) == TimeSpan.FromHours(-4)
        && zone.GetUtcOffset(new DateTimeOffset(2026, 12, 1, 12, 0, 0, TimeSpan.Zero)) == TimeSpan.FromHours(-5)
            ? null
            : "time zone data are missing. Install tzdata, or point TZDIR at a copy.";

    private static bool Say(string what, string? fault, string? detail = null)
    {
        Console.WriteLine(fault is null ? $"OK    {what}{(detail is null ? "" : $": {detail}")}" : $"FAIL  {what}: {fault}");
        return fault is null;
    }
}
