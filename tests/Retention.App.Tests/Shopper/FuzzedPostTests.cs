using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Retention.App.Photos;
using Retention.App.Storage;
using Retention.App.Tests.Merchant;
using Xunit.Abstractions;

namespace Retention.App.Tests.ForShoppers;

/// <summary>
/// Whatever is posted to whatever door, the program answers in words and never breaks; it stores what its pages ask for and nothing else, in the shop that was asked and
/// nowhere else; and no answer of it holds a script. RETENTION_HOSTILE_POSTS says how many; <c>script/chaos</c> posts ten thousand.
/// </summary>
[Collection("Azurite"), Trait("Lane", "slow")]
public sealed class FuzzedPostTests(AzuriteFixture azurite, ITestOutputHelper output)
{
    private const int PerShop = 500; // A store in memory becomes slow by what lies in it.
    private static readonly int Posts = int.TryParse(Environment.GetEnvironmentVariable("RETENTION_HOSTILE_POSTS"), NumberStyles.None, CultureInfo.InvariantCulture, out var told) ? told : 400;
    private static readonly int Seed = int.TryParse(Environment.GetEnvironmentVariable("RETENTION_CHAOS_SEED"), NumberStyles.None, CultureInfo.InvariantCulture, out var told) ? told : 20261123;

    /// <summary>What the posts of shoppers may lead to: the table or container, and how the row's key or the blob's name begins.</summary>
    private static readonly HashSet<string> Allowed = new(StringComparer.Ordinal)
    {
        // What they said, and what stands beside a shopper for it.
        "shoppers answer", "shoppers choice", "shoppers code", "shoppers consent", "shoppers draft", "shoppers draft-survey", "shoppers event", "shoppers filled", "shoppers item", "shoppers posts", "shoppers review", "shoppers state", "shoppers decision", "shoppers link",
        "reviews id", "reviews leftover", "reviews pending", "reviews product", "reviews published", "reviews ratings", "reviews rejected", "reviews shopper", "reviews totals", "reviews withdrawn", "photos", "cases case", "cases open", "surveys response", "surveys shopper", "suppressions Email",
        // A friend who asks for a code, and what is given for that.
        "names name", "shoppers credit", "shoppers profile", "shoppers written", "shops friend", "shops coupon", "names coupon",
        // A list that is saved, and whose it is asked to be; what the plugin of the shop has erased.
        "shops list", "shops asked", "requests", "items w",
        // Limits, calls that were heard once, wake-ups, what was decided, and letters with codes.
        "shops call", "shops count", "plan #", "alarms #", "journal #", "outbox", "outbox #", "tallies #",
    };

    [Fact]
    public async Task No_right_link_stores_what_was_not_asked_for_or_gives_a_fault_of_ours()
    {
        var (counts, faults, stored) = (new SortedDictionary<string, int>(StringComparer.Ordinal), new List<string>(), new HashSet<string>(StringComparer.Ordinal));
        var asked = 0;
        for (var done = 0; done < Posts; done += PerShop)
        {
            var hostile = new Hostile(Seed + done);
            await using var besieged = await Besieged.SetUpAsync(azurite, hostile);
            var before = await besieged.EverythingAsync();
            for (var number = done; number < Math.Min(Posts, done + PerShop); number++)
            {
                besieged.App.Clock.Now += TimeSpan.FromSeconds(17); // Limits of an hour let some of it pass.
                var route = besieged.Routes[number % besieged.Routes.Count];
                using var request = besieged.Right(route);
                using var answer = await besieged.App.Http.SendAsync(request);
                Count(counts, $"{route} {(int)answer.StatusCode}");
                if (await Besieged.FaultOfAsync(answer) is { } fault)
                    faults.Add($"{number} {request.RequestUri!.OriginalString} {fault}");
            }

            await besieged.ArriveAsync();
            var after = await besieged.EverythingAsync();
            before.Keys.Except(after.Keys, StringComparer.Ordinal).Where(key => key.Contains(besieged.Bystander, StringComparison.Ordinal)).ShouldBeEmpty("somebody else's is gone");
            var changed = after.Where(one => !(before.TryGetValue(one.Key, out var mark) && mark == one.Value)).Select(one => one.Key).ToList();
            changed.Where(key => key.Contains(besieged.Bystander, StringComparison.Ordinal) && !key.StartsWith("tallies", StringComparison.Ordinal)).ShouldBeEmpty("somebody else's was changed");
            stored.UnionWith(changed.Select(Kind));
            faults.AddRange((await besieged.WhereAsync(Hostile.Unasked)).Select(where => $"unasked in {where}"));
            asked += (await besieged.WhereAsync(Hostile.Asked)).Count;
            faults.AddRange(await NoPhotosAsync(besieged));
        }

        output.WriteLine($"{Posts} posts, texts of theirs in {asked} rows");
        foreach (var (what, count) in counts)
            output.WriteLine($"{count,6} {what}");
        foreach (var what in stored.Order(StringComparer.Ordinal))
            output.WriteLine($"stored {what}");
        faults.ShouldBeEmpty();
        asked.ShouldBeGreaterThan(0, "or the look for what was not asked for would see nothing");
        stored.Except(Allowed, StringComparer.Ordinal).ShouldBeEmpty("stored, and not among what posts of shoppers lead to");
    }

    [Fact]
    public async Task No_wrong_link_opens_anything_or_leaves_a_trace()
    {
        var hostile = new Hostile(Seed);
        await using var besieged = await Besieged.SetUpAsync(azurite, hostile);
        var before = await besieged.EverythingAsync();
        var faults = new List<string>();
        for (var number = 0; number < Math.Min(Posts, 2_000); number++)
        {
            using var request = besieged.Wrong(besieged.Routes[number % besieged.Routes.Count]);
            using var answer = await besieged.App.Http.SendAsync(request);
            if (await Besieged.FaultOfAsync(answer) is { } fault || (fault = answer.StatusCode is >= HttpStatusCode.OK and < HttpStatusCode.BadRequest ? $"answers {(int)answer.StatusCode}" : null) is not null)
                faults.Add($"{number} {request.RequestUri!.OriginalString} {fault}");
        }

        faults.ShouldBeEmpty();
        (await besieged.EverythingAsync()).Where(one => !(before.TryGetValue(one.Key, out var mark) && mark == one.Value)).Select(one => one.Key).ShouldBeEmpty();
    }

    [Fact]
    public async Task No_form_of_the_merchant_s_breaks_by_what_is_typed_into_it()
    {
        var hostile = new Hostile(Seed);
        await using var app = await TestApp.StartAsync(azurite, change: settings => settings with { ShopifyClientId = PageTokens.ClientId });
        var walked = await TenancyWalkTests.Walked.LiveAsync(app);
        var (faults, routes) = (new List<string>(), TenancyWalkTests.Routes(app).Where(route => route.StartsWith("POST ", StringComparison.Ordinal)).ToArray());
        for (var number = 0; number < Math.Min(Posts, 2_000); number++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, TenancyWalkTests.Fill(routes[number % routes.Length], walked)) { Content = hostile.Body(), Headers = { Authorization = new AuthenticationHeaderValue("Bearer", PageTokens.Shopify(app.Clock.Now)) } };
            using var answer = await app.Http.SendAsync(request);
            if ((int)answer.StatusCode >= 500)
                faults.Add($"{number} {request.RequestUri} answers {(int)answer.StatusCode}");
        }

        faults.ShouldBeEmpty();
    }

    // What is kept as a photo is one, built here: read once more it comes out as it is.
    private static async Task<IReadOnlyList<string>> NoPhotosAsync(Besieged besieged)
    {
        var wrong = new List<string>();
        foreach (var name in await besieged.Box.PhotosAsync())
        {
            var parts = name.Split('/');
            var bytes = (await besieged.App.Get<PhotoStore>().FindAsync(parts[0], parts[1], parts[2], CancellationToken.None))!;
            if (PhotoReader.Read(bytes) is not PhotoRead.Photo photo || !photo.Bytes.AsSpan().SequenceEqual(bytes))
                wrong.Add($"{name} is no photo of ours");
        }

        return wrong;
    }

    // The table, and how its keys begin: ids and moments left out.
    private static string Kind(string key)
    {
        var (table, row) = (key.Split(' ')[0], key.Split(' ')[2]);
        var beginning = row.Split('|')[0];
        return row.Length == 0 || table is "photos" or "outbox" or "requests" ? table : $"{table} {(char.IsAsciiDigit(beginning[0]) ? "#" : beginning)}";
    }

    private static void Count(SortedDictionary<string, int> counts, string what) => counts[what] = counts.GetValueOrDefault(what) + 1;
}
