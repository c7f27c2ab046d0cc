using Retention.App.Privacy;
using Retention.App.Storage;
using Retention.Events;

namespace Retention.App.ForShoppers;

/// <summary>
/// The page that the letter about an erasure leads to. Its POST erases all that is kept here, at once, and asks the shop to erase what it keeps itself: by a
/// letter to its owner and on its page. The row that proves it names nobody once the shop has done so, or after 60 days.
/// </summary>
internal sealed class ConfirmingErasure(ShopStore shops, ShopperAddresses addresses, PersonErasing erasing, PrivacyRequests requests, OwnerLetters letters)
{
    /// <summary>The page.</summary>
    public const string Path = "erase";

    // An old letter in somebody else's hands must not erase.
    private const int Days = 2;

    /// <summary>Shows the page.</summary>
    public Task<IResult> ShowAsync(Visit visit, HttpRequest request, CancellationToken cancellation) =>
        Task.FromResult(IsOver(visit) ? Page.Gone(visit) : Page.Of<ConfirmErasurePage>(nameof(ConfirmErasurePage.Model), new ErasureModel(visit.Face, visit.Shopper.IsErased)));

    /// <summary>Erases. Pressed twice it finds nothing more.</summary>
    public async Task<IResult> PostAsync(Visit visit, PostedForm form, HttpContext http, CancellationToken cancellation)
    {
        if (IsOver(visit))
            return Page.Gone(visit);
        var (shop, now) = (visit.Shop, visit.Now);
        var id = requests.IdOf(shop.Id, $"own wish|{visit.Link.Message}");
        if (await addresses.FindAsync(shop.Id, visit.Shopper, visit.Link.Address, cancellation) is { Email: var address } && Name.OfEmail(address) is { } email)
        {
            var customer = await addresses.CustomerAsync(shop.Id, visit.Shopper, visit.Link.Address, cancellation);
            var order = visit.Shopper.Orders.LastOrDefault(known => known.Number is not null)?.Number;
            // Written down first: whoever dies in between is asked by the same letter again, and finds it.
            await requests.ChangeAsync(shop.Id, id, known => known ?? new(RequestKind.AtShop, now, now) { Customer = customer, Order = order, Letter = OwnerLetter.Waits }, cancellation);
            var person = new PersonAsked(email, customer is null ? null : new(NameKind.Customer, customer));
            await erasing.EraseAsync(shop, person, visit.Link.Message, now, cancellation, [.. visit.Shopper.Orders.Select(known => known.Id)]);
        }

        await requests.ChangeAsync(shop.Id, id, known => known is { DoneAt: null } ? known with { DoneAt = now } : null, cancellation);
        if (await requests.FindAsync(shop.Id, id, cancellation) is not null && await shops.FindAsync(shop.Id, cancellation) is { } record)
            await letters.SendAsync(record, id, cancellation);
        return new SeeOther(Path);
    }

    private static bool IsOver(Visit visit) =>
        visit.Link.Flow != ErasureLetters.Flow || DateOnly.FromDateTime(visit.Now.UtcDateTime).DayNumber - visit.Link.IssuedOn.DayNumber > Days;
}

/// <summary>The page that confirms an erasure.</summary>
/// <param name="Face">How it looks.</param>
/// <param name="IsErased">Whether it is done.</param>
public sealed record ErasureModel(ShopFace Face, bool IsErased);
