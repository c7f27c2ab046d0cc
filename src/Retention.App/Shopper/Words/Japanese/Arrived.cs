namespace Retention.App.ForShoppers;

internal static partial class Japanese
{
    private static ArrivedWords Arrived => new()
    {
        Title = order => $"ご注文 {order} が届いていませんか？",
        Intro = shop => $"{shop}にお知らせください。この商品についてのお尋ねを一週間先に延ばします。",
        Send = "まだ届いていません",
        DoneTitle = "お知らせいただきありがとうございます",
        Done = "お尋ねは先に延ばします。到着予定を大きく過ぎているときは、お問い合わせください。担当者がお調べいたします。",
    };
}
