namespace Retention.App.ForShoppers;

internal static partial class French
{
    private static StopWords Stop => new()
    {
        Title = "Ne plus recevoir d'e-mails de cette boutique\u00A0?",
        Intro = shop => $"{shop} n'enverra plus d'e-mails à l'adresse à laquelle celui-ci a été envoyé. Les reçus et les nouvelles de votre colis viennent de la boutique elle-même et ne changent pas.",
        Send = "Me désabonner",
        DoneTitle = "Vous ne recevrez plus d'e-mails",
        Done = shop => $"{shop} n'enverra plus d'e-mails à cette adresse. Vous pouvez fermer cette page.",
    };
}
