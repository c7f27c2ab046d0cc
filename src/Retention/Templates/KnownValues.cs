using System.Collections.Immutable;

namespace Retention.Templates;

/// <summary>The values that words may name. There are no others: nothing that a merchant writes is ever run.</summary>
public static class KnownValues
{
    private static readonly ImmutableArray<SubjectKind> Everywhere = [.. Enum.GetValues<SubjectKind>()];

    /// <summary>All of them, in the order in which an editor lists them.</summary>
    public static ImmutableArray<KnownValue> List { get; } =
    [
        new("first_name", ValueKind.Text, "The shopper's first name. Where it is not known, nothing, and the comma or space before it goes too.") { In = Everywhere, Of = facts => facts.FirstName },
        new("shop.name", ValueKind.Text, "Your shop's name.") { In = Everywhere, Of = facts => facts.ShopName },
        new("order.number", ValueKind.Text, "The order's number, as the shopper knows it.") { In = [SubjectKind.Order], Of = facts => facts.OrderNumber },
        new("order.date", ValueKind.Date, "The day on which the order was placed.") { In = [SubjectKind.Order], Of = facts => facts.OrderDate },
        new("order.total", ValueKind.Money, "What the order cost.") { In = [SubjectKind.Order], Of = facts => facts.Total },
        new("cart.total", ValueKind.Money, "What the cart would cost.") { In = [SubjectKind.Cart], Of = facts => facts.Total },
        new("count", ValueKind.Count, "How many pieces are in the order or cart. %d is the number.") { In = [SubjectKind.Order, SubjectKind.Cart] },
        new("item.title", ValueKind.Text, "The name of the saved item.") { In = [SubjectKind.Item], Of = facts => facts.ItemTitle },
        new("item.price", ValueKind.Money, "What the saved item costs now.") { In = [SubjectKind.Item], Of = facts => facts.ItemPrice },
        new("tier", ValueKind.Text, "The level that the shopper has reached, where your shop has levels.") { In = [SubjectKind.Order], Of = facts => facts.Tier },
        new("tier.benefits", ValueKind.Text, "What that level brings, in your words.") { In = [SubjectKind.Order], Of = facts => facts.TierBenefits },
        new("code", ValueKind.Text, "The discount code, where you have set one.") { In = [SubjectKind.Cart], Of = facts => facts.Code },
        new("link", ValueKind.Text, "The link back to the cart, for text messages. In an e-mail the button leads there.") { In = [SubjectKind.Cart], Only = Channel.Text, Of = facts => facts.Link },
    ];

    /// <summary>The value with this name; null when there is none.</summary>
    public static KnownValue? Find(string name) => List.FirstOrDefault(value => string.Equals(value.Name, name, StringComparison.Ordinal));

    /// <summary>Those that words in this scope may name.</summary>
    public static ImmutableArray<KnownValue> In(TemplateScope scope) => [.. List.Where(value => value.IsIn(scope))];
}
