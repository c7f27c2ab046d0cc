using System.Globalization;
using System.Text.Json.Nodes;
using Retention.App.Tests.Storefronts.Shopify;

namespace Retention.App.Tests.Crediting;

/// <summary>The store credit of one customer at the loopback Shopify, as its schema describes it: a debit takes from the sum that ends first.</summary>
internal sealed class ShopifyAccounts
{
    private readonly TestApp _app;
    private readonly long _customer;
    private int _next = 1;

    public ShopifyAccounts(TestApp app, LoopbackShopify shopify, long customer = 7)
    {
        (_app, _customer) = (app, customer);
        shopify.On("StoreCreditGive", (asked, _) => Answer("storeCreditAccountCredit", Refusal is { } refused ? Error(refused) : Credit(asked)));
        shopify.On("StoreCreditTake", (asked, _) => Answer("storeCreditAccountDebit", Debit(asked)));
        shopify.On("StoreCreditFind", (asked, _) => Found((string)asked["kind"]!));
        shopify.On("StoreCreditLeft", (asked, _) => new JsonObject { ["nodes"] = new JsonArray([.. asked["ids"]!.AsArray().Select(id => Sums.Find(sum => sum.Id == (string)id!) is { } sum ? Json(sum) : null)]) });
    }

    /// <summary>What was put on the account.</summary>
    public List<Sum> Sums { get; } = [];

    /// <summary>What was taken off it.</summary>
    public List<(decimal Amount, DateTimeOffset At, string Event)> Debits { get; } = [];

    /// <summary>The code with which the next gifts are refused; null for none.</summary>
    public string? Refusal { get; set; }

    /// <summary>By how much Shopify moves the moment at which a sum ends.</summary>
    public TimeSpan Rounding { get; set; }

    /// <summary>What can be spent now.</summary>
    public decimal Balance => Live.Sum(sum => sum.Left);

    private IEnumerable<Sum> Live => Sums.Where(sum => sum.EndsAt > _app.Clock.Now).OrderBy(sum => sum.EndsAt);

    /// <summary>The customer pays with it, or it is taken away.</summary>
    public void Spend(decimal amount, string why = "ORDER_PAYMENT")
    {
        Debits.Add((amount, _app.Clock.Now, why));
        foreach (var sum in Live.ToList())
        {
            var part = Math.Min(amount, sum.Left);
            (sum.Left, amount) = (sum.Left - part, amount - part);
        }

        amount.ShouldBe(0);
    }

    /// <summary>A person of the shop gives some in Shopify's admin.</summary>
    public Sum Give(decimal amount, DateTimeOffset endsAt)
    {
        var sum = new Sum($"gid://shopify/StoreCreditAccountCreditTransaction/{_next++}", amount, endsAt, _app.Clock.Now) { Left = amount };
        Sums.Add(sum);
        return sum;
    }

    private JsonObject Credit(JsonObject asked)
    {
        ((string)asked["customer"]!, (bool)asked["credit"]!["notify"]!).ShouldBe(($"gid://shopify/Customer/{_customer}", false));
        var (amount, ends) = (asked["credit"]!["creditAmount"]!, DateTimeOffset.Parse((string)asked["credit"]!["expiresAt"]!, CultureInfo.InvariantCulture));
        ((string)amount["currencyCode"]!).ShouldBe("EUR");
        return Done(Json(Give(decimal.Parse((string)amount["amount"]!, CultureInfo.InvariantCulture), ends + Rounding)));
    }

    private JsonObject Debit(JsonObject asked)
    {
        var amount = decimal.Parse((string)asked["debit"]!["debitAmount"]!["amount"]!, CultureInfo.InvariantCulture);
        if (amount > Balance)
            return Error("INSUFFICIENT_FUNDS");
        Spend(amount, "ADJUSTMENT");
        return Done(new JsonObject { ["__typename"] = "StoreCreditAccountDebitTransaction", ["id"] = $"gid://shopify/StoreCreditAccountDebitTransaction/{_next++}" });
    }

    private JsonObject Found(string kind)
    {
        JsonNode[] all = kind == "type:credit" ? [.. Sums.AsEnumerable().Reverse().Select(Json)] : [.. Debits.AsEnumerable().Reverse().Select(debit => Transaction("StoreCreditAccountDebitTransaction", -debit.Amount, debit.At, debit.Event))];
        return new() { ["customer"] = new JsonObject { ["storeCreditAccounts"] = new JsonObject { ["nodes"] = new JsonArray(new JsonObject { ["balance"] = Money(Balance), ["transactions"] = new JsonObject { ["nodes"] = new JsonArray(all) } }) } } };
    }

    private static JsonObject Json(Sum sum)
    {
        var json = Transaction("StoreCreditAccountCreditTransaction", sum.Amount, sum.At, "ADJUSTMENT");
        (json["id"], json["expiresAt"], json["remainingAmount"]) = (sum.Id, Time(sum.EndsAt), Money(sum.Left));
        return json;
    }

    private static JsonObject Transaction(string type, decimal amount, DateTimeOffset at, string why) => new() { ["__typename"] = type, ["createdAt"] = Time(at), ["event"] = why, ["amount"] = Money(amount) };

    private static JsonObject Answer(string mutation, JsonObject outcome) => new() { [mutation] = outcome };

    private static JsonObject Done(JsonObject transaction) => new() { ["storeCreditAccountTransaction"] = transaction, ["userErrors"] = new JsonArray() };

    private static JsonObject Error(string code) => new() { ["storeCreditAccountTransaction"] = null, ["userErrors"] = new JsonArray(new JsonObject { ["code"] = code, ["field"] = new JsonArray("creditInput"), ["message"] = "No." }) };

    private static JsonObject Money(decimal amount) => new() { ["amount"] = amount.ToString("0.0#", CultureInfo.InvariantCulture), ["currencyCode"] = "EUR" };

    private static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    /// <summary>A sum on the account.</summary>
    internal sealed record Sum(string Id, decimal Amount, DateTimeOffset EndsAt, DateTimeOffset At)
    {
        public decimal Left { get; set; }
    }
}
