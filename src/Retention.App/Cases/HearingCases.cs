using Retention.App.Queues;
using Retention.App.Storage;
using Retention.Cases;
using Retention.Decisions;
using Retention.Events;
using Retention.Flows.Nps;
using Retention.Shoppers;
using Retention.Shops;

namespace Retention.App.Cases;

/// <summary>What follows for cases when something happened: one is opened, heard more of, or settled. Heard again it changes nothing.</summary>
internal sealed class HearingCases(CaseStore cases, CaseWakes wakes, Inbox inbox)
{
    /// <summary>Hears an event of a shopper, with it applied.</summary>
    public async Task HearAsync(Shop shop, Shopper shopper, EventMessage message, Happened happened, CancellationToken cancellation)
    {
        // What is told from the shop's past was dealt with then.
        if (message.HappenedAt is not null || shopper.IsErased)
            return;
        if (happened is ReviewGiven review && Complaint.In(review) is { } item)
            await inbox.PutAsync(Raised(message, review, item), cancellation);
        else if (happened is CaseSettled settled)
            await cases.ChangeAsync(shop.Id, CaseOpening.IdOf(shopper, settled.OrderId), known => Settled(known, settled, message.Key), cancellation);
        else if (CaseOpening.Of(shopper, message, happened) is { } opened && await cases.HearAsync(shop.Id, opened with { Owner = shop.Settings.CaseOwner, IsDrawnFirst = shop.Settings.DrawsCases ? Share.Of(shop, "case-draw", opened.Id) < 50 : null }, cancellation) is { } one && CaseAcknowledging.IsDue(shop, one) && !WasTold(shopper, one))
            await wakes.AcknowledgeNowAsync(shop.Id, one.Id, cancellation);
    }

    // An earlier version's own letter about a low score has gone, or is under way: this word would be the second about one answer.
    private static bool WasTold(Shopper shopper, Case one) => one.OrderId is { } order && FollowUp.Earlier.Select(flow => Journey.IdOf(flow.Key, order))
        .Any(id => shopper.Journey(id)?.StartedAt >= one.Begun || shopper.Messages.Any(said => said.Journey == id && said.At >= one.Begun));

    // It goes the road of every complaint, so that all that waits for an open case waits for this one, too. Of a review that is written anew it is the same again.
    private static EventMessage Raised(EventMessage message, ReviewGiven review, ItemReview item)
    {
        var words = string.Join('\n', new[] { item.Item, item.Title, item.Text }.Where(text => text.Length > 0));
        var raised = new ProblemRaised(review.OrderId, review.At) { Topic = CaseOpening.Review, Text = words };
        return EventMessage.Of(message.Shop, Keys.Hash($"complaint|{message.Shop}|{message.Key}", 32), message.ReceivedAt, raised, "review") with { Shopper = message.Shopper, Address = message.Address };
    }

    private static Case Settled(Case known, CaseSettled settled, string key)
    {
        var said = settled.Text is { Length: > 0 } text && !known.Said.Any(words => words.Key == key)
            ? known.Said.Add(new CaseWords(key, settled.At, CaseOpening.Settled, Score: null, text).Cut(Case.MostText)) : known.Said;
        return known.SettledAt is null || said != known.Said ? known with { SettledAt = known.SettledAt ?? settled.At, Said = [.. said.TakeLast(Case.MostSaid)] } : known;
    }
}
