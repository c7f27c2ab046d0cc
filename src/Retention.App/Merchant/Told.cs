using System.Collections.Frozen;

namespace Retention.App.Merchant;

/// <summary>What the page says after something was done: a key travels in the address, never words, so nobody can put words of theirs on it.</summary>
internal static class Told
{
    private static readonly FrozenDictionary<string, string> Words = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["stopped"] = "All sending is stopped.",
        ["resumed"] = "Sending goes on.",
        ["on"] = "The flow is on. Nobody who was already past its start is written to.",
        ["test"] = "The flow is being tried: you get what shoppers would get, marked as a test. Shoppers get nothing.",
        ["off"] = "The flow is off. Whoever was under way in it hears nothing more of it.",
        ["paused"] = "The flow is paused. What is due goes on when you resume it, as far as it is not too late by then.",
        ["unpaused"] = "The flow goes on.",
        ["saved"] = "Saved. Whoever is under way keeps the times that held at the start.",
        ["words"] = "Saved. Letters go in your words from now on.",
        ["our-words"] = "Letters go in our words again. Yours are kept among the last versions.",
        ["cancelled"] = "Cancelled: this message will not be sent.",
        ["too-late"] = "Too late: the message was handed over just before.",
        ["no-longer-planned"] = "Nothing was cancelled: this message is no longer planned.",
        ["shopper-paused"] = "This shopper hears nothing for 30 days.",
        ["shopper-resumed"] = "This shopper is no longer paused. What waited goes on, as far as it is not too late by now.",
        ["shopper-stopped"] = "All letters to this person are stopped, as if the person had unsubscribed.",
        ["credit-given"] = "The credit is given. It is in your shop within a minute, and a letter tells the shopper how it is used.",
        ["credit-back"] = "What was left is taken back. It leaves your shop within a minute.",
        ["credit-retry"] = "It is tried again. Look at this page again in a minute.",
        ["understood"] = "It was understood now, and left the quarantine.",
        ["not-understood"] = "It was still not understood. Its reason stands in its row.",
        ["all-understood"] = "All were understood now, and left the quarantine.",
        ["some-not-understood"] = "What is still listed was not understood: each row says why. The others left the quarantine.",
        ["kept"] = "Saved.",
        ["importing"] = "The import has begun. Nothing is sent because of it.",
        ["listed"] = "The address is on the list: nothing is sent to it.",
        ["taken-off"] = "The address is off the list. What the person said before still counts.",
        ["not-listed"] = "The address is not on the list.",
        ["looking"] = "The file is looked at. Nothing is taken over before you say so.",
        ["import-off"] = "The import is called off. What was imported stays known.",
        ["answered"] = "Your answer is on its way.",
        ["review-published"] = "The review is published.",
        ["review-rejected"] = "The review is rejected. It is not shown.",
        ["review-answered"] = "Your answer stands under the review.",
        ["review-unanswered"] = "Your answer is gone.",
        ["reviews-published"] = "What waited for nothing but your look is published, up to a hundred at a time.",
        ["referral-allowed"] = "The referral goes on. It earns when the friend's order is kept.",
        ["referral-refused"] = "The referral is refused. It earns nothing.",
        ["referral-reversed"] = "What was left of the credit is taken back. It leaves your shop within a minute.",
        ["survey-kept"] = "Kept. Shoppers who begin from now on see this version.",
        ["survey-on"] = "The survey is on. It goes out while its flow is on, too.",
        ["survey-off"] = "The survey is off. Whoever waited for it is not asked.",
        ["closed"] = "The case is closed. After some calm days the shopper hears from you as before.",
        ["deed-asked"] = "An owner was asked: nothing is given before the answer.",
        ["deed-done"] = "Done in your shop.",
        ["texts-kept"] = "Saved. Texts go by your own Twilio account from now on.",
        ["texts-gone"] = "Your own Twilio account is forgotten here.",
        ["standing-lifted"] = "It goes on. What came before now no longer counts.",
        ["standing-held"] = "Nothing was changed: it is too early, or you have not said that you looked.",
        ["domain"] = "These are the rows for your domain's DNS. Add them there, then check again.",
        ["domain-valid"] = "Your domain is set up: letters come from it from now on.",
        ["domain-waits"] = "Not all rows are in DNS yet, or not seen yet. We look again once a day.",
        ["domain-removed"] = "The domain is removed. Its rows in DNS can go, too.",
        ["connected"] = "Your shop is connected. Nothing is sent before you turn a flow on.",
        ["woo-checked"] = "We have just looked at your shop.",
        ["woo-yields"] = "It is silent from now on, as long as our plugin is active.",
        ["woo-speaks"] = "It sends again.",
        ["woo-gone"] = "The shop is disconnected: its webhooks and keys are gone. What it told us stays until it is erased.",
        ["woo-gone-here"] = "The shop is disconnected here. It could not be reached: delete what is called \"Retention\" there under WooCommerce > Settings > Advanced, in Webhooks and in REST API.",
        ["request-answered"] = "Noted: the person is answered.",
        ["shopify-checked"] = "We have just looked at your shop.",
        ["tiers-kept"] = "Saved. Your customers are looked at with these levels, which takes a minute or more. Nobody gets a letter for it.",
        ["tiers-tried"] = "Nothing is changed. Your customers are being counted with these levels.",
        ["tiers-counted"] = "Your customers are being counted. Look at this page again in a minute.",
        ["done"] = "Done.",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Leads back to a page that says what was done.</summary>
    public static IResult Redirect(string path, string what) => Results.LocalRedirect($"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}told={what}", permanent: false, preserveMethod: false);

    /// <summary>What was done just before this page was opened; null for nothing.</summary>
    public static string? Read(HttpContext context) => Words.GetValueOrDefault(context.Request.Query["told"].ToString());
}
