namespace Retention.App.ForShoppers;

internal static partial class Japanese
{
    private static SettledWords Settled => new()
    {
        Title = "解決しましたか？",
        Intro = shop => $"{shop}にお問い合わせいただいた件は、解決したものと考えておりました。",
        Order = order => $"ご注文{order}についてのお問い合わせです。",
        Question = "いかがでしょうか",
        Yes = "はい、解決しました",
        No = "いいえ、まだです",
        Text = "お知らせいただきたいこと（空欄でも構いません）",
        Send = "回答を送る",
        NoAnswer = "「はい」か「いいえ」をお選びください。",
        TooLong = "長すぎます。2,000文字までです。",
        DoneTitle = "ありがとうございます",
        DoneYes = "何よりです。このページは閉じていただいて構いません。",
        DoneNo = shop => $"{shop}の担当者があらためて確認し、通常は1日以内にご連絡いたします。",
        Paused = shop => $"{shop}にお問い合わせをいただいています。解決するまでと、その後数日間は、広告をお送りしません。",
        Calm = shop => $"{shop}に低い評価をいただきました。その後二週間は、広告をお送りしません。",
    };
}
