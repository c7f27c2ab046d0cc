using System.Globalization;

namespace Retention.App.ForShoppers;

internal static partial class Japanese
{
    private static AnswerWords Answer => new()
    {
        Scale = (least, low, most, high) => $"{least}{(low.Length == 0 ? "" : $"（{low}）")}から{most}{(high.Length == 0 ? "" : $"（{high}）")}",
        Several = "あてはまるものをすべてお選びください",
        Optional = "任意",
        Yes = "はい",
        No = "いいえ",
        Send = "回答を送信する",
        Back = "前のページへ戻る",
        NoNumber = (least, most) => $"{least}から{most}の数字をお選びください。",
        NoChoice = "回答をお選びください。",
        NoWords = "ひとことご入力ください。",
        TooLong = most => string.Create(CultureInfo.InvariantCulture, $"長すぎます。{most:N0}文字までです。"),
        DoneTitle = "ありがとうございます",
        Done = shop => $"ご回答が{shop}に届きました。このページは閉じていただいて構いません。",
        Invite = "お友達を招待する",
    };
}
