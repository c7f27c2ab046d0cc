namespace Retention.App.ForShoppers;

internal static partial class Japanese
{
    private static WhyWords Why => new()
    {
        Title = "このメールが届いた理由",
        Event = (kind, day, about) => kind switch
        {
            "order" => $"きっかけは、{day}のご注文 {about} です。",
            "parcel" => $"きっかけは、{day}にご注文 {about} の配送状況が更新されたことです。",
            "cart" => $"きっかけは、{day}にカートに残された商品です。",
            "saved" => $"きっかけは、{day}に「{about}」をお気に入りに登録されたことです。",
            "item" => $"きっかけは、{day}に「{about}」の価格または在庫が変わったことです。",
            "answer" => $"きっかけは、{day}のご注文 {about} についてのご回答です。",
            _ => $"きっかけは、{day}の出来事です。",
        },
        Rule = (rule, day) => $"ショップの配信設定「{rule}」によるメールです。{day}に送信されました。",
        Step = (number, of, isText) => $"この配信設定の{of}通のうち{number}通目で、{(isText ? "SMS" : "メール")}でお送りしました。",
        Confirmed = "このアドレスからご本人による確認が済んでいます。",
        Person = "お客様のご連絡に対し、ショップの担当者がお返事したメールです。",
        Program = "誰がいつまでにお返事するかをすぐにお知らせするため、ショップのシステムがお送りしたメールです。お返事は担当者がいたします。",
        ConsentTitle = "同意の状況",
        Service = "ご注文やご依頼に関するメールのため、同意は必要ありません。それでも停止することができます。",
        Unasked = "このアドレスについての記録はありません。お住まいの国では、ご注文いただいた方にお断りがないかぎり、ショップはこのようなメールを送ることができます。",
        Word = (granted, day, source) => granted ? $"{day}に受け取りに同意されました（{Place(source)}）。" : $"{day}に受け取りを断られました（{Place(source)}）。このメールはその前に送信されたか、別の件についてのものです。",
        Wording = words => $"そのときの文言：「{words}」",
        NextTitle = "今後の予定",
        Next = day => $"この件について、{day}頃に次のメールをお送りする予定です。",
        Nothing = "この件について、次のメールの予定はありません。",
        Stop = "この種類のメールを停止する",
        Stopped = "この種類のメールはもう届きません。",
    };


    // Where a word was said is stored in English; what comes from elsewhere is the shop's to answer for.
    private static string Place(string source) => source switch
    {
        "checkout" => "ご注文手続きにて",
        "unsubscribe link" => "配信停止のリンクから",
        "preferences page" or "why page" => "このようなページから",
        "merchant" => "ショップによる登録",
        _ => "ショップの記録による",
    };
}
