namespace Retention.App.ForShoppers;

// The words of the page that stops letters.
internal static partial class English
{
    private static StopWords Stop => new()
    {
        Title = "Stop letters from this shop?",
        Intro = shop => $"{shop} will send no more letters to the address that this letter went to. Receipts and news of your parcel come from the shop itself and are not affected.",
        Send = "Stop these letters",
        DoneTitle = "You will get no more letters",
        Done = shop => $"{shop} will send no more letters to this address. You can close this page.",
    };
}
