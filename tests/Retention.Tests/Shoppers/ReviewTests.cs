using System.Reflection;
using Retention.Decisions;
using Retention.Events;
using Retention.Shoppers;

namespace Retention.Tests.Shoppers;

/// <summary>No rule of a flow or a reward can look at a rating (16 CFR 465.4): what is known of a shopper is the same whatever was given.</summary>
public sealed class ReviewTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(5)]
    public void A_review_is_learnt_without_its_stars(int stars)
    {
        var shopper = Some.Consenting(Some.KnownOrder());
        var without = shopper.Apply(new ReviewGiven("1001", Some.Noon) { Items = [new("bowl", "Bowl", Stars: 0, "", "")] }, key: "k");
        var with = shopper.Apply(new ReviewGiven("1001", Some.Noon) { Items = [new("bowl", "Bowl", stars, "Words", "Many words")] }, key: "k");
        Written(with.Shopper).ShouldBe(Written(without.Shopper));
        with.Entries.ShouldBe(without.Entries);
        with.ToWake.ShouldBe(without.ToWake);
    }

    [Fact]
    public void Nothing_that_a_decision_sees_has_a_place_for_stars() => Places(typeof(Seen), typeof(Shopper), typeof(Change)).ShouldBeEmpty();

    [Fact]
    public void A_place_for_stars_is_caught() => Places(typeof(PlantedOrder)).ShouldBe(["PlantedOrder.Reviews", "ItemReview.Stars"]);

    private static string Written(Shopper shopper) => System.Text.Json.JsonSerializer.Serialize(shopper);

    private static string[] Places(params Type[] from)
    {
        var (seen, todo, found) = (new HashSet<Type>(), new Queue<Type>(from), new List<string>());
        while (todo.TryDequeue(out var type))
        {
            if (!seen.Add(type))
                continue;
            foreach (var heir in type.Assembly.GetTypes().Where(heir => heir.IsSubclassOf(type)))
                todo.Enqueue(heir);
            foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
            {
                var inner = property.PropertyType.IsGenericType ? property.PropertyType.GenericTypeArguments : [property.PropertyType];
                if (inner.Contains(typeof(ItemReview)) || property.Name.Contains("Star", StringComparison.Ordinal) || property.Name.Contains("Rating", StringComparison.Ordinal))
                    found.Add($"{type.Name}.{property.Name}");
                foreach (var next in inner.Where(next => next.Namespace?.StartsWith("Retention", StringComparison.Ordinal) == true && !next.IsEnum))
                    todo.Enqueue(next);
            }
        }

        // What starts ahead is a moment of a journey, not a star.
        return [.. found.Where(place => !place.Contains("Start", StringComparison.Ordinal))];
    }

    private sealed record PlantedOrder(IReadOnlyList<ItemReview> Reviews);
}
