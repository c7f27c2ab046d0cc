using Retention.Flows;

namespace Retention.Shops;

/// <summary>What has to be there before a flow is turned on.</summary>
public static class TurningOn
{
    /// <summary>Why the flow can't be turned on yet, with what to do, in a sentence; null when it can.</summary>
    public static string? Obstacle(Flow flow, Shop shop) =>
        IsMarketing(flow) && string.IsNullOrWhiteSpace(shop.Brand.PostalAddress) ? $"\"{flow.Title}\" ({flow.Family}) is advertising, and the law wants the shop's postal address under it (15 USC 7704). Give it first: under \"Set up\" on the shop's page, or with --postal-address."
        : LeadsToShop(flow) && string.IsNullOrWhiteSpace(shop.Brand.Url) ? $"The letters of \"{flow.Title}\" ({flow.Family}) have a button that leads to the shop, and the shop's address is not known. Add the shop again with its address: retention shops add."
        : IsUndeclared(flow, shop) ? $"\"{flow.Title}\" ({flow.Family}) is advertising, and nobody has said yet whom the shop must not write to. Import the list of those who unsubscribed earlier, or declare that there is none: under \"Set up\" on the shop's page, or with retention consent."
        : null;

    /// <summary>What is on and can't say anything yet, with what to do, in a sentence; null when nothing is missing.</summary>
    public static string? Note(Flow flow, Shop shop) => flow.Needs(shop)
        ?? (shop.IsOn(flow.Family) && IsUndeclared(flow, shop) ? $"{flow.Family} stays on, and nobody has said yet whom the shop must not write to: import the list of those who unsubscribed earlier, or declare that there is none, with retention consent." : null);

    // A shop that left another program brings people who refused there: to write to them is the commonest complaint after a move.
    private static bool IsUndeclared(Flow flow, Shop shop) => shop.EarlierSuppressions is null && IsMarketing(flow);

    /// <summary>What waits of a flow that is on until the shop has a domain of its own, with what to do, in a sentence; null when nothing does.</summary>
    /// <param name="flow">The flow.</param>
    /// <param name="shop">The shop.</param>
    /// <param name="needsDomain">Whether letters go out by a provider: what only lands in the outbox needs no domain.</param>
    public static string? DomainNote(Flow flow, Shop shop, bool needsDomain) =>
        needsDomain && shop.From is null && AllFlows.List.Any(one => one.Family == flow.Family && one.Purpose != Purpose.Service)
            ? $"The letters of \"{flow.Title}\" wait until your own domain is set up: advertising and surveys don't go out from an address that many shops share. Set it up under \"Set up\", \"Who sends\"."
            : null;

    // A cart and a saved item bring their own links; they too are shown only where they lead to the shop itself.
    private static bool LeadsToShop(Flow flow) =>
        AllFlows.List.Any(one => one.Family == flow.Family && one.LeadsTo == Destination.Shop && one.Steps.Any(step => step.Wordings.Any(wording => wording.Button is not null)));

    private static bool IsMarketing(Flow flow) => AllFlows.List.Any(one => one.Family == flow.Family && one.Purpose == Purpose.Marketing);
}
