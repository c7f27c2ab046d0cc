using Retention.Flows;

namespace Retention.Languages.Japanese;

internal static partial class Japanese
{
    private static FlowWords[] AccountInvitation =>
    [
        new(
            "account-invitation",
            "ゲスト購入のお客様に会員登録をご案内する",
            "{{shop.name}}で会員登録をせずに2回以上ご注文いただいたため、このメールをお送りしています。",
            new Template(
                "invitation",
                "{{shop.name}}のご注文をまとめて確認できます",
                "よろしければ会員登録のご案内です",
                "よろしければ会員登録のご案内です",
                [Dear, "{{shop.name}}を2回以上、ゲストとしてご利用いただきありがとうございます。会員登録をされると、これまでのご注文をまとめてご覧いただけ、ご住所を毎回ご入力いただく必要もなくなります。", "ご注文に会員登録は必要ありません。このままゲストでのご利用をご希望でしたら、何もなさらなくて結構です。このご案内は一度きりです。"],
                "ご不明な点がございましたら、このメールにそのままご返信ください。")
            {
                Button = "会員登録をする",
            }),
    ];
}
