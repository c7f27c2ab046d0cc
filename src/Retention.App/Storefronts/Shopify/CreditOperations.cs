using System.Text.Json.Serialization;

namespace Retention.App.Storefronts.Shopify;

/// <summary>The operations of store credit and discount codes.</summary>
internal static class CreditOperations
{
    /// <summary>Whether the shop has store credit, and in which currency it sells.</summary>
    public static AdminOperation<CreditTermsAsked, CreditTermsData> Terms { get; } = new("CreditTerms", CreditJson.Default.CreditTermsAsked, CreditJson.Default.CreditTermsData);

    /// <summary>Puts a sum on a customer's account.</summary>
    public static AdminOperation<StoreCreditGiving, StoreCreditGiven> Give { get; } = new("StoreCreditGive", CreditJson.Default.StoreCreditGiving, CreditJson.Default.StoreCreditGiven);

    /// <summary>Takes a sum off a customer's account.</summary>
    public static AdminOperation<StoreCreditTaking, StoreCreditTaken> Take { get; } = new("StoreCreditTake", CreditJson.Default.StoreCreditTaking, CreditJson.Default.StoreCreditTaken);

    /// <summary>What happened last on a customer's account.</summary>
    public static AdminOperation<StoreCreditSearch, StoreCreditFound> Find { get; } = new("StoreCreditFind", CreditJson.Default.StoreCreditSearch, CreditJson.Default.StoreCreditFound);

    /// <summary>What is left of sums.</summary>
    public static AdminOperation<StoreCreditIds, StoreCreditLeft> Left { get; } = new("StoreCreditLeft", CreditJson.Default.StoreCreditIds, CreditJson.Default.StoreCreditLeft);

    /// <summary>Makes a discount with its first code.</summary>
    public static AdminOperation<DiscountCreating, DiscountCreated> Create { get; } = new("DiscountCreate", CreditJson.Default.DiscountCreating, CreditJson.Default.DiscountCreated);

    /// <summary>Adds codes to a discount, by and by.</summary>
    public static AdminOperation<CodesAdding, CodesAdded> Add { get; } = new("DiscountCodesAdd", CreditJson.Default.CodesAdding, CreditJson.Default.CodesAdded);

    /// <summary>How far that is.</summary>
    public static AdminOperation<CodesTicket, CodesProgress> Added { get; } = new("DiscountCodesAdded", CreditJson.Default.CodesTicket, CreditJson.Default.CodesProgress);

    /// <summary>The discount that a code is of.</summary>
    public static AdminOperation<CodeSearch, CodeFound> FindCode { get; } = new("DiscountCodeFind", CreditJson.Default.CodeSearch, CreditJson.Default.CodeFound);

    /// <summary>Takes codes off a discount, by and by.</summary>
    public static AdminOperation<CodesDeleting, CodesDeleted> Delete { get; } = new("DiscountCodesDelete", CreditJson.Default.CodesDeleting, CreditJson.Default.CodesDeleted);
}

/// <summary>Their JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CreditTermsAsked))]
[JsonSerializable(typeof(CreditTermsData))]
[JsonSerializable(typeof(StoreCreditGiving))]
[JsonSerializable(typeof(StoreCreditGiven))]
[JsonSerializable(typeof(StoreCreditTaking))]
[JsonSerializable(typeof(StoreCreditTaken))]
[JsonSerializable(typeof(StoreCreditSearch))]
[JsonSerializable(typeof(StoreCreditFound))]
[JsonSerializable(typeof(StoreCreditIds))]
[JsonSerializable(typeof(StoreCreditLeft))]
[JsonSerializable(typeof(DiscountCreating))]
[JsonSerializable(typeof(DiscountCreated))]
[JsonSerializable(typeof(CodesAdding))]
[JsonSerializable(typeof(CodesAdded))]
[JsonSerializable(typeof(CodesTicket))]
[JsonSerializable(typeof(CodesProgress))]
[JsonSerializable(typeof(CodeSearch))]
[JsonSerializable(typeof(CodeFound))]
[JsonSerializable(typeof(CodesDeleting))]
[JsonSerializable(typeof(CodesDeleted))]
internal sealed partial class CreditJson : JsonSerializerContext;
