namespace Retention.App.ForShoppers;

internal static partial class Japanese
{
    private static PreferencesWords Preferences => new()
    {
        Title = shop => $"{shop}からのお知らせの設定",
        Intro = "このメールが届いたアドレスについての設定です。領収書や配送のお知らせはショップから直接届き、この設定の影響を受けません。",
        Ways = "受け取り方法",
        Letters = "メール",
        Texts = "SMS（再開するには、ご注文手続きの際に同意してください）",
        Topics = "メールで受け取る内容",
        Topic = key => key switch
        {
            "orders" => "ご注文後のお礼とお手伝い",
            "carts" => "カートに残した商品のお知らせ",
            "saved" => "お気に入りの商品のお知らせ（価格・在庫など）",
            "opinions" => "レビューのお願いとアンケート",
            _ => "ショップの新着情報とお得なご案内",
        },
        Discretion = "メールの表示",
        Discreet = "商品名や商品の画像を表示しない",
        Save = "保存する",
        Saved = "設定を保存しました。ただいまから有効です。",
        TakesCode = "停止の設定は保存しました。受け取りを増やしたり早めたりするには、まずご本人のメールボックスであることをご確認ください。メールは転送されることがあるためです。",
        GetCode = "確認コードをメールで受け取る",
        Proven = "ありがとうございます。ご希望の内容を選んで保存してください。",
        PauseTitle = "お休み",
        Pause = "30日間、ご注文に関するメールのほかは何もお送りしません。",
        PauseButton = "30日間お休みする",
        PausedUntil = day => $"{day}までお休み中です。",
        ResumeButton = "お休みを終える",
        StopTitle = "すべて停止",
        Stop = "当サービスを通じてこのショップから届くメールとSMSを、すべて停止します。",
        StopButton = "すべて停止する",
        Erased = "このアドレスについての情報は保存されておらず、何もお送りしません。",
        Link = "こちらのページで、受け取りたいお知らせと方法をお選びいただけます。お心当たりがない場合は、何もなさらなくて結構です。設定は変わりません。",
        LinkButton = "受け取る内容を選ぶ",
        LinkBecauseOf = shop => $"{shop}の設定フォームにこのメールアドレスが入力されたため、このメールをお送りしています。",
        SavedItems = "お気に入りの商品",
    };
}
