namespace Retention.App.ForShoppers;

internal static partial class Japanese
{
    private static StopWords Stop => new()
    {
        Title = "このショップからのメールを停止しますか？",
        Intro = shop => $"このメールが届いたアドレスに、{shop}からのメールが届かなくなります。領収書や配送のお知らせはショップから直接届き、影響を受けません。",
        Send = "配信を停止する",
        DoneTitle = "配信を停止しました",
        Done = shop => $"このアドレスに{shop}からのメールは届きません。このページは閉じていただいて構いません。",
    };
}
