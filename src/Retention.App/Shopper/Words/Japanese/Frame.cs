namespace Retention.App.ForShoppers;

internal static partial class Japanese
{
    private static FrameWords Frame => new()
    {
        Shop = "ショップ",
        Choose = "受け取る内容を選ぶ",
        Why = "このメールが届いた理由",
        Contact = "お問い合わせ",
        Rewards = "クレジットと特典",
        More = "このメールに関するほかのページ",
        UnknownTitle = "このリンクは使えません",
        Unknown = "リンクが途中で切れているようです。メールからもう一度開くか、全体をコピーしてください。",
        RunOutTitle = "このリンクの有効期限が切れています",
        RunOut = "メールが古いか、ショップがこのページでの受付を終了しています。配信の停止は引き続き行えます。",
        GoneTitle = "表示できる内容がありません",
        Gone = "このメールに関する情報は、もう保存されていません。",
        TooManyTitle = "本日の受付は終了しました",
        TooMany = "このメールからの送信は、本日はこれ以上受け付けられません。明日もう一度お試しください。",
        TooLargeTitle = "送信内容を読み取れませんでした",
        TooLarge = "長すぎるか、送信の途中で壊れてしまったようです。前のページに戻り、短くしてからもう一度お送りください。",
        ElsewhereTitle = "このリンクは別の場所につながっています",
        Elsewhere = "ショップの外へ移動するリンクのため、開きませんでした。ショップはこちらです。",
        ToShop = "ショップへ",
        LaterTitle = "1分ほど待ってからもう一度お試しください",
        Later = "ただいまこのリンクを確認できません。失われたものはありません。",
        Back = "戻る",
        Comma = "、",
    };
}
