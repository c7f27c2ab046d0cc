namespace Retention.App.ForShoppers;

internal static partial class Japanese
{
    private static FriendsWords Friends => new()
    {
        Title = "お友だちを招待",
        Intro = (shop, amount) => $"お客様のリンクから{shop}でお買い物をされた方おひとりにつき、{amount}分のクレジットを差し上げます。",
        FriendGets = amount => $"お友だちには、初回のご注文で使える{amount}分をお渡しします。",
        Rules = days => $"初回のご注文で、{days}日後までに返品されなかった場合に成立します。",
        Get = "リンクを作成する",
        Link = "お客様のリンク",
        Mail = "メールで送る",
        MailSubject = shop => $"{shop}のご紹介",
        MailText = (shop, link) => $"{shop}がおすすめです。このリンクから申し込むと、初回の注文で特典が使えます。\n\n{link}",
        FriendsTitle = "招待の状況",
        NoFriends = "まだどなたもリンクを利用されていません。",
        Friend = day => $"{day}にご招待",
        Invited = "コードの申し込みがありました",
        Waiting = "ご購入がありました（返品期間の終了をお待ちください）",
        Earned = "クレジットを進呈しました",
        Refused = "対象外です",
        WasYou = "ご本人による申し込みでした。",
        NotKept = "ご注文が取り消しまたは返品されました。",
        OwnMailbox = "ご本人のメールアドレスでした。",
        OneHome = "ご住所または電話番号が同じでした。",
        NotFirst = "初回のご注文ではありませんでした。",
        MonthFull = "今月の上限に達しています。",
        NotCounted = "お店の判断で対象外となりました。詳しくはお問い合わせください。",
        NoAddress = "このメールの宛先がすでに残っていないため、リンクを作成できません。",
        WelcomeTitle = shop => $"お友だちから{shop}のご紹介です",
        Welcome = (shop, amount) => $"{shop}での初回のご注文で{amount}分をご利用いただけます。メールアドレスをご入力いただくと、コードをお送りします。",
        Email = "メールアドレス",
        Send = "コードを受け取る",
        Promise = "お送りするのはこの一通だけです。配信リストには登録されません。",
        NoEmail = "メールアドレスをひとつご入力ください（例：ann@example.com）。",
        TooOften = "回数が多すぎます。1時間後にもう一度お試しください。",
        DoneTitle = "メールをご確認ください",
        Done = shop => $"{shop}でのご注文が初めての方には、数分以内にコードのメールが届きます。",
        OverTitle = "この招待は利用できません",
        Over = "お友だちに新しいリンクをお尋ねいただくか、そのままお店をご覧ください。",
    };
}
