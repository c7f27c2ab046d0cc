using System.Collections.Immutable;

namespace Retention.App.Storefronts.Shopify;

/// <summary>What we ask a Shopify shop to allow, and what each is for. shopify.app.toml asks for exactly these, and docs/shopify.md lists them: tests compare the three.</summary>
internal static class ShopifyScopes
{
    /// <summary>All of them, each with what does not work without it, as a merchant reads it.</summary>
    public static readonly ImmutableArray<(string Scope, string For)> List =
    [
        ("read_orders", "Orders, carts and checkouts: without them nothing can be thanked for or reminded of"),
        ("read_all_orders", "Orders older than 60 days: without them a first order can't be told from a later one"),
        ("read_products", "Products: their names, prices and pictures in letters, and what is back in stock"),
        ("write_products", "Stars and the number of reviews on your products"),
        ("read_customers", "Customers: whom a letter is for, and what they agreed to"),
        ("write_customers", "What shoppers choose here, written back to your customers' records"),
        ("read_customer_merge", "Two records of one customer, joined"),
        ("read_fulfillments", "Deliveries: without them nobody is asked for a review at the right time"),
        ("read_discounts", "Discount codes: whether one was made"),
        ("write_discounts", "Discount codes of their own for shoppers"),
        ("read_store_credit_accounts", "Store credit: what a customer has"),
        ("write_store_credit_account_transactions", "Store credit for reviews"),
        ("read_locales", "The languages of your shop"),
        ("read_legal_policies", "Your refund policy, linked in letters"),
        ("write_app_proxy", "Saved items, reviews and the contact form on your own pages"),
        ("read_inventory", "How many of an item are left"),
        ("write_orders", "Money of an order given back, when a person of your shop says so in a case"),
        ("write_draft_orders", "Goods sent again, when a person of your shop says so in a case"),
    ];

    /// <summary>Their names.</summary>
    public static IEnumerable<string> Wanted => List.Select(one => one.Scope);
}
