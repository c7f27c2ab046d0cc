using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Azure.Data.Tables;
using Retention.Events;
using Retention.Insights;
using Retention.Shoppers;
using Retention.Shops;

namespace Retention.App.Storage;

/// <summary>
/// The stored form of our records: what is set, not what follows from it. A recorded sample of each version is a test for ever. A list that is
/// added later reads as default where an earlier version wrote none, whatever its initializer says: see <see cref="ShopperErased.Orders"/>.
/// </summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, IgnoreReadOnlyProperties = true)]
[JsonSerializable(typeof(Shopper))]
[JsonSerializable(typeof(Shop))]
[JsonSerializable(typeof(Order))]
[JsonSerializable(typeof(Cart))]
[JsonSerializable(typeof(Item))]
[JsonSerializable(typeof(ItemSaved))]
[JsonSerializable(typeof(OrderReported))]
[JsonSerializable(typeof(OrderRemoved))]
[JsonSerializable(typeof(RefundReported))]
[JsonSerializable(typeof(RiskReported))]
[JsonSerializable(typeof(CustomerReported))]
[JsonSerializable(typeof(ShopperErased))]
[JsonSerializable(typeof(ShopUninstalled))]
[JsonSerializable(typeof(ConnectionFailed))]
[JsonSerializable(typeof(ShopCopied))]
[JsonSerializable(typeof(ShopDetailsReported))]
[JsonSerializable(typeof(ScopesChanged))]
[JsonSerializable(typeof(PlanReported))]
[JsonSerializable(typeof(CartReported))]
[JsonSerializable(typeof(CartBoughtElsewhere))]
[JsonSerializable(typeof(ShipmentReported))]
[JsonSerializable(typeof(ItemReported))]
[JsonSerializable(typeof(ItemsReported))]
[JsonSerializable(typeof(ItemSaved))]
[JsonSerializable(typeof(ItemForgotten))]
[JsonSerializable(typeof(SavedListReported))]
[JsonSerializable(typeof(ConsentReported))]
[JsonSerializable(typeof(AddressSuppressed))]
[JsonSerializable(typeof(CustomersMerged))]
[JsonSerializable(typeof(ReviewGiven))]
[JsonSerializable(typeof(ReviewWithdrawn))]
[JsonSerializable(typeof(NotArrivedYet))]
[JsonSerializable(typeof(SurveyAnswered))]
[JsonSerializable(typeof(ProblemRaised))]
[JsonSerializable(typeof(CaseClosed))]
[JsonSerializable(typeof(CaseSettled))]
[JsonSerializable(typeof(ChoicesMade))]
[JsonSerializable(typeof(DataRequested))]
[JsonSerializable(typeof(ShopErased))]
[JsonSerializable(typeof(ProductRemoved))]
[JsonSerializable(typeof(ImportSourceReady))]
[JsonSerializable(typeof(Cases.Case))]
[JsonSerializable(typeof(Cases.SavedAnswers))]
[JsonSerializable(typeof(Rewards.Reward))]
[JsonSerializable(typeof(Rewards.CreditEntry))]
[JsonSerializable(typeof(Rewards.OwedCount))]
[JsonSerializable(typeof(Retention.Reviews.Review))]
[JsonSerializable(typeof(Retention.Reviews.ReviewDraft))]
[JsonSerializable(typeof(Retention.Reviews.ProductRatings))]
[JsonSerializable(typeof(Retention.Reviews.ReviewTotals))]
[JsonSerializable(typeof(Retention.Reviews.WrittenRating))]
[JsonSerializable(typeof(List<Entry>))]
[JsonSerializable(typeof(OfferedItem))]
[JsonSerializable(typeof(Decisions.Checks))]
[JsonSerializable(typeof(JournalRow))]
[JsonSerializable(typeof(Recorded))]
[JsonSerializable(typeof(HourTally))]
[JsonSerializable(typeof(Clicks.FollowedLinks))]
[JsonSerializable(typeof(Queues.EventMessage))]
[JsonSerializable(typeof(Queues.StepMessage))]
[JsonSerializable(typeof(Reports.ReportBatch))]
[JsonSerializable(typeof(Storefronts.ImportProgress))]
[JsonSerializable(typeof(Storefronts.HistoryTurn))]
[JsonSerializable(typeof(Storefronts.OrdersRead))]
[JsonSerializable(typeof(AnonymousList))]
[JsonSerializable(typeof(StoredReach))]
[JsonSerializable(typeof(ReachTurn))]
[JsonSerializable(typeof(StoredConnection))]
[JsonSerializable(typeof(Storefronts.WooCommerce.ConnectionState))]
[JsonSerializable(typeof(Storefronts.Shopify.StoredShopifyTokens))]
[JsonSerializable(typeof(StoredApproval))]
[JsonSerializable(typeof(StoredTextAccount))]
[JsonSerializable(typeof(Webhooks.QuarantinedDelivery))]
[JsonSerializable(typeof(Privacy.PrivacyRequest))]
[JsonSerializable(typeof(Senders.OutboxLetter))]
[JsonSerializable(typeof(Letters.SentCopy))]
[JsonSerializable(typeof(Wording.KeptWords))]
[JsonSerializable(typeof(Merchant.Staff.StoredMember))]
internal sealed partial class Stored : JsonSerializerContext;

/// <summary>Puts JSON into the columns of a row, in pieces that storage takes, and reads it back.</summary>
internal static class StoredJson
{
    /// <summary>The version that this program writes, and the newest that it reads.</summary>
    public const int Version = 1;

    // A string property holds 32 Ki characters.
    private const int Piece = 32_000;

    /// <summary>Writes the value and its version into the row.</summary>
    public static TableEntity With<T>(this TableEntity row, T value, JsonTypeInfo<T> type)
    {
        row["V"] = Version;
        var json = JsonSerializer.Serialize(value, type);
        for (var at = 0; at < json.Length; at += Piece)
            row[$"Json{at / Piece}"] = json.Substring(at, Math.Min(Piece, json.Length - at));
        return row;
    }

    /// <summary>Reads the value.</summary>
    /// <exception cref="NewerVersionException">A newer program wrote it.</exception>
    public static T Read<T>(this TableEntity row, JsonTypeInfo<T> type)
    {
        Check(row.GetInt32("V") ?? 0);
        return JsonSerializer.Deserialize(row.Json(), type) ?? throw new InvalidDataException($"Row {row.RowKey} holds no value.");
    }

    /// <summary>The JSON of the row, as it was written.</summary>
    public static string Json(this TableEntity row) =>
        string.Concat(Enumerable.Range(0, 30).Select(piece => row.GetString($"Json{piece}")).TakeWhile(text => text is not null));

    /// <summary>Refuses what a newer program wrote.</summary>
    /// <exception cref="NewerVersionException">The version is newer than <see cref="Version"/>.</exception>
    public static void Check(int version)
    {
        if (version > Version)
            throw new NewerVersionException(version);
    }
}

/// <summary>A newer program wrote this, as happens while a deployment rolls: it is left alone for it.</summary>
internal sealed class NewerVersionException(int version) : Exception($"Written by a newer version of this program ({version}, this one reads up to {StoredJson.Version}).");
