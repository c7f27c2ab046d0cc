using Retention.App.Photos;

namespace Retention.App.ForShoppers;

internal static partial class Japanese
{
    private static ReviewWords Review => new()
    {
        Title = order => $"ご注文 {order} のレビュー",
        Intro = shop => $"お好きな数だけ商品を評価できます。良い点も悪い点も、どちらも参考になります。お書きいただいた内容は{shop}に届き、お名前（名）とともにほかの方に公開されることがあります。",
        Stars = "星の数",
        Star = count => $"星{count}つ",
        ItemTitle = "タイトル（任意）",
        ItemText = "レビュー（任意）",
        Send = "レビューを送信する",
        NotArrived = "まだ届いていませんか？",
        Problem = "商品に問題がある",
        Else = "その他のご用件",
        NoStars = "少なくとも1点の商品に、1から5の星を付けてください。",
        NoStarsFor = item => $"「{item}」に1から5の星を付けてください。",
        TooLong = item => $"「{item}」について入力された内容が長すぎます。タイトルは100文字、レビューは2,000文字までです。",
        DoneTitle = "レビューをありがとうございます",
        Done = shop => $"{shop}に届きました。このご注文について、あらためてお尋ねすることはありません。",
        Rules = shop => $"リンク、個人情報、侮辱的な表現がないかを確認したうえで、星、文章、写真が公開されます。星の数によって、公開の可否や特典が変わることはありません。このページで内容の変更や取り下げができます。{shop}が返信することがあります。",
        Photos = "写真（任意、5枚まで）",
        AboutPhotos = "JPEG、PNG、WebP、1枚8MBまで。撮影場所や機種の情報は削除します。",
        PhotoOf = (item, number) => $"「{item}」の写真{number}",
        Off = "外す",
        Refused = RefusedPhoto,
        Keep = "下書きとして保存する",
        Kept = day => $"下書きを写真とともに{day}まで保存しています。まだ送信されていません。",
        Discard = "下書きを破棄する",
        AboutKeeping = days => $"下書きは{days}日間保存され、ご本人だけが見られます。続きを書くには、同じメールからこのページを開いてください。",
        SentOn = day => $"{day}に送信されました。",
        Waiting = why => why is null ? "ショップの担当者が確認するまでお待ちください。" : $"ショップの担当者が確認するまでお待ちください（{why}）。",
        Published = "公開されています。",
        Rejected = why => why is null ? "ショップはこのレビューを公開していません。内容を変更して、もう一度送信できます。" : $"ショップはこのレビューを公開していません（{why}）。内容を変更して、もう一度送信できます。",
        Because = BecauseOfReview,
        Withdraw = "取り下げる",
        WithdrawOf = item => $"「{item}」のレビューを取り下げる",
        WithdrawTitle = "レビューを取り下げますか？",
        WithdrawText = item => $"「{item}」のレビューは公開されなくなり、文章と写真は削除されます。ブラウザーに残った写しは、さらに5分ほど表示されることがあります。",
        WithdrawSend = "取り下げる",
        WithdrawnTitle = "レビューを取り下げました",
        Withdrawn = shop => $"{shop}では公開されなくなります。いつでも新しいレビューをお書きいただけます。",
        Again = "レビューを確認、変更する",
        BusyTitle = "ただいま写真の送信が混み合っています",
        Busy = "前のページに戻り、1分ほどしてからもう一度お送りください。",
    };

    private static string RefusedPhoto(RefusedPhoto refused) => refused switch
    {
        { Why: PhotoRefusal.OneTooMany, Name: var name } => $"「{name}」は追加されませんでした。写真は商品1点につき5枚までです。",
        { Why: PhotoRefusal.TooMuchAtOnce, Name: var name } => $"「{name}」は追加されませんでした。一度に送れる量を超えています。それまでの写真は保存されていますので、この写真を追加してもう一度お送りください。",
        { Fault: PhotoFault.Empty, Name: var name } => $"「{name}」は空のファイルです。もう一度選んでください。",
        { Fault: PhotoFault.TooLarge, Name: var name } => $"「{name}」は8MBを超えています。小さい写真か、そのスクリーンショットを選んでください。",
        { Fault: PhotoFault.Heic, Name: var name } => $"「{name}」はHEIC形式で、多くのブラウザーで表示できません。iPhoneの「設定」「カメラ」「フォーマット」で「互換性優先」を選ぶか、スクリーンショットをお送りください。",
        { Fault: PhotoFault.Animated, Name: var name } => $"「{name}」は動く画像です。静止した写真を選んでください。",
        { Fault: PhotoFault.Damaged, Name: var name } => $"「{name}」は壊れているか、途中で切れています。開いてJPEGとして保存し直し、もう一度選んでください。",
        { Fault: PhotoFault.TooSmall, Name: var name } => $"「{name}」は小さすぎます。縦横それぞれ50ピクセル以上が必要です。",
        { Fault: PhotoFault.TooManyPixels, Name: var name } => $"「{name}」はピクセル数が多すぎます。縦横それぞれ12,000、全体で5,000万ピクセルまでです。小さい写真を選んでください。",
        { Name: var name } => $"「{name}」は表示できる写真ではありません。JPEG、PNG、WebPのいずれかを選んでください。",
    };

    private static string? BecauseOfReview(string reason) => reason switch
    {
        "link" => "ウェブアドレスが含まれている可能性があります",
        "email" => "メールアドレスが含まれている可能性があります",
        "telephone" => "電話番号が含まれている可能性があります",
        "personal-data" => "個人情報が含まれている可能性があります",
        "insult" => "侮辱的な表現が含まれている可能性があります",
        "capitals" => "すべて大文字で書かれています",
        "was-rejected" => "以前のレビューが非公開とされました",
        "advertising" => "ほかのものの宣伝が含まれています",
        "not-about-item" => "商品に関する内容ではありません",
        "not-genuine" => "ショップによると、実際のレビューではありません",
        "unlawful" => "法律により公開できません",
        _ => null,
    };
}
