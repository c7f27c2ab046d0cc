using Microsoft.Playwright;
using Retention.App;
using Retention.App.ForShoppers;

namespace Retention.Browser.Tests;

/// <summary>A page that a shopper meets, in one of its states.</summary>
/// <param name="Name">What it is called on contact sheets.</param>
/// <param name="OpenAsync">Opens it.</param>
internal sealed record ShopperScene(string Name, Func<ShopperStage, Task> OpenAsync)
{
    /// <summary>Every page in each of its states. What changes something comes after what it would change, and may be played again.</summary>
    public static IReadOnlyList<ShopperScene> All { get; } =
    [
        Look("review"),
        Posted("review with a fault", "review"),
        new("review with a photo, kept for later", async stage =>
        {
            await stage.GoAsync("review");
            await stage.Page.Locator("input[type=radio][value='4']").First.CheckAsync();
            await stage.Page.Locator("input[type=text]").First.FillAsync("Half a thought");
            await stage.Page.Locator("input[type=file]").First.SetInputFilesAsync(Path.Combine(AppContext.BaseDirectory, "photos", "mug.jpg"));
            await stage.Page.Locator("button[value=keep]").ClickAsync();
            await stage.GoAsync("review");
        }),
        new("review with a picture that is none", async stage =>
        {
            await stage.GoAsync("review");
            await stage.Page.Locator("input[type=file]").First.SetInputFilesAsync(new FilePayload { Name = "IMG_0001.HEIC", MimeType = "image/jpeg", Buffer = [0, 0, 0, 24, .. "ftypheic"u8, 0, 0, 0, 0] });
            await stage.PressAsync();
        }),
        Look("review?done", "review sent"),
        Look("review?withdrawn", "review taken back"),
        Look("answer"),
        Posted("answer with a fault", "answer"),
        Scored(3),
        Scored(8),
        Scored(10),
        Look("answer?done", "answer sent"),
        Look("arrived"),
        Look("contact"),
        Look("contact?about=problem", "there is a problem"),
        Posted("contact with a fault", "contact"),
        new("contact sent", async stage =>
        {
            await stage.GoAsync("contact");
            await stage.Page.Locator("input[name=topic]").First.CheckAsync();
            await stage.Page.Locator("textarea").FillAsync("The handle is off.");
            await stage.PressAsync();
        }),
        Look("settled"),
        Posted("settled with a fault", "settled"),
        Look("settled?done=yes", "settled"),
        Look("settled?done=no", "not settled"),
        Look("preferences"),
        Look("preferences?saved", "preferences saved"),
        new("why", async stage => await stage.GoAsync(await stage.Scenes.ThanksAsync(stage.Language), "why")),
        Look("data"),
        Posted("data, erasure asked for", "data", button: "form:has(input[value=erase]) button"),
        new("erase", stage => stage.GoAsync(stage.Letter(ErasureLetters.Flow, stage.Scenes.AddressOf(stage.Language)), "erase")),
        new("confirm advertising", stage => stage.GoAsync(stage.Letter(AskingToConfirm.Flow, stage.Scenes.AddressOf(stage.Language)), Confirming.Path)),
        new("saved, one item", stage => stage.GoAsync(stage.Letter("save-for-later", "80011"), "saved")),
        new("saved, sold out", stage => stage.GoAsync(stage.Letter("save-for-later", "80021"), "saved")),
        Look("saved", "saved, nothing shown"),
        Proven("saved"),
        Look("rewards"),
        Proven("rewards"),
        Look("friends"),
        new("a friend's page", async stage => await stage.Page.GotoAsync(await stage.Scenes.InvitationAsync(stage.Language))),
        new("a friend's page with a fault", async stage =>
        {
            await stage.Page.GotoAsync(await stage.Scenes.InvitationAsync(stage.Language));
            await stage.PressAsync();
        }),
        new("a friend's page, sent", async stage => await stage.Page.GotoAsync($"{await stage.Scenes.InvitationAsync(stage.Language)}?done")),
        Look("code"),
        Look("code?sent", "code sent"),
        Posted("code with a fault", "code?sent"),
        Look("unsubscribe"),
        Posted("unsubscribed", "unsubscribe"),
        new("a link that has run out", stage => stage.GoAsync(stage.Letter("review-request", subject: null, daysAgo: 200), "review")),
        new("what the letter was about is gone", stage => stage.GoAsync(stage.Letter("review-request", "999999"), "review")),
        new("a link that is none", async stage => await stage.Page.GotoAsync("/l/nothing/review")),
        new("how reviews are collected", async stage =>
        {
            await stage.Page.GotoAsync("/l/nothing/review"); // A page of its own to stand on: in the shop it stands within the theme.
            var part = await stage.Scenes.CollectedAsync(stage.Language);
            await stage.Page.EvaluateAsync("part => { document.querySelectorAll('main > p').forEach(one => one.remove()); document.querySelector('main').insertAdjacentHTML('beforeend', part); }", part);
        }),
    ];

    /// <inheritdoc/>
    public override string ToString() => Name;

    private static ShopperScene Look(string path, string? name = null) => new(name ?? path, stage => stage.GoAsync(path));

    private static ShopperScene Posted(string name, string path, string? button = null) => new(name, async stage =>
    {
        await stage.GoAsync(path);
        await stage.PressAsync(button);
    });

    // The score alone, as it is filled in by a link, then the page behind it.
    private static ShopperScene Scored(int score) => new($"answer scored {score}", stage => stage.GoAsync($"answer?scored={score}"));

    private static ShopperScene Proven(string path) => new($"{path}, mailbox proven", async stage =>
    {
        await stage.Scenes.ProveAsync(stage.Page.Context, stage.Language, stage.Message);
        await stage.GoAsync(path);
    });
}

/// <summary>On what a scene is played.</summary>
/// <param name="Page">The browser's page.</param>
/// <param name="Scenes">The shop and its shoppers.</param>
/// <param name="Language">Whose pages.</param>
/// <param name="Message">The letter: each time another, for what is posted from one is counted.</param>
internal sealed record ShopperStage(IPage Page, ShopperScenes Scenes, string Language, string Message)
{
    /// <summary>A page of the letter that asks for a review.</summary>
    public Task GoAsync(string path) => GoAsync(Letter("review-request", subject: null), path);

    /// <summary>A page of a letter.</summary>
    public async Task GoAsync(string letter, string path) => await Page.GotoAsync($"{letter}/{path}");

    /// <summary>The pages of a letter of another flow, about something else.</summary>
    public string Letter(string flow, string? subject, int daysAgo = 0) => Scenes.Letter(Language, Message, flow, subject, daysAgo);

    /// <summary>Presses what sends the page's first form, and waits for what comes.</summary>
    public async Task PressAsync(string? button = null)
    {
        await Page.Locator(button ?? "main form button[type=submit]").First.ClickAsync();
        await Page.WaitForLoadStateAsync();
    }
}
