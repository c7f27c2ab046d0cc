using Retention.Events;

namespace Retention.App.Simulation.Stories;

/// <summary>What a storefront tells of an order: placed, paid, judged, sent, called off, given back, erased.</summary>
internal static class OrderStory
{
    private const string Updated = "orders/updated";

    /// <summary>The story of an order, from its checkout to its survey.</summary>
    public static Story Of(History history, Purchase purchase) => new(purchase.At.AddMinutes(-45), $"order|{purchase.Id}", () =>
    {
        var fate = Fate.Of(history, purchase);
        var dice = Dice.Of(history.Settings.Seed, $"order|{purchase.Id}");
        var told = new List<Told>(CartStory.Bought(history, purchase, dice));
        told.AddRange(Reports(history, purchase, fate, dice));
        told.AddRange(Parcels(purchase, fate));
        told.AddRange(AnswerStory.Of(purchase, fate, dice));
        if (Account(purchase) is { } account && (purchase.Rank == purchase.Person.AccountFrom || IsSecond(purchase)))
            told.Add(new(purchase.At.AddSeconds(2), account, "customers/create"));
        return told;
    });

    private static IEnumerable<Told> Reports(History history, Purchase purchase, Fate fate, Dice dice)
    {
        var order = Make(history, purchase, dice);
        if (fate.IsPaidAtOnce) // One state under two names.
            order = order with { Stage = OrderStage.Paid, PaidAt = fate.PaidAt };
        var placed = new OrderReported(order);
        yield return new(purchase.At, placed, "orders/create");
        if (fate.IsPaidAtOnce)
            yield return new(purchase.At.AddSeconds(1), placed, "orders/paid");

        var changes = new List<(DateTimeOffset? At, string Topic, Func<Order, Order> Change)>
        {
            (fate.IsPaidAtOnce ? null : fate.PaidAt, "orders/paid", one => one with { Stage = OrderStage.Paid, PaidAt = fate.PaidAt }),
            (fate.RiskyAt, Updated, one => one with { IsRisky = true }),
            (fate.NotedAt, Updated, one => one),
            (fate.Parcels.Count > 0 ? fate.Parcels.Max(parcel => parcel.SentAt) : null, Updated, one => one with { FulfilledAt = fate.Parcels.Max(parcel => parcel.SentAt) }),
            (fate.CancelledAt, "orders/cancelled", one => one with { Stage = OrderStage.Cancelled, IsRefunded = fate.PaidAt is not null }),
            (fate.RefundedAt, Updated, one => one with { IsRefunded = true }),
        };
        foreach (var (at, topic, change) in changes.Where(change => change.At is not null).OrderBy(change => change.At))
        {
            order = change(order) with { UpdatedAt = at!.Value };
            yield return new(order.UpdatedAt, new OrderReported(order), topic);
        }

        if (fate.RiskyAt is { } judged)
            yield return new(judged, new RiskReported(purchase.Id, IsRisky: true), "orders/risk_assessment_changed");
        if ((fate.CancelledAt is not null && fate.PaidAt is not null ? fate.CancelledAt : fate.RefundedAt) is { } back)
            yield return new(back.AddSeconds(3), new RefundReported(purchase.Id), "refunds/create");
        if (fate.RemovedAt is { } removed)
            yield return new(removed, new OrderRemoved(purchase.Id), "orders/delete");
    }

    private static IEnumerable<Told> Parcels(Purchase purchase, Fate fate)
    {
        foreach (var parcel in fate.Parcels)
        {
            yield return new(parcel.SentAt.AddSeconds(1), new ShipmentReported(purchase.Id, parcel.Id, ShipmentStage.Sent, parcel.SentAt), "fulfillments/create");
            if ((parcel.DeliveredAt ?? parcel.FailedAt) is { } ended)
                yield return new(ended, new ShipmentReported(purchase.Id, parcel.Id, parcel.DeliveredAt is null ? ShipmentStage.Failed : ShipmentStage.Delivered, ended), "fulfillment_events/create");
        }
    }

    private static Order Make(History history, Purchase purchase, Dice dice)
    {
        var person = purchase.Person;
        var lines = Basket.Lines(history, person, Basket.Of(history.Settings.Seed, purchase), purchase.At);
        // With the other address: most often at the end of the same checkout, else on another device, where only the telephone number is the same.
        var isOther = person.SecondEmail is not null && dice.Comes(0.6);
        var isElsewhere = isOther && dice.Comes(0.4);
        return new()
        {
            Id = purchase.Id,
            Number = $"#{purchase.Number}",
            Stage = OrderStage.Unpaid,
            PlacedAt = purchase.At,
            UpdatedAt = purchase.At,
            IsTest = purchase.IsTest,
            CustomerId = Account(purchase)?.CustomerId,
            Email = isOther ? person.SecondEmail : EmailOf(purchase),
            FirstName = person.FirstName,
            Locale = person.Place.Locale,
            Country = person.Place.Country,
            Region = person.Place.Region,
            Phone = person.Phone,
            Street = person.Street,
            PostalCode = person.PostalCode,
            Consents = purchase.Rank == 0 ? CartStory.Consents(person, purchase.At) : [],
            CartToken = isElsewhere ? CartStory.CartToken(history, purchase.Id) : CartStory.CartToken(history, purchase.Cart),
            CheckoutToken = isElsewhere ? CartStory.CheckoutToken(history, purchase.Id) : CartStory.CheckoutToken(history, purchase.Cart),
            Lines = lines,
            Total = Basket.Total(person, lines),
        };
    }

    // Whose account it is placed with; null for guests.
    private static CustomerReported? Account(Purchase purchase)
    {
        var person = purchase.Person;
        if (purchase.Rank < person.AccountFrom || person.AccountFrom is null)
            return null;
        return new(IsSecond(purchase) ? person.SecondCustomerId : person.CustomerId, EmailOf(purchase), person.FirstName, purchase.At)
        {
            Phone = person.Phone,
            IsEmailConfirmed = true,
            Country = person.Place.Country,
            Region = person.Place.Region,
            Consents = CartStory.Consents(person, purchase.At),
        };
    }

    private static bool IsSecond(Purchase purchase) => purchase.Person.HasTwoAccounts && purchase.Rank == purchase.Person.AccountFrom + 1;

    private static string EmailOf(Purchase purchase) => IsSecond(purchase) ? purchase.Person.SecondAccountEmail : purchase.Person.Email;
}
