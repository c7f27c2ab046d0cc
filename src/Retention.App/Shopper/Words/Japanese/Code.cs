namespace Retention.App.ForShoppers;

internal static partial class Japanese
{
    private static CodeWords Code => new()
    {
        Title = "ご本人の確認",
        Intro = "このメールが届いたアドレスに、6桁の確認コードをお送りします。有効期限は10分です。",
        Send = "確認コードを送る",
        Again = "新しい確認コードを送る",
        Sent = (to, minutes) => $"6桁の確認コードを {to} にお送りしました。有効期限は{minutes}分です。",
        Field = "確認コード",
        Check = "次へ",
        Wrong = "確認コードが違うか、有効期限が切れています。もう一度ご確認いただくか、新しいコードをお求めください。",
        TooMany = "ただいま確認コードをこれ以上お送りできません。一時間後にもう一度お試しください。",
        NotSent = "確認コードをお送りできませんでした。しばらくしてからもう一度お試しいただくか、お問い合わせください。",
        Subject = "確認コードのお知らせ",
        Heading = code => $"確認コードは {code} です",
        Text = "確認コードを求めるページに、10分以内にご入力ください。お心当たりがないときは、何もなさらなくて構いません。お客様の情報は誰にも見られていません。",
        BecauseOf = shop => $"{shop}からお客様へのメールをお持ちの方が確認コードを求めたため、このメールをお送りしています。",
    };
}
