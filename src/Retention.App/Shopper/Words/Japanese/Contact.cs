namespace Retention.App.ForShoppers;

internal static partial class Japanese
{
    private static ContactWords Contact => new()
    {
        Title = shop => $"{shop}へのお問い合わせ",
        Intro = shop => $"このメールが届いたアドレス宛てに、{shop}の担当者が通常一日以内にお返事いたします。",
        Order = order => $"ご注文 {order} についてのお問い合わせです。",
        Topics = "お問い合わせの内容",
        Topic = key => key switch
        {
            "problem" => "商品に問題がある",
            "delivery" => "配送について",
            "return" => "返品・返金について",
            _ => "その他",
        },
        Text = "メッセージ",
        LeaveEmpty = "入力しないでください",
        Send = "送信する",
        NoTopic = "お問い合わせの内容をお選びください。",
        NoText = "ご用件を入力してください。",
        TooLong = "長すぎます。2,000文字までです。",
        DoneTitle = "メッセージを受け付けました",
        Done = shop => $"{shop}の担当者が、通常一日以内にメールでお返事いたします。それまで、ご案内やアンケートはお送りしません。",
    };
}
