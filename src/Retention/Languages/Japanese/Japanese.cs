namespace Retention.Languages.Japanese;

/// <summary>Japanese, in です and ます. A name takes 様; without one the shopper is お客様.</summary>
internal static partial class Japanese
{
    private const string Dear = "{{#if first_name}}{{first_name}}様{{else}}お客様{{/if}}";

    // At the head of a subject: nothing where the name is not known.
    private const string Named = "{{#if first_name}}{{first_name}}様、{{/if}}";

    private const string OfNumber = "{{#if order.number}}（{{order.number}}）{{/if}}";

    private const string AnyAnswer = "気になることがございましたら、このメールにそのままご返信ください。担当者がすべて拝読しております。";

    /// <summary>All of them.</summary>
    public static Wordbook Book { get; } = new("ja", "Japanese")
    {
        Flows = [.. ThankYou, .. AbandonedCart, .. SaveForLater, .. ReviewRequest, .. Nps, .. OwnSurvey, .. Settled, .. WinBack, .. Replenishment, .. CreditExpiry, .. TierReached, .. AccountInvitation],
        TextStop = "配信停止は「STOP」とご返信ください。",
        Texts = new()
        {
            Confirm = shop => $"{shop}：カートに商品が残っているときに、SMSで1回お知らせします。ご希望の場合は「はい」とご返信ください。通信料がかかる場合があります。ヘルプは「HELP」、配信停止は「STOP」とご返信ください。",
            Stopped = shop => $"{shop}：今後SMSはお送りしません。",
            Help = (shop, reached) => $"{shop}：お問い合わせ{reached}。通信料がかかる場合があります。配信停止は「STOP」とご返信ください。",
        },
        Frame = new()
        {
            Total = "合計",
            Quantity = count => $"数量：{count}",
            Count = count => $"{count}点",
            More = count => $"ほか{count}点",
            Label = text => $"{text}：",
            Unsubscribe = "配信を停止する",
            Policy = "返金・交換について",
            Why = "このメールが届いた理由",
            Preferences = "受け取る内容を選ぶ",
            Contact = "お問い合わせ",
            NotArrived = "まだ届いていませんか？",
            Problem = "商品に問題がある",
            Saved = "お気に入りを見る・変更する",
            Item = "お選びの商品",
            Items = "商品一式",
        },
        Sample = new("葵", "陶器のマグカップ", "砂色・350 ml", "リネンのキッチンクロス") { Level = "シルバー", Benefits = "すべてのご注文の送料が無料になります。" },
        Answer = new()
        {
            Received = shop => $"メッセージをありがとうございます。{shop}に届きました。",
            Scored = "ご回答をありがとうございます。ご期待に沿えず、申し訳ございません。",
            Promise = (who, shop, by) => $"{(who is null ? $"{shop}の担当者" : $"{shop}の{who}")}が拝読し、{by}までにお返事いたします。",
            MomentFormat = "M月d日(ddd) HH:mm",
            TextPromise = (who, shop, by) => $"{shop}：ありがとうございます。{(who is null ? "担当者" : who)}が{by}までにお返事します。",
            OrderSubject = order => $"ご注文 {order} について",
            MessageSubject = shop => $"{shop}へのお問い合わせについて",
            Preview = shop => $"{shop}からのお返事です",
            OrderHeading = order => $"ご注文 {order} について",
            MessageHeading = "お問い合わせについて",
            Reply = "このメールにそのままご返信ください。担当者がすべて拝読しております。",
            Why = shop => $"{shop}へお問い合わせいただいたため、このメールをお送りしています。",
            WhyScored = shop => $"{shop}からの質問にご回答いただいたため、このメールをお送りしています。",
        },
    };
}
