using System.Collections.Immutable;
using Retention.App.Cases;
using Retention.App.DataUse;
using Retention.App.Reviews;
using Retention.App.Settings;
using Retention.App.Storage;

namespace Retention.App.ForShoppers;

/// <summary>Puts together what the page about data says: from the declarations what can be kept, and from the shopper's rows how much of it there is.</summary>
internal sealed class DataParts(ShopperStore shoppers, ShopStore shops, CaseStore cases, ImportedReviews imported, AppSettings settings)
{
    // Whoever has more is no person.
    private const int MostRows = 5_000;

    /// <summary>All parts, in the order of the groups.</summary>
    public async Task<ImmutableArray<DataPart>> ReadAsync(Visit visit, CancellationToken cancellation)
    {
        var counts = await CountAsync(visit, cancellation);
        var names = NamesOf((await shops.FindAsync(visit.Shop.Id, cancellation))?.Platform, visit.Words.Data);
        return
        [
            .. from kept in Declared.All
               where kept.Group != DataGroup.None
               group kept by kept.Group into all
               orderby all.Key
               select Of(all.Key, [.. all], counts.TryGetValue(all.Key, out var count) ? count : IsCounted(all) ? 0 : null, visit.Words, names),
        ];
    }

    /// <summary>One part, as the declarations have it.</summary>
    public static DataPart Of(DataGroup group, ImmutableArray<Kept> declared, int? count, ShopperWords words, Func<Processor, string> names)
    {
        string Listed(IEnumerable<string> all) => string.Join(words.Frame.Comma, all);
        var handling = Processors.Of(group);
        return new(
            words.Data.Group(group),
            count,
            Listed(declared.SelectMany(kept => kept.Fields).Select(field => field.Kind).Where(kind => kind != FieldKind.Inner).Distinct().Order().Select(words.Data.Kind)),
            [.. declared.Select(kept => kept.Use).Distinct().Order().Select(words.Data.Use)],
            [.. declared.Select(kept => kept.Until).Distinct().OrderByDescending(until => until).Select(words.Data.Until)],
            Listed(Enum.GetValues<Processor>().Where(one => one != Processor.None && handling.HasFlag(one)).Select(names).Where(name => name.Length > 0)));
    }

    private static bool IsCounted(IEnumerable<Kept> declared) => declared.Any(kept => kept.Row?.Table is "shoppers" or "cases");

    private async Task<Dictionary<DataGroup, int>> CountAsync(Visit visit, CancellationToken cancellation)
    {
        var counts = new Dictionary<DataGroup, int>();
        await foreach (var row in shoppers.Rows(visit.Shop.Id, visit.Shopper, beginning: "", cancellation).Take(MostRows).WithCancellation(cancellation))
        {
            if (Declared.Row("shoppers", row.RowKey) is { Group: not DataGroup.None and var group })
                counts[group] = counts.GetValueOrDefault(group) + 1;
        }

        if (await cases.OfAsync(visit.Shop.Id, [.. visit.Shopper.Merged.Add(visit.Shopper.Id)], cancellation) is { Count: > 0 } open)
            counts[DataGroup.Cases] = counts.GetValueOrDefault(DataGroup.Cases) + open.Count;
        if (await imported.OfAsync(visit.Shop.Id, ImportedReviews.AuthorsOf(visit.Shopper).Append(visit.Address), cancellation) is { Count: > 0 } written)
            counts[DataGroup.Reviews] = counts.GetValueOrDefault(DataGroup.Reviews) + written.Count;
        return counts;
    }

    // Who is not set up here handles nothing.
    private Func<Processor, string> NamesOf(string? platform, DataWords words) => one => one switch
    {
        Processor.Host => settings.StorageAccount is null ? words.OwnMachine : "Microsoft Azure",
        Processor.Platform => platform switch { "shopify" => "Shopify", "woocommerce" => "WooCommerce", _ => "" },
        Processor.Mail => settings.SendGridKey is null ? "" : "SendGrid",
        _ => settings.Twilio is null ? "" : "Twilio",
    };
}
