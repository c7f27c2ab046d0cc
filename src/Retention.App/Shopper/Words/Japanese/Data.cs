using Retention.App.DataUse;

namespace Retention.App.ForShoppers;

internal static partial class Japanese
{
    private static DataWords Data => new()
    {
        Group = of => of switch
        {
            DataGroup.Person => "お客様ご自身について",
            DataGroup.Orders => "ご注文",
            DataGroup.Carts => "カート",
            DataGroup.Saved => "お気に入りの商品",
            DataGroup.Consents => "同意・拒否・選択の内容",
            DataGroup.Messages => "お送りしたメッセージ",
            DataGroup.Decisions => "予定と判断の記録",
            DataGroup.Reviews => "レビュー",
            DataGroup.Answers => "アンケートの回答",
            DataGroup.Cases => "ショップへのお問い合わせ",
            DataGroup.Credit => "クレジット",
            DataGroup.Checks => "コードと確認",
            _ => "データに関するご請求",
        },
        Kind = of => of switch
        {
            FieldKind.Name => "お名前（名）",
            FieldKind.Email => "メールアドレス",
            FieldKind.Phone => "電話番号",
            FieldKind.Street => "住所と郵便番号",
            FieldKind.Place => "国と地域",
            FieldKind.Language => "言語",
            FieldKind.Goods => "商品",
            FieldKind.Money => "価格と金額",
            FieldKind.Time => "日時",
            FieldKind.Text => "お客様またはショップが書いた文章",
            FieldKind.Score => "星と点数",
            FieldKind.Choice => "選択の内容",
            FieldKind.Number => "注文・顧客・カートの番号",
            FieldKind.State => "進み具合",
            _ => "当サービスの識別子、および名前や住所の代わりとなる符号",
        },
        Use = of => of switch
        {
            Use.Writing => "適切な時にお知らせし、適時に止めるため",
            Use.Proving => "同意の内容と送信の理由を証明するため",
            Use.Answering => "担当者がお返事するため",
            Use.Showing => "レビューをショップに表示するため",
            Use.Crediting => "クレジットを記録するため",
            Use.Measuring => "ショップに状況を伝えるため",
            Use.Guarding => "悪用や重複を防ぐため",
            _ => "法律に従ってお答えするため",
        },
        Until = of => of switch
        {
            KeptUntil.ShopLeaves => "ショップが本サービスを利用している間",
            KeptUntil.Erased => "消去をご請求いただくまで",
            KeptUntil.ShopLeavesAsHashes => "その後も、元に戻せない符号としてのみ、ショップが本サービスを離れるまで",
            KeptUntil.Years3 => "3年間",
            _ => (int)of is var days ? $"{days}日間" : "",
        },
        Title = "保存されている情報",
        Intro = shop => $"これらのデータの責任者は{shop}で、当サービスはショップのために保管しています。このページはプログラムそのものから作られます。ここに載っていないものは保存されていません。",
        Count = count => count switch { 0 => "現在はありません", _ => $"お客様についての記録：{count}件" },
        What = "内容",
        WhatFor = "目的",
        HowLong = "期間",
        Who = "取り扱う者",
        OwnMachine = "運営者自身の機器",
        DownloadTitle = "すべてをファイルで受け取る",
        Download = "人にもプログラムにも読める形式です。ほかの人に読まれないよう、まずコードをメールでお送りします。",
        DownloadButton = "自分のデータをダウンロードする",
        Proven = "ありがとうございます。ダウンロードいただけます。",
        EraseTitle = "すべて消去する",
        Erase = "ご登録のアドレスにメールをお送りします。そのリンク先で確認すると、ここに保存されたお客様の情報を数分以内にすべて消去し、ショップにも自社のデータの消去を依頼します。元に戻すことはできず、未使用のクレジットは失われます。",
        EraseButton = "確認メールを送る",
        EraseAsked = "メールをお送りしました。そこで確認されるまで、何も消去されません。",
        EraseTooMany = "本日はこのメールを十分にお送りしました。メールボックスをご確認いただくか、明日お試しください。",
        StaysTitle = "消去後に残るもの",
        Stays = "今後一切お送りしないため、またショップが自らの対応を証明できるように、元に戻せないアドレスの符号と、同意・拒否の記録が残ります。お名前のない判断の記録は90日間残ります。また、税法により保存が必要なご注文の記録はショップに残ります。これはショップのもので、当サービスのものではありません。",
        Operator = contact => $"本サービスの運営者：{contact}",
        ConfirmTitle = "自分の情報をすべて消去する",
        Confirm = "ここに保存されたお客様の情報を、ただちにすべて消去します。元に戻すことはできず、未使用のクレジットは失われます。",
        ConfirmButton = "すべて消去する",
        ErasedTitle = "消去しました",
        Erased = "ここに保存されていたお客様の情報はすべて消去され、今後は何もお送りしません。",
        AtShop = shop => $"{shop}にも、自社のシステムにあるお客様の情報を消去するよう依頼しました。期限は1か月です。税務のため、ご注文の記録を残す必要がある場合があります。",
        LetterSubject = shop => $"{shop}に保存されている情報を消去しますか？",
        Letter = "お客様について保存されている情報をすべて消去するよう、ご依頼がありました。ご本人の場合はご確認ください。リンクは2日間有効です。",
        LetterOtherwise = "お心当たりがない場合は、何もなさらなくて結構です。何も消去されません。",
        LetterButton = "消去の確認へ進む",
        LetterBecauseOf = shop => $"{shop}からお客様宛てのメールをお持ちの方のご依頼により、このメールをお送りしています。",
    };
}
