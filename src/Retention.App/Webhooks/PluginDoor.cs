using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Retention.App.ForShoppers;
using Retention.App.Privacy;
using Retention.App.ShopPages;
using Retention.App.Storage;
using Retention.Shops;

namespace Retention.App.Webhooks;

/// <summary>
/// Where our plugin in a WooCommerce shop asks for something itself: what a visitor typed into a form there, and what WordPress's own tools for personal data
/// want to know. Each call is signed with the connection's page key, and heard once.
/// </summary>
internal sealed class PluginDoor(ShopStore shops, PluginCalls calls, ContactAtShop contact, PreferencesLinks links, PersonExport export, PersonErasing erasing, PluginReviews reviews, Intake intake, TimeProvider time)
{
    /// <summary>The trouble of a shop whose plugin was turned off.</summary>
    public const string Deactivated = "plugin-deactivated";

    /// <summary>The trouble of a shop whose plugin was removed.</summary>
    public const string Uninstalled = "plugin-uninstalled";

    private const int Limit = 64 * 1024;
    private static readonly ImmutableArray<string> Names = ["contact", "preferences", "export", "erase", "gone", "reviews", "collected"];

    /// <summary>Answers one call.</summary>
    public async Task<IResult> ReceiveAsync(string connection, string name, HttpRequest request, CancellationToken cancellation)
    {
        // Who it is comes first: for strangers nothing is read.
        if (!Names.Contains(name, StringComparer.Ordinal))
            return PluginAnswer.Fault(StatusCodes.Status404NotFound, "name", "This program does not know what is asked. Update it, or the plugin.");
        if (!WooCommerceDoor.IsConnection().IsMatch(connection) || await shops.FindConnectionAsync(connection, again: false, cancellation) is not { } known)
            return PluginAnswer.Fault(StatusCodes.Status404NotFound, "connection", "This connection is not known here. Connect the shop again.");
        var (signature, timestamp) = (request.Headers[PluginSignature.Header].ToString(), request.Headers[PluginSignature.TimestampHeader].ToString());
        if (!Signature.MayBe(signature) || PluginSignature.TimeOf(timestamp) is not { } signedAt)
            return Refuse(known, "signature", "The call is not signed. Connect the shop again.");
        if (!PluginSignature.IsFresh(signedAt, time.GetUtcNow()))
            return Refuse(known, "timestamp", "The call was signed more than five minutes ago, or ahead of time. Set the shop's clock.");
        if (await Delivery.ReadAsync(request, Limit, cancellation) is not { Body: var body })
            return PluginAnswer.Fault(StatusCodes.Status413PayloadTooLarge, "body", "The call is larger than 64 KB. Write less.");
        if (!await VerifiesAsync(connection, known, key => PluginSignature.Verifies(body, signature, timestamp, name, key), cancellation))
            return Refuse(known, "signature", "The signature does not fit. Connect the shop again.");
        if ((await shops.FindAsync(known.Shop, cancellation))?.Shop is not { UninstalledAt: null } shop)
            return PluginAnswer.Fault(StatusCodes.Status404NotFound, "connection", "This shop is not connected any more. Connect it again.");
        if (!await calls.HearAsync(shop.Id, signature, signedAt, cancellation))
            return PluginAnswer.Fault(StatusCodes.Status409Conflict, "signature", "This very call was heard before. Sign a new one.");
        return await HearAsync(shop, name, body, signature, cancellation);
    }

    private async Task<IResult> HearAsync(Shop shop, string name, byte[] body, string signature, CancellationToken cancellation)
    {
        using var json = Parse(body);
        if (json?.RootElement is not { ValueKind: JsonValueKind.Object } said)
            return PluginAnswer.Fault(StatusCodes.Status400BadRequest, "body", "The call is no JSON object. Update the plugin.");
        // Whoever asks is there again.
        if (name != "gone" && shop.Trouble is Deactivated or Uninstalled)
            await shops.ChangeAsync(shop.Id, one => one.Trouble is Deactivated or Uninstalled ? one with { Trouble = null } : one, cancellation);
        return name switch
        {
            "contact" => PluginAnswer.Of(await contact.TakeAsync(shop, PluginSaid.Contact(said), signature, time.GetUtcNow(), cancellation)),
            "preferences" => PluginAnswer.Of(await links.AskAsync(shop, PluginSaid.Link(said), time.GetUtcNow(), cancellation)),
            "export" => await ExportAsync(shop, said, cancellation),
            "reviews" => PluginAnswer.Done(await reviews.ShowAsync(shop, PluginSaid.Reviews(said), cancellation)),
            "collected" => PluginAnswer.Done(await reviews.ShowCollectedAsync(shop, PluginSaid.Reviews(said), cancellation)),
            "erase" => await EraseAsync(shop, said, signature, cancellation),
            _ => await GoneAsync(shop, said, cancellation),
        };
    }

    private async Task<IResult> ExportAsync(Shop shop, JsonElement said, CancellationToken cancellation)
    {
        if (PluginSaid.Person(said) is not { } person)
            return PluginAnswer.Of(NotAtShop.NoAddress);
        var page = await export.ReadAsync(shop, person, Math.Clamp(said.Count("page", 1), 1, PersonExport.MostPages), cancellation);
        var groups = page.Items.Select(JsonNode (item) => new JsonObject
        {
            ["group_id"] = item.Group,
            ["group_label"] = item.Label,
            ["item_id"] = item.Id,
            ["data"] = new JsonArray([.. item.Data.Select(JsonNode (line) => new JsonObject { ["name"] = line.Name, ["value"] = line.Value })]),
        });
        return PluginAnswer.Done(new() { ["groups"] = new JsonArray([.. groups]), ["done"] = page.IsLast });
    }

    private async Task<IResult> EraseAsync(Shop shop, JsonElement said, string signature, CancellationToken cancellation)
    {
        if (PluginSaid.Person(said) is not { } person)
            return PluginAnswer.Of(NotAtShop.NoAddress);
        var wasKnown = await erasing.EraseAsync(shop, person, signature, time.GetUtcNow(), cancellation);
        return PluginAnswer.Done(new() { ["removed"] = wasKnown, ["retained"] = true, ["messages"] = new JsonArray(PersonErasing.Retained) });
    }

    private async Task<IResult> GoneAsync(Shop shop, JsonElement said, CancellationToken cancellation)
    {
        var trouble = said.Text("reason") == "uninstalled" ? Uninstalled : Deactivated;
        // What is worse, and has another remedy, is said first.
        await shops.ChangeAsync(shop.Id, one => one.Trouble is null or Deactivated or Uninstalled && one.Trouble != trouble ? one with { Trouble = trouble } : one, cancellation);
        return PluginAnswer.Done();
    }

    // A key may have been changed a moment ago: the connection is read anew, at most twice a minute.
    private async Task<bool> VerifiesAsync(string id, Connection known, Func<string, bool> fits, CancellationToken cancellation) =>
        (known.PageKey is { } key && fits(key)) || (await shops.FindConnectionAsync(id, again: true, cancellation) is { PageKey: { } fresh } && fits(fresh));

    private IResult Refuse(Connection known, string field, string message)
    {
        intake.Refuse(WooCommerceDoor.Platform, $"the plugin's key of shop {known.Shop}"); // Counted, and said aloud.
        return PluginAnswer.Fault(StatusCodes.Status401Unauthorized, field, message);
    }

    private static JsonDocument? Parse(byte[] body)
    {
        try
        {
            return JsonDocument.Parse(body);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
