using Retention.App.Storage;
using Retention.Events;

namespace Retention.App.Tests.Suppressions;

/// <summary>Short questions to a shop's suppression list.</summary>
internal static class Listed
{
    /// <summary>The address's place on the list; null when it is not on it.</summary>
    public static Task<Suppressed?> ListedAsync(this TestApp app, string shop, string address = "ann@example.test") => Name.OfEmail(address) is { } email
        ? app.Get<SuppressionList>().FindAsync(shop, Channel.Email, app.Get<NameDirectory>().Hash(shop, email).Hash, CancellationToken.None)
        : app.Get<SuppressionList>().FindAsync(shop, Channel.Text, app.Get<NameDirectory>().Hash(shop, Name.OfPhone(address)!).Hash, CancellationToken.None);

    /// <summary>The rows of the consent ledger.</summary>
    public static async Task<IReadOnlyList<Azure.Data.Tables.TableEntity>> LedgerAsync(this TestApp app) =>
        [.. (await TestApp.RowsAsync(app.Storage.Shoppers)).Where(row => row.RowKey.StartsWith("consent|", StringComparison.Ordinal))];

    /// <summary>A word about offers by e-mail to that address.</summary>
    public static ConsentReported Word(bool isGranted, DateTimeOffset at, Purpose? purpose = Purpose.Marketing, string email = "ann@example.test") =>
        new(new Consent(Channel.Email, purpose, isGranted, at, "checkout")) { Email = email };
}
