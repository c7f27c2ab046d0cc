using Azure.Data.Tables;
using Retention.App.Storage;

namespace Retention.App.Commands;

/// <summary>The rows of a shop's messages, whoever they belong to. It looks through all shoppers of the shop: for commands, never on the road.</summary>
internal static class MessageRows
{
    /// <summary>All of them, or that of one message.</summary>
    public static async Task<IReadOnlyList<TableEntity>> ReadAsync(AppStorage storage, string shop, string? message, CancellationToken cancellation)
    {
        var (first, from) = (Keys.Shopper(shop, ""), Keys.Message(message ?? ""));
        var (last, to) = (Keys.After(first), Keys.After(from));
        var rows = new List<TableEntity>();
        await foreach (var row in storage.Shoppers.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey ge {first} and PartitionKey lt {last} and RowKey ge {from} and RowKey lt {to}"), cancellationToken: cancellation))
        {
            rows.Add(row);
        }

        return rows;
    }
}
