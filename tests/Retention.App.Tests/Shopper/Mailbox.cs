using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Retention.App.ForShoppers;
using Retention.App.Queues;
using Retention.App.Storage;
using Retention.App.Tests.Road;
using Retention.Events;
using Retention.Flows;
using Retention.Shops;

namespace Retention.App.Tests.ForShoppers;

/// <summary>A shopper with an order, a cart and two saved items, and the links of the letters that went to her. The road is walked by hand.</summary>
internal sealed class Mailbox : IAsyncDisposable
{
    public static readonly DateTimeOffset At = Reported.At;

    public const string Ann = "ann@example.test";

    private Mailbox(TestApp app, string shop) => (App, Shop) = (app, shop);

    public TestApp App { get; }

    public string Shop { get; }

    public string ShopperId { get; private set; } = "";

    public string Address { get; private set; } = "";

    public string Cart { get; private set; } = "";

    public static async Task<Mailbox> SetUpAsync(AzuriteFixture azurite, Func<Shop, Shop>? change = null)
    {
        var app = await TestApp.StartAsync(azurite, now: At.AddMinutes(5), works: false);
        var shop = (await app.AddShopifyAsync(shop => (change ?? (one => one))(shop with
        {
            Brand = shop.Brand with { Url = "https://shop.test/", Color = "#b5472f" },
            ReplyTo = "hello@shop.test",
            FlowsOn = [.. AllFlows.Switches.Select(flow => flow.Family)],
        }))).Shop.Id;
        var mailbox = new Mailbox(app, shop);
        await app.HandleAsync(shop, Reported.Order("5") is var order ? order with { Order = order.Order with { Lines = [.. order.Order.Lines, new("Tea Towel", Variant: null, 1, Price: null, Image: null)] } } : null!);
        await app.HandleAsync(shop, Reported.Order("6", at: At.AddMinutes(1)));
        await app.HandleAsync(shop, Reported.Cart("c1", Ann) is var cart ? cart with { Cart = cart.Cart with { Url = "https://shop.test/cart/c1", UpdatedAt = At.AddMinutes(2) } } : null!);
        foreach (var (id, title) in new[] { ("19", "Tea Pot"), ("20", "Milk Jug") })
            await app.HandleAsync(shop, new ItemSaved(new Item { Id = id, Title = title, Url = $"https://shop.test/{id}", Price = new Money(4100, new Currency("EUR")), At = At }, At) { Email = Ann });
        await app.HandleAsync(shop, new ConsentReported(new(Channel.Email, Purpose.Marketing, IsGranted: true, At.AddDays(-1), "checkout") { Wording = "Yes, send me offers" }) { Email = Ann });
        var shopper = await mailbox.ShopperAsync();
        (mailbox.ShopperId, mailbox.Address, mailbox.Cart) = (shopper.Id, shopper.Orders[0].EmailKey!, shopper.Carts[0].Id);
        return mailbox;
    }

    public async Task<Retention.Shoppers.Shopper> ShopperAsync() => (await App.ShoppersAsync(Shop)).ShouldHaveSingleItem();

    /// <summary>What a letter of that flow about that subject would link by.</summary>
    public LetterLink Link(string flow, string subject, string? message = null) =>
        new(Shop, ShopperId, Address, message ?? Keys.MessageId(Shop, $"{flow}|{subject}", 0, "email"), flow, subject, DateOnly.FromDateTime(App.Clock.Now.UtcDateTime));

    /// <summary>The path under which the letter's pages stand.</summary>
    public string Path(string flow = "review-request", string subject = "5") => Path(Link(flow, subject));

    public string Path(LetterLink link) => $"/l/{App.Get<ShopperLinks>().Token(link)}";

    /// <summary>Writes down that a message of that letter went.</summary>
    public async Task SentAsync(LetterLink link)
    {
        var row = ShopperStore.Beside(Shop, ShopperId, Keys.Message(link.Message));
        row["ClaimedAt"] = App.Clock.Now;
        row["State"] = "Sent";
        row["Flow"] = link.Flow;
        row["Subject"] = link.Subject;
        row["Step"] = 0;
        row["Attempt"] = 1;
        await App.Storage.Shoppers.UpsertEntityAsync(row);
    }

    /// <summary>Opens a page, which has to be there.</summary>
    public async Task<IHtmlDocument> PageAsync(string path, System.Net.HttpStatusCode status = System.Net.HttpStatusCode.OK)
    {
        using var answer = await App.Http.GetAsync(path);
        answer.StatusCode.ShouldBe(status, path);
        return new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Posts a form: where it leads, or null with the page that says what is wrong.</summary>
    public Task<(string? LeadsTo, IHtmlDocument Page, System.Net.HttpStatusCode Status)> PostAsync(string path, params (string Name, string Value)[] fields) =>
        PostAsync(path, cookie: null, fields);

    /// <summary>Posts a form with a cookie.</summary>
    public async Task<(string? LeadsTo, IHtmlDocument Page, System.Net.HttpStatusCode Status)> PostAsync(string path, string? cookie, params (string Name, string Value)[] fields)
    {
        using var request = new HttpRequestMessage(System.Net.Http.HttpMethod.Post, path) { Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))) };
        if (cookie is not null)
            request.Headers.Add("Cookie", cookie);
        using var answer = await App.Http.SendAsync(request);
        return (answer.StatusCode == System.Net.HttpStatusCode.SeeOther ? answer.Headers.Location!.OriginalString : null, new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync()), answer.StatusCode);
    }

    /// <summary>Enters the code that is mailed to the letter's address: the cookie that proves it, and where it leads.</summary>
    public async Task<(string Cookie, string LeadsTo)> ProveAsync(string path, params (string Name, string Value)[] fields)
    {
        await PostAsync($"{path}/code", [("do", "send"), .. fields]);
        var code = (await App.LettersAsync()).First(letter => letter.Flow == "code").Text.Split([' ', '\n', '\r', '.']).First(word => word.Length == 6 && word.All(char.IsAsciiDigit));
        using var body = new FormUrlEncodedContent([KeyValuePair.Create("code", code), .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value))]);
        using var answer = await App.Http.PostAsync($"{path}/code", body);
        return (answer.Headers.GetValues("Set-Cookie").Single().Split(';')[0], answer.Headers.Location!.OriginalString);
    }

    /// <summary>Handles what was put onto the road, which has to be so much, and what follows from it, as a case from a complaint.</summary>
    public async Task ArriveAsync(int events = 1)
    {
        for (var count = 0; count < events; count++)
            (await App.ReceiveAsync(App.Storage.EventQueue)).ShouldBe(1);
        var follow = 0;
        while (await App.ReceiveAsync(App.Storage.EventQueue) > 0)
            follow++;
        follow.ShouldBeLessThanOrEqualTo(events);
    }

    /// <summary>The rows beside the shopper's state whose keys begin so.</summary>
    public async Task<IReadOnlyList<Azure.Data.Tables.TableEntity>> RowsAsync(string beginning) =>
        [.. (await TestApp.RowsAsync(App.Storage.Shoppers)).Where(row => row.RowKey.StartsWith(beginning, StringComparison.Ordinal))];

    /// <summary>Every row of every table but that of followed links, with its mark, and how much lies in the queues.</summary>
    public async Task<string> EverythingAsync()
    {
        var rows = new List<string>();
        foreach (var table in new[] { App.Storage.Shoppers, App.Storage.Names, App.Storage.Shops, App.Storage.Plan, App.Storage.Alarms, App.Storage.Journal, App.Storage.Items, App.Storage.Cases, App.Storage.Surveys, App.Storage.Outbox, App.Storage.Tallies, App.Storage.Suppressions, App.Storage.Incidents })
            rows.AddRange((await TestApp.RowsAsync(table)).Select(row => $"{table.Name} {row.PartitionKey} {row.RowKey} {row.ETag}"));
        rows.Add($"{await App.Storage.EventQueue.CountAsync()} {await App.Storage.StepQueue.CountAsync()}");
        return string.Join('\n', rows.Order(StringComparer.Ordinal));
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();
}
