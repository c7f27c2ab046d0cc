namespace Retention.App.ForShoppers;

internal static partial class Japanese
{
    private static ReviewWords Review => new()
    {
        Title = order => $"ご注文 {order} のレビュー",
        Intro = shop => $"お好きな数だけ商品を評価できます。良い点も悪い点も、どちらも参考になります。お書きいただいた内容は{shop}に届き、お名前（名）とともにほかの方に公開されることがあります。",
        Stars = "星の数",
        Star = count => $"星{count}つ",
        ItemTitle = "タイトル（任意）",
        ItemText = "レビュー（任意）",
        Send = "レビューを送信する",
        NotArrived = "まだ届いていませんか？",
        Problem = "商品に問題がある",
        Else = "その他のご用件",
        NoStars = "少なくとも1点の商品に、1から5の星を付けてください。",
        NoStarsFor = item => $"「{item}」に1から5の星を付けてください。",
        TooLong = item => $"「{item}」について入力された内容が長すぎます。タイトルは100文字、レビューは2,000文字までです。",
        DoneTitle = "レビューをありがとうございます",
        Done = shop => $"{shop}に届きました。このご注文について、あらためてお尋ねすることはありません。",
    };
}
