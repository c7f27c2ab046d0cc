using Microsoft.AspNetCore.Http.HttpResults;
using Retention.App.Merchant.Doors;
using Retention.App.Storage;
using Retention.Events;

namespace Retention.App.Merchant.SuppressionPages;

/// <summary>Who is not written to: looked at, searched, added to by hand, taken off as far as staff may, and exported.</summary>
internal static class SuppressionRoutes
{
    /// <summary>Where it is.</summary>
    public const string Path = MerchantArea.Root + "/suppressions";

    /// <summary>How many stand on a page.</summary>
    public const int PerPage = 50;

    /// <summary>Maps it.</summary>
    public static void Map(RouteGroupBuilder inside)
    {
        inside.MapGet("/suppressions", ShowAsync);
        inside.MapGet("/suppressions/export", Export);
        inside.MapPost("/suppressions", AddAsync);
        inside.MapPost("/suppressions/remove", RemoveAsync);
    }

    private static Task<RazorComponentResult<SuppressionsPage>> ShowAsync(MerchantSession session, HttpContext context, SuppressionList list, NameDirectory directory, CancellationToken cancellation) =>
        PageAsync(session, context, list, directory, fault: null, cancellation);

    private static async Task<IResult> AddAsync(MerchantSession session, HttpContext context, ListingByHand listing, SuppressionList list, NameDirectory directory, CancellationToken cancellation)
    {
        var typed = (await context.Request.ReadFormAsync(cancellation))["address"].ToString();
        if (NameOf(typed) is not { } name)
            return await PageAsync(session, context, list, directory, "Not added: write one whole e-mail address, or a telephone number with its country's code like +49 151 2345678.", cancellation);
        await listing.AddAsync(session.ShopId, name, cancellation);
        return Told.Redirect(Path, "listed");
    }

    private static async Task<IResult> RemoveAsync(MerchantSession session, HttpContext context, TakingOff taking, SuppressionList list, NameDirectory directory, CancellationToken cancellation)
    {
        var form = await context.Request.ReadFormAsync(cancellation);
        if (!Keys.IsSuppressed(form["key"].ToString()))
            return Results.NotFound();
        var (channel, address) = Keys.ReadSuppressed(form["key"].ToString());
        return await taking.TakeOffAsync(session.ShopId, channel, address, form["sure"] == "yes", cancellation) switch
        {
            TakenOff.Done => Told.Redirect(Path, "taken-off"),
            TakenOff.NotListed => Told.Redirect(Path, "not-listed"),
            TakenOff.OwnersWord => await PageAsync(session, context, list, directory, "Not taken off: the person wants no more messages, and only the person takes that back, on the page that each letter leads to or by a text.", cancellation),
            _ => await PageAsync(session, context, list, directory, "Not taken off: the person called a message a nuisance. Mark the box beside the button if you are sure; one more complaint harms all your letters.", cancellation),
        };
    }

    private static IResult Export(MerchantSession session, SuppressionList list, CancellationToken cancellation) =>
        Results.Stream(output => SuppressionCsv.WriteAsync(list, session.ShopId, output, cancellation), "text/csv; charset=utf-8", "not-written-to.csv");

    private static async Task<RazorComponentResult<SuppressionsPage>> PageAsync(MerchantSession session, HttpContext context, SuppressionList list, NameDirectory directory, string? fault, CancellationToken cancellation)
    {
        var (asked, after) = (context.Request.Query["q"].ToString().Trim(), context.Request.Query["after"].ToString());
        IReadOnlyList<(string Key, Suppressed Entry)> page = asked.Length > 0 ? await FindAsync(session.ShopId, asked, list, directory, cancellation)
            : await list.ListAsync(session.ShopId, Keys.IsSuppressed(after) ? after : null, PerPage + 1, cancellation);
        return new(new { Session = session, Asked = asked, Entries = page.Take(PerPage).ToList(), IsMore = page.Count > PerPage, Done = Told.Read(context), Fault = fault })
        {
            StatusCode = fault is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest,
        };
    }

    // Whole addresses only: they are found by their hash.
    private static async Task<IReadOnlyList<(string Key, Suppressed Entry)>> FindAsync(string shop, string asked, SuppressionList list, NameDirectory directory, CancellationToken cancellation)
    {
        if (NameOf(asked) is not { } name)
            return [];
        var (channel, hash) = (ChannelOf(name), directory.Hash(shop, name).Hash);
        return await list.FindAsync(shop, channel, hash, cancellation) is { } found ? [(Keys.Suppressed(channel, hash), found with { Name = found.Name ?? name.Value })] : [];
    }

    private static Name? NameOf(string typed) => Name.OfEmail(typed) ?? Name.OfPhone(typed);

    private static Channel ChannelOf(Name name) => name.Kind == NameKind.Email ? Channel.Email : Channel.Text;
}
