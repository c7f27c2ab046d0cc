using Retention.App.Crediting;
using Retention.App.Letters;
using Retention.App.Merchant.Doors;
using Retention.App.Storage;
using Retention.App.Storefronts;
using Retention.Rewards;

namespace Retention.App.Merchant.PeoplePages;

/// <summary>What a merchant does about one shopper's credit: gives some, takes it back, has a coupon tried again.</summary>
internal static class CreditRoutes
{
    /// <summary>Maps them.</summary>
    public static void Map(RouteGroupBuilder inside)
    {
        inside.MapPost("/shoppers/{shopper}/credit", GiveAsync);
        inside.MapPost("/shoppers/{shopper}/credit/{reward}/back", async (string shopper, string reward, MerchantSession session, HttpContext context, ShopCredits credits, ChangingCredit changing, CancellationToken cancellation) =>
        {
            var why = (await context.Request.ReadFormAsync(cancellation))["why"].ToString();
            return await DoAsync(session, credits, shopper, reward, "credit-back", () => changing.TakeBackAsync(session.ShopId, shopper, reward, why, cancellation));
        });
        inside.MapPost("/shoppers/{shopper}/credit/{reward}/retry", (string shopper, string reward, MerchantSession session, ShopCredits credits, ChangingCredit changing, CancellationToken cancellation) =>
            DoAsync(session, credits, shopper, reward, "credit-retry", () => changing.RetryAsync(session.ShopId, shopper, reward, cancellation)));
    }

    private static async Task<IResult> GiveAsync(string shopper, MerchantSession session, HttpContext context, ShopCredits credits, GivingCredit giving, PersonReader reader, CreditReader credit, CancellationToken cancellation)
    {
        if (!Keys.IsShopperId(shopper) || credits.Of(session.Record) is null)
            return Results.NotFound();
        var form = await context.Request.ReadFormAsync(cancellation);
        var (amount, note, once) = (form["amount"].ToString().Trim(), Clean.Line(form["note"].ToString()) ?? "", form["once"].ToString());
        var fault = note.Length > GivingCredit.MostNote ? $"Write {GivingCredit.MostNote} letters or fewer about what it is for."
            : once.Length is 0 or > 32 || !once.All(char.IsAsciiHexDigitLower) ? "Open this page again, then give the credit."
            : await giving.ByHandAsync(session.Shop, shopper, amount, note, session.User, once, cancellation) switch
            {
                Given.Done => null,
                Given.NotFound => "",
                Given.NoAddress => "No e-mail address is known for this person, and credit needs one.",
                Given.NoCurrency(var what, var remedy) => $"Nothing was given. {what} {remedy}",
                Given.TooMuch(var most) => $"Write an amount like 5.00, in your shop's currency. One shopper can be given up to {CreditText.Write(most)} within {Earning.ByHandWithin.Days} days.",
                var unknown => throw new InvalidOperationException($"No such answer: {unknown.GetType().Name}."),
            };
        return fault switch
        {
            null => Told.Redirect(PeopleRoutes.Of(shopper), "credit-given"),
            "" => Results.NotFound(),
            _ => await PeopleRoutes.PageAsync(session, shopper, page: 1, done: null, new(fault, amount, note), reader, credit, cancellation),
        };
    }

    private static async Task<IResult> DoAsync(MerchantSession session, ShopCredits credits, string shopper, string reward, string told, Func<Task<bool>> deed) =>
        Keys.IsShopperId(shopper) && Keys.IsRewardId(reward) && credits.Of(session.Record) is not null && await deed() ? Told.Redirect(PeopleRoutes.Of(shopper), told) : Results.NotFound();
}

/// <summary>What was typed into the form that gives credit, and what is wrong with it.</summary>
/// <param name="Words">What is wrong; null for nothing.</param>
/// <param name="Amount">The amount as typed.</param>
/// <param name="Note">The note as typed.</param>
public sealed record CreditFault(string? Words, string Amount, string Note)
{
    /// <summary>Nothing was typed.</summary>
    public static CreditFault None { get; } = new(null, "", "");
}
