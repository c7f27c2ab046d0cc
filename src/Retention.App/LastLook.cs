using Retention.App.Reputation;
using Retention.App.Settings;
using Retention.App.Storage;
using Retention.App.Storefronts;
using Retention.App.Surveys;
using Retention.Clicks;
using Retention.Decisions;
using Retention.Events;
using Retention.Shoppers;
using Retention.Templates;

namespace Retention.App;

/// <summary>What is looked up just before a message would go, beside what is known of the shopper. What comes back is recorded with the decision.</summary>
internal sealed class LastLook(Identity identity, NameDirectory directory, ShopperStore shoppers, SuppressionList suppressions, FollowedStore followed, StorefrontLook storefront, WarmUps warmUps, SentCounter sent, LetterRoom room, SurveyTurns turns, CreditRows credit, AppSettings settings)
{
    /// <summary>Looks. Costs nothing where there is nothing to look up.</summary>
    public async Task<Checks> AskAsync(Walk walk, CancellationToken cancellation)
    {
        var (seen, step) = (walk.Seen, walk.Flow.Steps[walk.Journey.Step]);
        return new()
        {
            Suppressed = step.Channel == Channel.Text ? await SuppressedAsync(seen, cancellation) : null,
            IsRefusedElsewhere = await IsRefusedElsewhereAsync(walk, cancellation),
            Bought = step.AsksFirst && seen.Cart is { } cart ? await BoughtAsync(walk, cart, cancellation) : LiveAnswer.NotAsked,
            OrderEnded = walk.Flow.About == SubjectKind.Order && seen.Order is { } order ? await storefront.EndOfAsync(seen.Shop.Id, order, cancellation) : null,
            NeighbourBoughtAt = step.AsksFirst ? await NeighbourAsync(seen, cancellation) : null,
            WarmUp = step.Channel == Channel.Email ? await warmUps.OfAsync(seen.Shop, seen.Now, cancellation) : null,
            ClickedAt = step.AfterClick is null ? null : await ClickedAsync(walk, cancellation),
            Shared = step.Channel == Channel.Email && settings.NeedsSenderDomain && seen.Shop.From is null ? new(await sent.SharedTodayAsync(seen.Shop.Id, seen.Now, cancellation), settings.SharedSenderPerDay) : null,
            Turn = walk.Flow.IsSurvey ? await turns.OfAsync(seen, room.AllowanceOf(seen.Shop, seen.Now), cancellation) : null,
            Credit = walk.Flow.About == SubjectKind.Credit ? await CreditAsync(seen, cancellation) : null,
            Allowance = room.AllowanceOf(seen.Shop, seen.Now),
            SentToday = room.IsCounted(seen.Shop, seen.Now) ? await sent.TodayAsync(seen.Shop.Id, seen.Now, cancellation) : null,
        };
    }

    // A telephone number is nobody's name: that it takes no texts stands on the shop's list alone. What the list says of an address, its owner's
    // state says too, since whoever puts it there tells the owner.
    private async Task<Suppression?> SuppressedAsync(Seen seen, CancellationToken cancellation) =>
        seen.PhoneKey is { } number ? (await suppressions.FindAsync(seen.Shop.Id, Channel.Text, number, cancellation))?.Suppression : null;

    // The journey's first letter, which is of a subject that is one person's: its id needs no address.
    private async Task<DateTimeOffset?> ClickedAsync(Walk walk, CancellationToken cancellation)
    {
        var (seen, first) = (walk.Seen, walk.Flow.Steps.IndexOf(walk.Flow.Steps.First(step => step.Channel == Channel.Email)));
        var message = Keys.MessageId(seen.Shop.Id, walk.Journey.Id, first, Channel.Email);
        if (await followed.FindAsync(seen.Shop.Id, seen.Shopper, message, cancellation) is not { } links)
            return null;
        var sentAt = seen.Shopper.Messages.FirstOrDefault(said => said.Journey == walk.Journey.Id && said.Step == walk.Flow.Steps[first].Key)?.At;
        return links.CountedAt ?? Click.Of(links, sentAt, seen.Now);
    }

    // Consent stays with its address: it may have been refused as somebody else's, a guest's say who is a customer now.
    private async Task<bool> IsRefusedElsewhereAsync(Walk walk, CancellationToken cancellation)
    {
        var (seen, step) = (walk.Seen, walk.Flow.Steps[walk.Journey.Step]);
        if (step.Channel != Channel.Email || seen.EmailKey is not { } address)
            return false;
        // Whose id follows from the address owns it: that needs no look.
        var name = new KnownName(NameKind.Email, address);
        if (Keys.ShopperId(seen.Shop.Id, name) == seen.Shopper.Id || await directory.FindAsync(seen.Shop.Id, name, cancellation) is not { } owner || owner == seen.Shopper.Id)
            return false;
        var other = (await identity.FollowAsync(seen.Shop.Id, owner, cancellation)).Shopper;
        var words = other.Consents.Aggregate(seen.Shopper, (into, word) => into.With(word));
        return other.Refuses(address) || other.Suppressions.Any(known => known.Address == address && known.Channel == step.Channel)
            || Consents.Object(new(walk.Flow, step, seen with { Shopper = words })) is Decision.Stop;
    }

    // What is left now, and not what there was when the reminder was planned.
    private async Task<CreditLeft> CreditAsync(Seen seen, CancellationToken cancellation)
    {
        var last = DateOnly.ParseExact(seen.Journey.Subject[(seen.Journey.About.Length + 1)..], "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(seen.Now, Zones.Own(seen.Shop)).DateTime);
        var given = (await credit.ReadAsync(seen.Shop.Id, seen.Shopper, cancellation)).Rewards.Select(one => one.Reward);
        return new(Rewards.CreditReminder.Left(given, seen.EmailKey ?? "", last, today), last);
    }

    private async Task<LiveAnswer> BoughtAsync(Walk walk, KnownCart cart, CancellationToken cancellation) =>
        await IsBoughtElsewhereAsync(walk, cart, cancellation) ? LiveAnswer.Bought
        : await storefront.HasBoughtAsync(walk.Seen.Shop.Id, () => ReadAsync(walk.Seen, cart, cancellation), cancellation);

    private async Task<Cart?> ReadAsync(Seen seen, KnownCart cart, CancellationToken cancellation) =>
        await shoppers.FindAsync(seen.Shop.Id, seen.Shopper, Keys.Cart(cart.Id), cancellation) is { } row ? row.Read(Stored.Default.Cart) : null;

    // An order tells whoever owns its cart. One that was heard of before the cart owns it: then whoever left the cart is told nothing, and looks.
    private async Task<bool> IsBoughtElsewhereAsync(Walk walk, KnownCart cart, CancellationToken cancellation)
    {
        var (shop, shopper) = (walk.Seen.Shop.Id, walk.Seen.Shopper);
        if (shopper.Names.Any(name => name.IsToken && (name.Hash == cart.Id || name.Hash == cart.CheckoutKey))
            || await ReadAsync(walk.Seen, cart, cancellation) is not { } told)
            return false;
        KnownName[] tokens = [.. new CartReported(told).Names.Select(name => directory.Hash(shop, name)).Where(name => name.IsToken)];
        var named = cart with { Id = tokens.HashOf(NameKind.Cart) ?? cart.Id, CheckoutKey = tokens.HashOf(NameKind.Checkout) };
        foreach (var token in tokens)
        {
            if (await directory.FindAsync(shop, token, cancellation) is { } owner && (await identity.FollowAsync(shop, owner, cancellation)).Shopper is var other
                && other.Id != shopper.Id && other.HasBought(named))
                return true;
        }

        return false;
    }

    private async Task<DateTimeOffset?> NeighbourAsync(Seen seen, CancellationToken cancellation)
    {
        DateTimeOffset? last = null;
        foreach (var hint in new[] { Hint(NameKind.Phone, seen.Cart?.Contact?.PhoneKey), Hint(NameKind.Street, seen.Cart?.Contact?.StreetKey) }.OfType<KnownName>())
        {
            if (await directory.BoughtAsync(seen.Shop.Id, hint, cancellation) is { } bought && bought.Shopper != seen.Shopper.Id && !(bought.At <= last))
                last = bought.At;
        }

        return last;
    }

    private static KnownName? Hint(NameKind kind, string? hash) => hash is null ? null : new(kind, hash);
}
