namespace Retention.App.ForShoppers;

/// <summary>What somebody typed into the contact form in the shop itself. Nothing in it is trusted.</summary>
/// <param name="Name">The name.</param>
/// <param name="Email">The address.</param>
/// <param name="Topic">What it is about; empty when not chosen.</param>
/// <param name="Message">The words.</param>
/// <param name="Order">The number of an order as the shopper typed it; empty for none.</param>
/// <param name="Locale">In which language the page was, a BCP 47 tag; null when not told.</param>
/// <param name="Visitor">Tells visitors apart: the shop's own hash.</param>
internal sealed record ContactAsked(string Name, string Email, string Topic, string Message, string Order, string? Locale, string Visitor);

/// <summary>Somebody in the shop asked for the page of choices of an address. Nothing in it is trusted.</summary>
/// <param name="Email">The address.</param>
/// <param name="Locale">In which language the page was, a BCP 47 tag; null when not told.</param>
/// <param name="Visitor">Tells visitors apart: the shop's own hash.</param>
internal sealed record LinkAsked(string Email, string? Locale, string Visitor);

/// <summary>Why what was asked in the shop is not done.</summary>
/// <param name="Field">The field that it is about; <c>form</c> for all of it.</param>
/// <param name="Message">What is wrong, and what to do.</param>
/// <param name="IsTooOften">Whether there was nothing wrong with it but that it came too often.</param>
internal sealed record NotAtShop(string Field, string Message, bool IsTooOften = false)
{
    /// <summary>Of an address that is none.</summary>
    public static readonly NotAtShop NoAddress = new("email", "Enter one e-mail address, like ann@example.com.");

    /// <summary>Of what came too often.</summary>
    public static readonly NotAtShop TooOften = new("form", "That was too often. Try again in an hour.", IsTooOften: true);
}
