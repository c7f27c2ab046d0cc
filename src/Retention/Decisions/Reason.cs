using System.Collections.Frozen;

namespace Retention.Decisions;

/// <summary>Why nothing was sent, from one fixed vocabulary that merchants read. The keys are stored: only ever add.</summary>
public sealed record Reason
{
    /// <summary>The merchant has not turned the flow on.</summary>
    public static readonly Reason FlowOff = new("flow-off", "The flow is off");

    /// <summary>The shop removed the app.</summary>
    public static readonly Reason ShopUninstalled = new("shop-uninstalled", "The shop removed the app");

    /// <summary>What starts the flow was already too long ago when we heard of it.</summary>
    public static readonly Reason EventTooOld = new("event-too-old", "We heard of it too late");

    /// <summary>The step's last moment passed before it could be sent.</summary>
    public static readonly Reason DeadlinePassed = new("deadline-passed", "Its last moment had passed");

    /// <summary>A trial order of the merchant's.</summary>
    public static readonly Reason TestOrder = new("test-order", "A test order");

    /// <summary>The storefront calls the order a high risk of fraud.</summary>
    public static readonly Reason RiskyOrder = new("risky-order", "The order may be fraud");

    /// <summary>The order was cancelled.</summary>
    public static readonly Reason Cancelled = new("cancelled", "The order was cancelled");

    /// <summary>Money of the order was given back.</summary>
    public static readonly Reason Refunded = new("refunded", "The order was refunded");

    /// <summary>The order was deleted in the shop.</summary>
    public static readonly Reason OrderRemoved = new("order-removed", "The order was deleted in the shop");

    /// <summary>The order was paid, and is no longer: its payment failed or was taken back.</summary>
    public static readonly Reason NotPaid = new("not-paid", "The order is no longer paid");

    /// <summary>No e-mail address is known for it.</summary>
    public static readonly Reason NoEmail = new("no-email", "No e-mail address is known");

    /// <summary>The shopper unsubscribed.</summary>
    public static readonly Reason Unsubscribed = new("unsubscribed", "The shopper unsubscribed");

    /// <summary>The person was erased on request.</summary>
    public static readonly Reason Erased = new("erased", "The person was erased on request");

    /// <summary>The shopper heard from this flow, or from the shop, not long ago.</summary>
    public static readonly Reason FrequencyCap = new("frequency-cap", "The shopper heard from the shop not long ago");

    /// <summary>The provider would not take the message.</summary>
    public static readonly Reason ProviderRefused = new("provider-refused", "The e-mail provider refused it");

    /// <summary>Whether the provider took the message can't be found out; it is never sent again.</summary>
    public static readonly Reason Lost = new("lost", "Whether it was sent can't be found out, so it is not sent again");

    /// <summary>The provider can't take the message now.</summary>
    public static readonly Reason ProviderLater = new("provider-later", "The e-mail provider asked to wait");

    /// <summary>The shop delivered the same once more; nothing is done twice.</summary>
    public static readonly Reason DeliveredBefore = new("delivered-before", "The shop told us the same before: nothing is done twice");

    /// <summary>The merchant has paused the flow, or everything.</summary>
    public static readonly Reason FlowPaused = new("flow-paused", "The flow is paused");

    /// <summary>The shopper has bought what it is about.</summary>
    public static readonly Reason AlreadyBought = new("already-bought", "The shopper has already bought");

    /// <summary>The cart was bought under another name, told by its token.</summary>
    public static readonly Reason BoughtElsewhere = new("bought-elsewhere", "It was bought with another address");

    /// <summary>Somebody with the same telephone number or postal address bought meanwhile: perhaps the same person.</summary>
    public static readonly Reason BoughtSuspected = new("bought-suspected", "It may have been bought with another address");

    /// <summary>The shopper ordered again.</summary>
    public static readonly Reason OrderedAgain = new("ordered-again", "The shopper has ordered again");

    /// <summary>Nothing is left in the cart.</summary>
    public static readonly Reason CartEmpty = new("cart-empty", "The cart is empty");

    /// <summary>The shopper took the item off the list.</summary>
    public static readonly Reason ItemForgotten = new("item-forgotten", "The shopper took the item off the list");

    /// <summary>It can't be bought now.</summary>
    public static readonly Reason OutOfStock = new("out-of-stock", "It is out of stock");

    /// <summary>There is plenty of it again.</summary>
    public static readonly Reason Restocked = new("restocked", "There is plenty of it again");

    /// <summary>The price went up again before the message could go.</summary>
    public static readonly Reason PriceBack = new("price-back", "The price went back");

    /// <summary>It has not arrived, or never will.</summary>
    public static readonly Reason NotDelivered = new("not-delivered", "It has not been delivered yet");

    /// <summary>The shopper has reviewed it.</summary>
    public static readonly Reason Reviewed = new("reviewed", "The shopper has reviewed it");

    /// <summary>The shopper has answered.</summary>
    public static readonly Reason Answered = new("answered", "The shopper has answered");

    /// <summary>A person of the shop is dealing with a complaint of this shopper's.</summary>
    public static readonly Reason OpenCase = new("open-case", "A complaint is open");

    /// <summary>The step is not meant for this shopper.</summary>
    public static readonly Reason NotMeant = new("not-meant", "This step is not meant for this shopper");

    /// <summary>There is no consent for this purpose, by this way, in this country.</summary>
    public static readonly Reason NoConsent = new("no-consent", "There is no consent for it");

    /// <summary>The shopper refused this kind of message.</summary>
    public static readonly Reason UnsubscribedTopic = new("unsubscribed-topic", "The shopper does not want this kind of message");

    /// <summary>The address bounced, its owner complained or wants no more, or the shop put it on the list.</summary>
    public static readonly Reason Suppressed = new("suppressed", "The address is on the list of those who are not written to");

    /// <summary>The shopper belongs to those who hear nothing, so that the flow's worth can be measured.</summary>
    public static readonly Reason Holdout = new("holdout", "Held back for measuring");

    /// <summary>The shopper's day has not begun, or is over.</summary>
    public static readonly Reason QuietHours = new("quiet-hours", "It is night where the shopper is");

    /// <summary>Something that the message needs is not known.</summary>
    public static readonly Reason MissingField = new("missing-field", "Something that the message needs is not known");

    /// <summary>No telephone number is known for it.</summary>
    public static readonly Reason NoPhone = new("no-phone", "No telephone number is known");

    /// <summary>The shop has not set this way of sending up.</summary>
    public static readonly Reason NoSender = new("no-sender", "The shop can't send by this way yet");

    /// <summary>This very message was sent before.</summary>
    public static readonly Reason DuplicateKey = new("duplicate-key", "This message was sent before");

    /// <summary>The shop has sent as much as it may for now.</summary>
    public static readonly Reason SendingLimit = new("sending-limit", "The shop has reached its sending limit");

    /// <summary>The shopper asked to hear nothing for a while.</summary>
    public static readonly Reason PausedByShopper = new("paused-by-shopper", "The shopper asked for a break");

    /// <summary>What starts the flow happened before the merchant turned it on.</summary>
    public static readonly Reason BeganBefore = new("began-before", "It happened before the flow was turned on");

    /// <summary>The flow is only tried: a member of staff got the letter instead.</summary>
    public static readonly Reason OnlyTested = new("only-tested", "The flow is being tried: you got it instead");

    /// <summary>The merchant took this one message off the list of what is to come.</summary>
    public static readonly Reason CancelledByMerchant = new("cancelled-by-merchant", "You cancelled it");

    /// <summary>The merchant lets this shopper hear nothing for a while.</summary>
    public static readonly Reason PausedByMerchant = new("paused-by-merchant", "You paused this shopper");

    /// <summary>Too many of the shop's letters bounced: marketing waits (<see cref="Reputation.Limit"/>).</summary>
    public static readonly Reason TooManyBounces = new("too-many-bounces", "Too many of the shop's letters bounced: it waits");

    /// <summary>Too many readers called the shop's letters spam: marketing waits, or all but service letters (<see cref="Reputation.Limit"/>).</summary>
    public static readonly Reason TooManyComplaints = new("too-many-complaints", "Too many readers called the shop's letters spam: it waits");

    /// <summary>The sending domain is new, and its day has no room for more (<see cref="Reputation.WarmUp"/>).</summary>
    public static readonly Reason WarmingUp = new("warming-up", "The sending domain is new: more letters go tomorrow");

    /// <summary>The shopper has just followed the journey's letter into the shop.</summary>
    public static readonly Reason ClickedLately = new("clicked-lately", "The shopper has just followed the letter into the shop");

    /// <summary>The shop has no domain of its own yet to send advertising and surveys from.</summary>
    public static readonly Reason NoDomain = new("no-domain", "Your domain is not set up yet");

    /// <summary>The shopper agreed, and did not confirm it from the address itself, which counts as the proof there.</summary>
    public static readonly Reason ConsentUnconfirmed = new("consent-unconfirmed", "The shopper agreed but did not confirm it, and confirmed consent is needed");

    /// <summary>What followed from a purchase has run out.</summary>
    public static readonly Reason ImpliedConsentOver = new("implied-consent-over", "The last order is too long ago to stand for consent");

    /// <summary>Another text about the same cart went before.</summary>
    public static readonly Reason OneTextPerCart = new("one-text-per-cart", "Only one text may go about a cart");

    /// <summary>Carriers let no text of the shop's sender through (<see cref="Shops.TextHold"/>).</summary>
    public static readonly Reason TextsRefused = new("texts-refused", "Carriers refuse the sender of your texts: it waits");

    /// <summary>The order is older than the shop's connection: a change of it, in bulk perhaps, is no occasion, unless it is paid only now.</summary>
    public static readonly Reason OrderedBefore = new("ordered-before", "It was ordered before the shop was connected");

    /// <summary>The shop entered the order itself, by hand or by a program, and does not want such ones spoken of.</summary>
    public static readonly Reason EnteredByShop = new("entered-by-shop", "The shop entered the order itself");

    /// <summary>The shop does not answer when asked whether it was bought meanwhile.</summary>
    public static readonly Reason ShopSilent = new("shop-silent", "Your shop does not answer, so we can't see whether it was bought");

    /// <summary>The shop's own platform has written about the same, or is about to.</summary>
    public static readonly Reason PlatformSent = new("platform-sent", "Your shop reminds of the cart by itself");

    /// <summary>Whoever runs the program has stopped the shop's sending.</summary>
    public static readonly Reason SendingHalted = new("sending-halted", "Sending is stopped: write to us");

    /// <summary>A shop that is new, or on a trial, has sent what such a one may within a day.</summary>
    public static readonly Reason ShopAllowance = new("shop-allowance", "New shops and trial shops may send only so much a day: it waits");

    /// <summary>The shop asks only so many a day by surveys, and others come first.</summary>
    public static readonly Reason SurveyTurn = new("survey-turn", "Only so many are asked a day, the most loyal first: it waits for its turn");

    /// <summary>The shopper objected to being profiled after its time was worked out from the shopper's own habit.</summary>
    public static readonly Reason ProfilingRefused = new("profiling-refused", "The shopper does not want to be profiled");

    /// <summary>The shopper asked to hear from the shop once a week or a month at most (<see cref="Shoppers.Shopper.Spacing"/>).</summary>
    public static readonly Reason ShopperSpacing = new("shopper-spacing", "The shopper asked for fewer messages: it waits");

    /// <summary>The shopper has what the message invites to.</summary>
    public static readonly Reason HasAccount = new("has-account", "The shopper has an account");

    /// <summary>The shopper wants no word about the price of this item.</summary>
    public static readonly Reason AlertOff = new("alert-off", "The shopper wants no word about this item's price");

    /// <summary>The credit that would be reminded of is spent, or was taken back.</summary>
    public static readonly Reason CreditUsed = new("credit-used", "The credit is used up");

    /// <summary>Less credit is left than the shop wants reminded of.</summary>
    public static readonly Reason CreditSmall = new("credit-small", "Too little credit is left");

    /// <summary>The shopper gave a low score not long ago; its case may be closed (<see cref="Guards.Calm"/>).</summary>
    public static readonly Reason LowScore = new("low-score", "A low score was given less than two weeks ago");

    private static readonly FrozenDictionary<string, Reason> ByKey = new[]
    {
        TooManyBounces, TooManyComplaints, WarmingUp, ClickedLately, NoDomain,
        CancelledByMerchant, PausedByMerchant, FlowOff, ShopUninstalled, EventTooOld, DeadlinePassed, TestOrder, RiskyOrder, Cancelled, Refunded, OrderRemoved,
        NotPaid, NoEmail, Unsubscribed, Erased, FrequencyCap, ProviderRefused, Lost, ProviderLater, DeliveredBefore,
        FlowPaused, AlreadyBought, BoughtElsewhere, BoughtSuspected, OrderedAgain, CartEmpty, ItemForgotten, OutOfStock, Restocked, PriceBack, NotDelivered,
        Reviewed, Answered, OpenCase, NotMeant, NoConsent, UnsubscribedTopic, Suppressed, Holdout, QuietHours, MissingField, NoPhone, NoSender, DuplicateKey, SendingLimit, BeganBefore, OnlyTested, PausedByShopper,
        ConsentUnconfirmed, ImpliedConsentOver, OneTextPerCart, TextsRefused, OrderedBefore, EnteredByShop, ShopSilent, PlatformSent,
        SendingHalted, ShopAllowance, SurveyTurn, CreditUsed, CreditSmall,
        ProfilingRefused, ShopperSpacing,
        HasAccount, AlertOff,
        LowScore,
    }.ToFrozenDictionary(reason => reason.Key, StringComparer.Ordinal);

    private Reason(string key, string text) => (Key, Text) = (key, text);

    /// <summary>All of them.</summary>
    public static IEnumerable<Reason> All => ByKey.Values;

    /// <summary>The stored key.</summary>
    public string Key { get; }

    /// <summary>The reason as a merchant reads it.</summary>
    public string Text { get; }

    /// <summary>The reason with this key; null when there is none.</summary>
    public static Reason? Find(string? key) => key is not null && ByKey.TryGetValue(key, out var reason) ? reason : null;

    /// <summary>The text of a stored key; the key itself when a newer version stored it.</summary>
    public static string TextOf(string key) => ByKey.TryGetValue(key, out var reason) ? reason.Text : key;
}
