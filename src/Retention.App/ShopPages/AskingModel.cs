using Retention.App.ForShoppers;

namespace Retention.App.ShopPages;

/// <summary>What the contact form and the form for the page of choices show.</summary>
/// <param name="Words">Our words.</param>
/// <param name="Shop">The shop's name.</param>
/// <param name="Action">Where the form is posted to.</param>
public sealed record AskingModel(ShopperWords Words, string Shop, string Action)
{
    /// <summary>Whether it was taken.</summary>
    public bool IsDone { get; init; }

    /// <summary>The field with something wrong in it; null for none.</summary>
    public string? Wrong { get; init; }

    /// <summary>What is wrong; null for nothing.</summary>
    public string? Message { get; init; }

    /// <summary>What was typed in, so that nobody has to type it again.</summary>
    public IReadOnlyDictionary<string, string> Typed { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Orders of a customer who is logged in, to choose from; none for everybody else.</summary>
    public IReadOnlyList<OrderChoice> Orders { get; init; } = [];

    /// <summary>What was typed into a field; empty for nothing.</summary>
    public string Of(string field) => Typed.GetValueOrDefault(field, "");

    /// <summary>Says to a screen reader that the field is the one; null for others.</summary>
    public string? IsWrong(string field) => Wrong == field ? "true" : null;
}
