using System.Globalization;
using System.Reflection;
using System.Text.Json.Nodes;

namespace Retention.App.Demo;

/// <summary>Somebody who buys in the demo.</summary>
/// <param name="FirstName">The given name.</param>
/// <param name="Id">The customer's id in the shop.</param>
internal sealed record DemoShopper(string FirstName, long Id)
{
    /// <summary>An address at a name that is reserved for tests.</summary>
    public string Email => $"{FirstName.ToLowerInvariant()}@example.test";
}

/// <summary>Bodies as the platforms write them: a recorded one or a documented one, with the demo's ids, names, items and times in it.</summary>
internal static class DemoOrders
{
    private static readonly (string Title, string Variant, decimal Price)[] Items =
    [
        ("Stoneware mug", "Moss green", 24.00m), ("Breakfast bowl", "Speckled", 28.50m), ("Serving plate", "Large", 46.00m), ("Bud vase", "Sand", 32.00m),
        ("Espresso cup, set of two", "Charcoal", 38.00m), ("Teapot", "1 litre", 84.00m), ("Candle holder", "Brass", 19.90m),
    ];

    /// <summary>An order of Shopify's, paid.</summary>
    public static JsonObject Shopify(int number, DemoShopper shopper, DateTimeOffset at, string currency = "USD", string locale = "en")
    {
        var order = Load("shopify-order");
        order["id"] = 820982911946150000 + number;
        order["name"] = $"#{number}";
        order["order_number"] = number;
        order["email"] = shopper.Email;
        order["contact_email"] = shopper.Email;
        order["customer"]!["id"] = 115310627314720000 + shopper.Id;
        order["customer"]!["first_name"] = shopper.FirstName;
        order["customer"]!["email"] = shopper.Email;
        order["billing_address"]!["first_name"] = shopper.FirstName;
        order["customer_locale"] = locale;
        order["financial_status"] = "paid";
        order["test"] = false;
        order["cancelled_at"] = null;
        order["cancel_reason"] = null;
        foreach (var field in new[] { "created_at", "processed_at", "updated_at" })
            order[field] = at.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);
        Price(order, number, currency);
        return order;
    }

    /// <summary>An order of WooCommerce's, in preparation and so paid.</summary>
    public static JsonObject WooCommerce(int number, DemoShopper shopper, DateTimeOffset at, string status = "processing")
    {
        var order = Load("woocommerce-order");
        var time = at.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture);
        order["id"] = number;
        order["number"] = number.ToString(CultureInfo.InvariantCulture);
        order["status"] = status;
        order["customer_id"] = shopper.Id;
        order["billing"]!["first_name"] = shopper.FirstName;
        order["billing"]!["email"] = shopper.Email;
        foreach (var field in new[] { "date_created", "date_created_gmt", "date_modified", "date_modified_gmt", "date_paid", "date_paid_gmt" })
            order[field] = time;
        var line = order["line_items"]![0]!;
        var (title, _, price) = Items[number % Items.Length];
        var quantity = 1 + (number % 2);
        line["name"] = title;
        line["quantity"] = quantity;
        line["total"] = line["subtotal"] = order["total"] = null;
        foreach (var field in new[] { "total", "subtotal" })
            line[field] = Text(price * quantity);
        order["total"] = Text(price * quantity);
        return order;
    }

    /// <summary>A checkout of Shopify's with an address in it, and no order yet.</summary>
    public static JsonObject Checkout(DemoShopper shopper, DateTimeOffset at)
    {
        var checkout = Load("shopify-checkout");
        checkout["token"] = $"checkout{shopper.Id}";
        checkout["cart_token"] = $"cart{shopper.Id}";
        checkout["email"] = shopper.Email;
        checkout["buyer_accepts_marketing"] = true;
        checkout["abandoned_checkout_url"] = $"https://shop.example.com/checkouts/checkout{shopper.Id}/recover";
        checkout["customer"]!["id"] = 115310627314720000 + shopper.Id;
        foreach (var person in new[] { "customer", "billing_address", "shipping_address" })
            checkout[person]!["first_name"] = shopper.FirstName;
        foreach (var field in new[] { "created_at", "updated_at" })
            checkout[field] = at.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);
        foreach (var (line, (title, variant, price)) in checkout["line_items"]!.AsArray().Zip(Items))
        {
            (line!["title"], line["presentment_title"], line["variant_title"], line["presentment_variant_title"]) = (title, title, variant, variant);
            (line["price"], line["variant_price"], line["line_price"]) = (Text(price), Text(price), Text(price));
        }

        checkout["total_price"] = Text(Items.Take(2).Sum(item => item.Price));
        return checkout;
    }

    /// <summary>A body as it was recorded or documented.</summary>
    public static JsonObject Load(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Demo.{name}.json")!;
        return (JsonObject)JsonNode.Parse(stream)!;
    }

    private static void Price(JsonObject order, int number, string currency)
    {
        var chosen = Enumerable.Range(0, 1 + (number % 3)).Select(index => Items[(number + (index * 2)) % Items.Length]).ToArray();
        var lines = order["line_items"]!.AsArray();
        while (lines.Count > chosen.Length)
            lines.RemoveAt(lines.Count - 1);
        foreach (var (line, (title, variant, price)) in lines.Zip(chosen))
        {
            line!["title"] = title;
            line["variant_title"] = variant;
            line["quantity"] = line["current_quantity"] = null;
            line["quantity"] = 1;
            line["current_quantity"] = 1;
            line["price"] = Text(price);
            line["price_set"] = Set(price, currency);
        }

        var total = chosen.Sum(item => item.Price);
        order["currency"] = "USD";
        order["presentment_currency"] = currency;
        order["total_price"] = Text(total);
        order["total_price_set"] = Set(total, currency);
    }

    private static JsonObject Set(decimal amount, string currency) => new()
    {
        ["shop_money"] = new JsonObject { ["amount"] = Text(amount), ["currency_code"] = "USD" },
        ["presentment_money"] = new JsonObject { ["amount"] = Text(amount), ["currency_code"] = currency },
    };

    private static string Text(decimal amount) => amount.ToString("0.00", CultureInfo.InvariantCulture);
}
