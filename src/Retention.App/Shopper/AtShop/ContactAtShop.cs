using Retention.App.Queues;
using Retention.App.Storage;
using Retention.Events;
using Retention.Shops;

namespace Retention.App.ForShoppers;

/// <summary>
/// Takes a message that somebody wrote on the contact form in the shop itself: it opens a case, as one that was written from a letter does. Who writes is
/// the address that was typed in, which nobody has proven: the answer says nothing of what is known, and goes to that address alone.
/// </summary>
internal sealed class ContactAtShop(NameDirectory directory, Identity identity, PluginCalls calls, Inbox inbox)
{
    private const int MostOfVisitor = 5;
    private const int MostOfAddress = 5;
    private const int MostOfShop = 100;
    private const int MostName = 100;

    /// <summary>How long the number of an order may be.</summary>
    public const int MostOrder = 40;

    /// <summary>Takes it; null when it is on its way.</summary>
    /// <param name="shop">The shop.</param>
    /// <param name="asked">What was typed in.</param>
    /// <param name="once">Makes the same call one event.</param>
    /// <param name="now">The moment (UTC).</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task<NotAtShop?> TakeAsync(Shop shop, ContactAsked asked, string once, DateTimeOffset now, CancellationToken cancellation)
    {
        var (text, name, order) = (PostedForm.Clean(asked.Message), PostedForm.CleanLine(asked.Name), PostedForm.CleanLine(asked.Order));
        var topic = asked.Topic.Length == 0 ? "other" : asked.Topic;
        if (Name.OfEmail(asked.Email) is not { } email)
            return NotAtShop.NoAddress;
        if (!Contacting.Topics.Contains(topic, StringComparer.Ordinal))
            return new("topic", $"Choose one of: {string.Join(", ", Contacting.Topics)}.");
        if (name.Length > MostName)
            return new("name", $"Write the name in {MostName} characters at most.");
        if (order.Length > MostOrder)
            return new("order", "Give the number of one order only.");
        if (text.Length is 0 or > Contacting.MostText)
            return new("message", text.Length == 0 ? "Write what you would like to say." : $"Say it in {Contacting.MostText} characters at most.");
        var address = directory.Hash(shop.Id, email);
        if (!await calls.MayAsync(shop.Id, "contact by visitor", asked.Visitor, MostOfVisitor, now, cancellation) || !await MayAsync(shop, address.Hash, now, cancellation))
            return NotAtShop.TooOften;
        var known = order.Length == 0 || await directory.FindAsync(shop.Id, address, cancellation) is not { } id ? null : OrderOf((await identity.FollowAsync(shop.Id, id, cancellation)).Shopper, address.Hash, order);
        var raised = new ProblemRaised(known, now)
        {
            Topic = topic,
            Text = With(text, order, known),
            Email = email.Value,
            FirstName = name.Length == 0 ? null : name,
            Locale = asked.Locale,
        };
        await inbox.PutAsync(EventMessage.Of(shop.Id, Keys.Hash($"contact form|{shop.Id}|{once}", 32), now, raised, topic: "contact form") with { Address = address.Hash }, cancellation);
        return null;
    }

    /// <summary>Counts one more message of an address, from a letter or in the shop. False when there were enough within the hour.</summary>
    /// <param name="shop">The shop.</param>
    /// <param name="address">The hash of the address.</param>
    /// <param name="now">The moment (UTC).</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task<bool> MayAsync(Shop shop, string address, DateTimeOffset now, CancellationToken cancellation) =>
        await calls.MayAsync(shop.Id, "contact by address", address, MostOfAddress, now, cancellation) && await calls.MayAsync(shop.Id, "contact", shop.Id, MostOfShop, now, cancellation);

    /// <summary>The storefront's id of the order with this number under this address; null for none.</summary>
    /// <param name="shopper">Who wrote.</param>
    /// <param name="address">The hash of the address.</param>
    /// <param name="typed">The number as it was typed in.</param>
    public static string? OrderOf(Shoppers.Shopper shopper, string address, string typed) => typed.TrimStart('#') is { Length: > 0 } number
        ? shopper.Orders.LastOrDefault(order => order.EmailKey == address && (order.Number?.TrimStart('#') ?? order.Id) == number)?.Id : null;

    /// <summary>The words with the number, where no order is known by it: then it is only what somebody typed in.</summary>
    public static string With(string text, string order, string? known) => order.Length == 0 || known is not null ? text : $"{text}\n\n({order})";
}
