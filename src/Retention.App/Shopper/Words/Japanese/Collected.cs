namespace Retention.App.ForShoppers;

internal static partial class Japanese
{
    private static CollectedWords Collected => new()
    {
        Title = "レビューの集め方",
        WhoTitle = "お願いする相手",
        Asked = shop => $"{shop}は、ご注文の品が届いたすべてのお客様に、ご注文の全商品をまとめた1つのリンクをメールでお送りしています。ご感想の良し悪しを予想してお送りしないことはなく、どなたにも同じページをお見せします。",
        NotAsked = shop => $"{shop}は現在、レビューをお願いしていません。",
        Promised = (shop, amount) => $"{shop}は、内容にかかわらず、レビューに対して{amount}のクレジットを差し上げています。この期間のレビューにはその旨を表示します。",
        NotPromised = shop => $"{shop}は現在、レビューに対して何も差し上げていません。特典を約束した、または差し上げたレビューにはその旨を表示します。",
        JudgedTitle = "掲載の判断",
        AtOnce = "レビューはすぐに掲載されます。ウェブアドレス、連絡先、個人情報、侮辱と思われる言葉を含むもの、大文字だけで書かれたもの、写真のあるものは、先に担当者が確認します。",
        AfterALook = shop => $"{shop}の担当者が、すべてのレビューを確認してから掲載します。",
        ShowsNone = shop => $"{shop}は現在、レビューを掲載していません。",
        NotByStars = "星の数は掲載の判断に影響しません。良いレビューも悪いレビューも同じように掲載します。担当者が掲載をお断りできるのは、下記の理由がある場合だけです。",
        MarksTitle = "表示の意味",
        VerifiedMeans = "この商品は当店で購入され、そのご注文を確認できています。",
        RewardedMeans = "当時、内容にかかわらず、レビューに対して特典が約束されていたか、差し上げられていました。",
        Free = "無料で受け取り",
        FreeMeans = "この商品の代金は支払われていません。",
        ImportedFrom = source => $"{source}より",
        Imported = "別のプログラムより",
        ImportedMeans = "当店が別のプログラムで集め、ここに移したレビューです。",
        NumbersTitle = "件数",
        Published = (count, imported) => imported == 0 ? $"掲載: {count}件" : $"掲載: {count}件(うち別のプログラムより{imported}件)",
        Waiting = count => $"確認待ち: {count}件",
        Rejected = count => $"お断り: {count}件",
        Withdrawn = count => $"投稿者による取り下げ: {count}件",
        Reason = key => key switch
        {
            "personal-data" => "個人情報",
            "insult" => "侮辱",
            "advertising" => "別のものの宣伝",
            "not-about-item" => "商品と関係がない",
            "not-genuine" => "本物ではない",
            "unlawful" => "法律で禁止されている",
            _ => "その他の理由",
        },
        Reply = shop => $"{shop}からの返信",
        Photo = (number, count) => $"写真 {number}/{count}",
    };
}
