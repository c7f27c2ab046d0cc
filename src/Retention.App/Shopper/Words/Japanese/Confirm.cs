namespace Retention.App.ForShoppers;

internal static partial class Japanese
{
    private static ConfirmWords Confirm => new()
    {
        Subject = shop => $"{shop}からのお知らせの受け取りをご確認ください",
        Letter = "メールでのお知らせとご案内の受け取りにご同意いただきました。30日以内に、下のボタンからご確認ください。",
        Otherwise = "お心当たりがない場合は、何もしないでください。お知らせは届かず、再度お尋ねすることもありません。",
        BecauseOf = shop => $"{shop}でこのメールアドレスが入力され、メールでのお知らせに同意されたため、一度だけお送りしています。",
        Title = "ご確認ください",
        Intro = shop => $"{shop}がお知らせとご案内をメールで送ることに同意します。同意は、どのメールからでもいつでも取り消せます。",
        Send = "はい、確認します",
        DoneTitle = "ありがとうございます",
        Done = shop => $"確認が済みました。{shop}からお知らせとご案内をお送りします。どのメールにも配信停止のリンクがあります。",
        Over = "ここではもう確認できません。ショップからのお知らせをご希望の場合は、ショップでもう一度同意してください。",
    };
}
