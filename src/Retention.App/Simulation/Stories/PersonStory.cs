using Retention.Events;

namespace Retention.App.Simulation.Stories;

/// <summary>What is told of a person apart from orders: words about being written to, accounts joined, addresses that died, erasures.</summary>
internal static class PersonStory
{
    /// <summary>The story of one person.</summary>
    public static Story Of(History history, Life life)
    {
        var person = life.Person;
        var joined = history.Rhythm.At(person.Habit.Joins)!.Value;
        return new(joined.AddMinutes(-10), person.Id, () =>
        {
            var dice = Dice.Of(history.Settings.Seed, $"told|{person.Index}");
            return [.. Permissions(person, joined, dice), .. Troubles(history, life, joined, dice), .. Emptied(history, life, joined, dice)];
        });
    }

    private static IEnumerable<Told> Permissions(Person person, DateTimeOffset joined, Dice dice)
    {
        var granted = joined + (dice.Comes(0.5) ? TimeSpan.FromMinutes(-5) : dice.Days(0.01, 20));
        if (person.Permission == Permission.Newsletter)
            yield return new(granted, new ConsentReported(new(Channel.Email, Purpose.Marketing, IsGranted: true, granted, "newsletter form") { IsConfirmed = true, Wording = "News and offers, at most weekly" }) { Email = person.Email }, "customers/update");
        var withdrawn = granted + dice.Days(21, 200);
        if (person.Permission != Permission.None && dice.Comes(0.08))
            yield return new(withdrawn, new ConsentReported(new(Channel.Email, Purpose.Marketing, IsGranted: false, withdrawn, "unsubscribe link")) { Email = person.Email }, Topic: null);
        if (person.AllowsTexts && dice.Comes(0.1))
            yield return new(withdrawn, new ConsentReported(new(Channel.Text, Purpose: null, IsGranted: false, withdrawn, "STOP")) { Phone = person.Phone }, Topic: null);
    }

    private static IEnumerable<Told> Troubles(History history, Life life, DateTimeOffset joined, Dice dice)
    {
        var person = life.Person;
        var suppressed = joined + dice.Days(0.1, 90);
        if (dice.Comes(0.006))
            yield return new(suppressed, new AddressSuppressed(Channel.Email, dice.Comes(0.85) ? "bounce" : "complaint", suppressed) { Email = person.Email }, Topic: null);
        if (person is { HasTwoAccounts: true, AccountFrom: { } opened } && life.Purchases.Count > opened + 1)
            yield return new(life.Purchases[opened + 1].At + dice.Days(0.2, 6), new CustomersMerged(person.CustomerId, person.SecondCustomerId), "customers/merge");
        // Only who has done all there was to do is erased: whoever came back would be somebody new.
        var last = life.Purchases.Select(purchase => purchase.At).Concat(life.Interests.Select(interest => interest.At)).DefaultIfEmpty(joined).Max();
        if (dice.Comes(0.002) && last < history.Settings.Until)
            yield return new(last + dice.Days(30, 60), new ShopperErased(HasAccount(life) ? person.CustomerId : null, person.Email, OrderId: null), "customers/redact");
    }

    private static IEnumerable<Told> Emptied(History history, Life life, DateTimeOffset joined, Dice dice) =>
        dice.Comes(0.05) ? CartStory.Emptied(history, life.Person, joined + dice.Days(0.2, 100), dice) : [];

    private static bool HasAccount(Life life) => life.Purchases.Count > life.Person.AccountFrom;
}
