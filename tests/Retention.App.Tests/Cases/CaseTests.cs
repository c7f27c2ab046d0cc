using Microsoft.Extensions.DependencyInjection;
using Retention.App.Cases;
using Retention.App.Queues;
using Retention.App.Senders;
using Retention.App.Storage;
using Retention.App.Tests.Road;
using Retention.Events;
using Case = Retention.App.Cases.Case;
using Mailbox = Retention.App.Tests.ForShoppers.Mailbox;

namespace Retention.App.Tests.Cases;

/// <summary>Whom a person of the shop has to answer: opened once, answered once, closed for good until more is said.</summary>
[Collection("Azurite")]
public sealed class CaseTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task A_message_that_comes_again_opens_one_case_also_when_the_first_died_just_before_opening_it()
    {
        await using var box = await Mailbox.SetUpAsync(azurite);
        var message = EventMessage.Of(box.Shop, "k", box.App.Clock.Now, new ProblemRaised("5", box.App.Clock.Now) { Topic = "problem", Text = "Broken" }) with { Shopper = box.ShopperId, Address = box.Address };
        for (var time = 0; time < 3; time++)
            await box.App.Get<EventArrived>().HandleAsync(message, CancellationToken.None);
        var opened = (await ListAsync(box)).ShouldHaveSingleItem();
        opened.Said.ShouldHaveSingleItem();

        // The state is committed and the case is not: whoever died in between is followed by the message once more.
        foreach (var row in await TestApp.RowsAsync(box.App.Storage.Cases))
            await box.App.Storage.Cases.DeleteEntityAsync(row.PartitionKey, row.RowKey);
        await box.App.Get<EventArrived>().HandleAsync(message, CancellationToken.None);
        (await ListAsync(box)).ShouldHaveSingleItem().Id.ShouldBe(opened.Id);

        // Answered and closed, it stays so.
        await box.App.Get<CaseAnswering>().CloseAsync(box.Shop, opened.Id, outcome: null, "Maria", box.App.Clock.Now.AddMinutes(1), CancellationToken.None);
        await box.App.Get<EventArrived>().HandleAsync(message, CancellationToken.None);
        (await ListAsync(box)).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_answer_goes_once_to_the_address_of_the_letter_however_often_it_is_pressed()
    {
        await using var box = await Mailbox.SetUpAsync(azurite);
        var id = await OpenAsync(box);
        for (var pressed = 0; pressed < 3; pressed++)
            (await AnswerAsync(box, id, "We are sorry.\n\nA new one is on its way.")).ShouldBeOfType<CaseAnswered.Sent>();
        var letter = (await box.App.LettersAsync()).ShouldHaveSingleItem();
        letter.ShouldSatisfyAllConditions(
            () => letter.To.ShouldBe(Mailbox.Ann), () => letter.Subject.ShouldBe("Your order #5"), () => letter.Text.ShouldContain("A new one is on its way."), () => letter.ReplyTo.ShouldBe("hello@shop.test"));
        var one = (await box.App.Get<CaseStore>().FindAsync(box.Shop, id, CancellationToken.None)).ShouldNotBeNull();
        one.State.ShouldBe(CaseState.Answered);
        one.Letters.ShouldHaveSingleItem().ShouldSatisfyAllConditions(sent => sent.State.ShouldBe(CaseLetterState.Sent), sent => sent.By.ShouldBe("Maria"));
        (await AnswerAsync(box, id, "One more thing.")).ShouldBeOfType<CaseAnswered.Sent>();
        (await box.App.LettersAsync()).Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(nameof(Found.Accepted), 1, nameof(CaseAnswered.Sent))]
    [InlineData(nameof(Found.NeverAccepted), 2, nameof(CaseAnswered.Sent))]
    [InlineData(nameof(Found.CannotTell), 1, nameof(CaseAnswered.Lost))]
    [InlineData(nameof(Found.AskLater), 1, nameof(CaseAnswered.Unknown))]
    public async Task An_answer_whose_outcome_is_unknown_is_asked_for_and_sent_again_only_if_it_never_came(string found, int sent, string ends)
    {
        await using var box = await Mailbox.SetUpAsync(azurite);
        var id = await OpenAsync(box);
        var sender = new ScriptedSender { Finds = Enum.Parse<Found>(found) };
        sender.Answers.Enqueue(new SendOutcome.Unknown("no answer in time"));
        var desk = Desk(box, sender);
        Task<CaseAnswered> PressAsync() => desk.AnswerAsync(box.Shop, id, "Sorry", "Maria", box.App.Clock.Now, CancellationToken.None);

        (await PressAsync()).ShouldBeOfType<CaseAnswered.Unknown>();
        (await PressAsync()).ShouldBeOfType<CaseAnswered.Unknown>("it is too soon to ask");
        sender.Asked.ShouldBe(0);
        box.App.Clock.Now = box.App.Clock.Now.AddMinutes(11);
        (await PressAsync()).GetType().Name.ShouldBe(ends);
        (await PressAsync()).GetType().Name.ShouldBe(ends);
        sender.Sent.Select(letter => letter.Attempt).ShouldBe(Enumerable.Range(1, sent));
        sender.Sent.Select(letter => letter.Message).Distinct(StringComparer.Ordinal).Count().ShouldBe(1);
    }

    [Fact]
    public async Task A_provider_that_asks_to_wait_or_refuses_leaves_the_case_open_with_its_words()
    {
        await using var box = await Mailbox.SetUpAsync(azurite);
        var id = await OpenAsync(box);
        var sender = new ScriptedSender();
        sender.Answers.Enqueue(new SendOutcome.TryLater(Until: null, "too many requests"));
        sender.Answers.Enqueue(new SendOutcome.Refused("no such address"));
        var desk = Desk(box, sender);
        (await desk.AnswerAsync(box.Shop, id, "Sorry", "Maria", box.App.Clock.Now, CancellationToken.None)).ShouldBe(new CaseAnswered.TryLater("too many requests"));
        (await desk.AnswerAsync(box.Shop, id, "Sorry", "Maria", box.App.Clock.Now, CancellationToken.None)).ShouldBe(new CaseAnswered.Refused("no such address"));
        var one = (await box.App.Get<CaseStore>().FindAsync(box.Shop, id, CancellationToken.None)).ShouldNotBeNull();
        (one.State, one.Letters.Single().State, one.Letters.Single().Why, one.Letters.Single().Attempt).ShouldBe((CaseState.Open, CaseLetterState.Refused, "no such address", 2));
    }

    [Fact]
    public async Task Nobody_who_was_erased_is_answered_and_nothing_of_theirs_is_kept()
    {
        await using var box = await Mailbox.SetUpAsync(azurite);
        var id = await OpenAsync(box);
        await box.PostAsync($"{box.Path()}/review", ("stars-0", "2"), ("text-0", "Words"));
        await box.PostAsync($"{box.Path("nps")}/answer", ("score", "9"));
        await box.PostAsync($"{box.Path()}/code", ("do", "send"));
        await box.ArriveAsync(events: 2);
        await box.App.HandleAsync(box.Shop, new ShopperErased(CustomerId: null, Mailbox.Ann, OrderId: null));

        (await TestApp.RowsAsync(box.App.Storage.Cases)).ShouldBeEmpty();
        foreach (var beginning in new[] { Keys.Reviews, Keys.Answers, Keys.AllPosts, Keys.Codes, "order|", "message|" })
            (await box.RowsAsync(beginning)).ShouldBeEmpty(beginning);
        (await AnswerAsync(box, id, "Hello")).ShouldBeOfType<CaseAnswered.NotFound>();
        (await box.PageAsync($"{box.Path()}/preferences")).Body!.TextContent.ShouldContain("Nothing is kept about this address");
    }

    [Fact]
    public async Task Open_cases_stand_by_what_is_due_first_and_closed_ones_by_what_is_newest()
    {
        await using var box = await Mailbox.SetUpAsync(azurite);
        foreach (var (order, minute) in new[] { ("5", 3), ("6", 1), ((string?)null, 2) })
            await SayAsync(box, new ProblemRaised(order, Mailbox.At.AddMinutes(minute)) { Text = $"{minute}" });

        var open = await ListAsync(box);
        open.Select(one => one.Said[0].Text).ShouldBe(["1", "2", "3"]);
        var at2 = box.App.Clock.Now;
        foreach (var (one, minute) in open.Zip([1, 2]))
            await box.App.Get<CaseAnswering>().CloseAsync(box.Shop, one.Id, outcome: null, "Maria", at2.AddMinutes(minute), CancellationToken.None);
        (await box.App.Get<CaseStore>().ListAsync(box.Shop, openOnly: false, most: 9, CancellationToken.None)).Select(one => one.Said[0].Text).ShouldBe(["3", "2", "1"]);
        (await box.App.Get<CaseStore>().ListAsync(box.Shop, openOnly: true, most: 9, CancellationToken.None)).Count.ShouldBe(1);
        await box.ArriveAsync(events: 2);
        // The third is still open, and so is the shopper's.
        (await box.ShopperAsync()).Order("5")!.HasOpenCase.ShouldBeTrue();
    }

    [Fact]
    public async Task What_is_said_after_it_was_closed_opens_it_again()
    {
        await using var box = await Mailbox.SetUpAsync(azurite);
        await box.App.HandleAsync(box.Shop, new SurveyAnswered("5", 3, Mailbox.At));
        var id = (await ListAsync(box)).Single().Id;
        await box.App.Get<CaseAnswering>().CloseAsync(box.Shop, id, outcome: null, "Maria", Mailbox.At.AddHours(1), CancellationToken.None);
        await box.ArriveAsync();
        await box.App.HandleAsync(box.Shop, new SurveyAnswered("5", 3, Mailbox.At.AddHours(2)) { Comment = "Nobody wrote." });
        var again = (await ListAsync(box)).ShouldHaveSingleItem();
        (again.Id, again.State, again.DueAt).ShouldBe((id, CaseState.Open, Mailbox.At.AddHours(26)));
        (await box.App.Get<CaseStore>().ListAsync(box.Shop, openOnly: false, most: 9, CancellationToken.None)).ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("5")]
    [InlineData(null)]
    public async Task All_that_is_said_about_one_thing_is_one_case_so_closing_it_leaves_nobody_unheard(string? order)
    {
        await using var box = await Mailbox.SetUpAsync(azurite);
        await SayAsync(box, new ProblemRaised(order, Mailbox.At.AddMinutes(1)) { Topic = "return", Text = "May I return it?" });
        await SayAsync(box, new ProblemRaised(order, Mailbox.At.AddMinutes(2)) { Topic = "problem", Text = "It is broken." });
        if (order is not null)
            await SayAsync(box, new SurveyAnswered(order, 2, Mailbox.At.AddMinutes(3)));
        var listed = (await ListAsync(box)).ShouldHaveSingleItem();
        var one = (await box.App.Get<CaseStore>().FindAsync(box.Shop, listed.Id, CancellationToken.None))!;
        one.Said.Select(words => words.Text).ShouldBe(order is null ? ["May I return it?", "It is broken."] : ["May I return it?", "It is broken.", null]);
        one.Kind.ShouldBe(order is null ? CaseKind.Problem : CaseKind.Score, "the gravest");

        await box.App.Get<CaseAnswering>().CloseAsync(box.Shop, one.Id, outcome: null, "Maria", Mailbox.At.AddMinutes(4), CancellationToken.None);
        await box.ArriveAsync();
        (await ListAsync(box)).ShouldBeEmpty();
        HasOpenCase(await box.ShopperAsync()).ShouldBeFalse();
        await SayAsync(box, new ProblemRaised(order, Mailbox.At.AddMinutes(5)) { Topic = "other", Text = "And another thing." });
        (await ListAsync(box)).ShouldHaveSingleItem().Id.ShouldBe(one.Id);
        HasOpenCase(await box.ShopperAsync()).ShouldBeTrue();

        bool HasOpenCase(Retention.Shoppers.Shopper shopper) => order is null ? shopper.AskedAt > (shopper.AskedClosedAt ?? default) : shopper.Order(order)!.HasOpenCase;
    }

    [Fact]
    public async Task What_is_said_after_an_answer_waits_for_another()
    {
        await using var box = await Mailbox.SetUpAsync(azurite);
        var id = await OpenAsync(box);
        await AnswerAsync(box, id, "We are sorry.");
        var later = box.App.Clock.Now.AddHours(1);
        await SayAsync(box, new ProblemRaised("5", later) { Text = "Still broken." });
        (await ListAsync(box)).ShouldHaveSingleItem().ShouldSatisfyAllConditions(one => one.Id.ShouldBe(id), one => one.State.ShouldBe(CaseState.Open), one => one.OpenedAt.ShouldBe(later));
        box.App.Clock.Now = later.AddMinutes(1);
        for (var pressed = 0; pressed < 2; pressed++)
            (await AnswerAsync(box, id, "We are sorry.")).ShouldBeOfType<CaseAnswered.Sent>();
        (await box.App.LettersAsync()).Count.ShouldBe(2);
        (await ListAsync(box)).Single().State.ShouldBe(CaseState.Answered);
    }

    [Fact]
    public async Task A_hundred_long_posts_leave_the_newest_20_and_a_short_row_in_the_list()
    {
        await using var box = await Mailbox.SetUpAsync(azurite);
        var (store, shopper) = (box.App.Get<CaseStore>(), await box.ShopperAsync());
        var posts = Enumerable.Range(0, 100).Select(number => new ProblemRaised("5", Mailbox.At.AddMinutes(number)) { Topic = "problem", Text = $"{number} {new string('漢', 5_000)}" }).ToArray();
        foreach (var post in posts)
            await HearAsync(post);
        var id = (await ListAsync(box)).ShouldHaveSingleItem().Id;
        var one = (await store.FindAsync(box.Shop, id, CancellationToken.None))!;
        one.Said.Select(words => words.Text!.Split(' ')[0]).ShouldBe(Enumerable.Range(80, 20).Select(number => $"{number}"));
        one.Said.ShouldAllBe(words => words.Text!.Length == Case.MostText && words.Text.EndsWith('…'));
        one.LeftOut.ShouldBe(80);
        var row = (await TestApp.RowsAsync(box.App.Storage.Cases)).Single(row => row.RowKey.StartsWith(Keys.OpenCases, StringComparison.Ordinal));
        row.Json().Length.ShouldBeLessThan(4_000);
        row.Json().ShouldNotContain("\"said\":[]");

        // What was left out and comes once more is not news, even to a closed case.
        await box.App.Get<CaseAnswering>().CloseAsync(box.Shop, id, outcome: null, "Maria", Mailbox.At.AddDays(1), CancellationToken.None);
        foreach (var post in new[] { posts[0], posts[79], posts[99] })
            await HearAsync(post);
        (await ListAsync(box)).ShouldBeEmpty();
        (await store.FindAsync(box.Shop, id, CancellationToken.None))!.LeftOut.ShouldBe(80);

        Task HearAsync(ProblemRaised post) =>
            store.HearAsync(box.Shop, CaseOpening.Of(shopper, EventMessage.Of(box.Shop, $"k{post.At.UtcTicks}", post.At, post), post)!, CancellationToken.None);
    }

    // Said on a page of a letter.
    private static Task SayAsync(Mailbox box, Happened happened) =>
        box.App.Get<EventArrived>().HandleAsync(EventMessage.Of(box.Shop, Guid.NewGuid().ToString("N"), box.App.Clock.Now, happened) with { Shopper = box.ShopperId, Address = box.Address }, CancellationToken.None);

    private static Task<IReadOnlyList<Case>> ListAsync(Mailbox box) => box.App.Get<CaseStore>().ListAsync(box.Shop, openOnly: true, most: 50, CancellationToken.None);

    private static Task<CaseAnswered> AnswerAsync(Mailbox box, string id, string text) =>
        box.App.Get<CaseAnswering>().AnswerAsync(box.Shop, id, text, "Maria", box.App.Clock.Now, CancellationToken.None);

    // The desk of a person of the shop, whose letters this provider takes.
    private static CaseAnswering Desk(Mailbox box, ISender sender)
    {
        var letters = ActivatorUtilities.CreateInstance<CaseLetters>(box.App.Services, new Channels([sender], box.App.Services.GetRequiredService<ShopStore>()));
        return ActivatorUtilities.CreateInstance<CaseAnswering>(box.App.Services, letters);
    }

    private static async Task<string> OpenAsync(Mailbox box)
    {
        await box.PostAsync($"{box.Path()}/contact", ("topic", "problem"), ("text", "Broken"));
        await box.ArriveAsync();
        return (await ListAsync(box)).ShouldHaveSingleItem().Id;
    }

    /// <summary>A provider that answers as it is told to, and remembers.</summary>
    private sealed class ScriptedSender : ISender
    {
        public string Name => "scripted";

        public Channel Channel => Channel.Email;

        public Queue<SendOutcome> Answers { get; } = new();

        public Found Finds { get; init; }

        public List<OutgoingLetter> Sent { get; } = [];

        public int Asked { get; private set; }

        public Task<SendOutcome> SendAsync(OutgoingMessage message, CancellationToken cancellation)
        {
            Sent.Add((OutgoingLetter)message);
            return Task.FromResult(Answers.TryDequeue(out var answer) ? answer : new SendOutcome.Sent(ProviderId: null));
        }

        public Task<Found> FindAsync(HandedOver message, CancellationToken cancellation)
        {
            Asked++;
            return Task.FromResult(Finds);
        }

        public Task<string?> CheckAsync(CancellationToken cancellation) => Task.FromResult<string?>(null);
    }
}
