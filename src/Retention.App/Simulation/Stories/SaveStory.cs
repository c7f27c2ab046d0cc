using Retention.Events;

namespace Retention.App.Simulation.Stories;

/// <summary>What is told of saved items, and of items that change.</summary>
internal static class SaveStory
{
    /// <summary>An item that somebody saves, and sometimes takes off the list again.</summary>
    public static Story Of(History history, Interest interest) => new(interest.At, interest.Subject, () =>
    {
        var item = history.Items.At(interest.Product, interest.At);
        var (person, told) = (interest.Person, new List<Told>());
        told.Add(new(interest.At, new ItemSaved(item, interest.At) { CustomerId = CustomerOf(person), Email = person.Email, FirstName = person.FirstName, WantsStock = item.Available == 0 }, Topic: null));
        if (ForgottenAt(history, interest) is { } forgotten)
            told.Add(new(forgotten, new ItemForgotten(item.Id, forgotten) { CustomerId = CustomerOf(person), Email = person.Email }, Topic: null));
        return told;
    });

    /// <summary>When the shopper takes the item off the list; null when it stays. A tenth are taken off, unless they were bought before.</summary>
    public static DateTimeOffset? ForgottenAt(History history, Interest interest)
    {
        var dice = Dice.Of(history.Settings.Seed, $"forgotten|{interest.Subject}");
        var at = interest.At + dice.Days(0.5, 40);
        return dice.Comes(0.1) && !(interest.BoughtAt <= at) ? at : null;
    }

    /// <summary>A change of price or stock.</summary>
    public static Story Changed(Item item) => new(item.At, $"item|{item.Id}|{item.At.ToUnixTimeSeconds()}", () => [new(item.At, new ItemReported(item), "products/update")]);

    // A list is kept by an account where there is one from the beginning; the address is told either way.
    private static string? CustomerOf(Person person) => person.AccountFrom == 0 && person.Habit.Buys ? person.CustomerId : null;
}
