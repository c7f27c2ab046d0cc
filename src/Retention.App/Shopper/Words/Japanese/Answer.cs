namespace Retention.App.ForShoppers;

internal static partial class Japanese
{
    private static AnswerWords Answer => new()
    {
        Title = shop => $"{shop}をすすめたいと思われますか？",
        Intro = order => $"ご注文 {order} について：当店をご友人にすすめたいと思われますか？",
        Score = "0（まったく思わない）から10（とても思う）",
        Send = "回答を送信する",
        NoScore = "0から10の数字をお選びください。",
        NextTitle = score => score <= 6 ? "どのような問題がありましたか？" : score <= 8 ? "どうすればもっと良くなりますか？" : "いちばん良かったのはどこですか？",
        Next = (score, shop) => score <= 6 ? $"お知らせいただきありがとうございます。{shop}の担当者が拝読し、通常一日以内にご連絡いたします。" : $"ありがとうございます。ご回答は{shop}の担当者がすべて拝読しております。",
        Comment = "ひとことでも構いません",
        SendComment = "送信する",
        NoComment = "ひとことご入力いただくか、このままページを閉じてください。点数はすでに受け付けました。",
        TooLong = "長すぎます。2,000文字までです。",
        DoneTitle = "ありがとうございます",
        Done = shop => $"ご回答が{shop}に届きました。このページは閉じていただいて構いません。",
    };
}
