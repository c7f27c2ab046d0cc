using System.Collections.Immutable;
using System.Globalization;
using Azure.Data.Tables;
using Retention.App.Cases;
using Retention.App.Evidence;
using Retention.App.Explaining;
using Retention.App.Photos;
using Retention.App.Storage;
using Retention.Clicks;
using Retention.Events;
using Retention.Reviews;
using Retention.Shoppers;

namespace Retention.App.Privacy;

/// <summary>Puts what is kept of a person into the groups of an export. Lines without a value are left out.</summary>
internal static class ExportGroups
{
    /// <summary>What decisions look at.</summary>
    public static ExportItem Of(Shopper shopper) => Item("person", "Profile", shopper.Id,
        ("Our id", shopper.Id), ("Language", shopper.Locale?.Tag), ("Orders remembered", Text(shopper.Orders.Length)), ("Carts remembered", Text(shopper.Carts.Length)),
        ("Break until", Text(shopper.Pause?.Until)), ("Held by the shop until", Text(shopper.HeldUntil)), ("Letters name no items", shopper.Discretion is { } wish ? Text(wish.IsWanted) : null), ("Objects to profiling", shopper.Profiling is { } objection ? Text(objection.Value) : null), ("Days between messages", shopper.Spacing is { } spacing ? Text(spacing.Value) : null),
        ("Language chosen", shopper.ChosenLocale?.Tag), ("Erased on", Text(shopper.ErasedAt)));

    /// <summary>A row beside the state; null for one that is told with something else, or holds nothing of the person but technical counts.</summary>
    public static ExportItem? Of(TableEntity row) => row.RowKey.Split('|')[0] switch
    {
        Keys.Profile => Of(row.Read(Stored.Default.CustomerReported)),
        "order" => Of(row.Read(Stored.Default.Order)),
        "cart" => Of(row.Read(Stored.Default.Cart)),
        "item" => Of(row.Read(Stored.Default.ItemSaved)),
        "written" => row.Read(Stored.Default.ProblemRaised) is var written
            ? Item("written", "Messages to the shop", row.RowKey, ("E-mail", written.Email), ("Name", written.FirstName), ("Last", Text(written.At))) : null,
        "review" => row.Read(Stored.Default.ReviewGiven) is var review
            ? Item("reviews", "Reviews", row.RowKey, ("Order", review.OrderId), ("At", Text(review.At)), ("Review", string.Join("\n", review.Items.Select(one => $"{one.Item}: {one.Stars}/5. {one.Title} {one.Text}")))) : null,
        "draft" => row.Read(Stored.Default.ReviewDraft) is var draft
            ? Item("drafts", "Reviews not sent", row.RowKey, ("Order", draft.OrderId), ("At", Text(draft.At)), ("Until", Text(draft.Until)), ("Review", string.Join("\n", draft.Items.Select(one => $"{one.Item}: {(one.Stars is { } stars ? Text(stars) : "-")}/5. {one.Title} {one.Text}")))) : null,
        "answer" => row.Read(Stored.Default.SurveyAnswered) is var answer
            ? Item("answers", "Survey answers", row.RowKey, ("Order", answer.OrderId), ("At", Text(answer.At)), ("Score", Text(answer.Score)), ("Comment", answer.Comment)) : null,
        "choice" => Item("choices", "Choices", row.RowKey, ("What", row.GetString("What")), ("Value", row.GetString("Value")), ("Words", row.GetString("Wording")), ("Where", row.GetString("Source")), ("At", Text(row.GetDateTimeOffset("At")))),
        "filled" => row.Read(Stored.Default.SurveyFilled) is var page
            ? Item("answers", "Survey answers", row.RowKey, [("Order", page.OrderId), ("At", Text(page.At)), ("Survey", page.Filled.Survey), .. page.Filled.Answers.Select(answer => (answer.Question, (string?)answer.Value))]) : null,
        "credit" => Credit(row),
        "confirm" or "link" => Item("asked", "Confirmations and links asked for", row.RowKey, ("To", row.GetString("To")), ("At", Text(row.GetDateTimeOffset("At"))), ("State", row.GetString("State")), ("Words", row.GetString("Wording"))),
        _ => null,
    };

    /// <summary>What was allowed and refused, and the messages.</summary>
    public static IEnumerable<ExportItem> Of(Proof proof) =>
    [
        .. proof.Addresses.Select((address, number) => Item("addresses", "Addresses", $"address-{number}", ("Address", address))),
        .. proof.Words.Select((word, number) => Item("consents", "Consents and refusals", $"consent-{number}",
            ("Address", word.Address), ("By", word.Channel.ToString()), ("Word", word.IsGranted ? "allowed" : "refused"), ("For", word.Purpose ?? "everything"), ("About", word.Topic), ("At", Text(word.At)),
            ("Where", word.Source), ("Words", word.Wording), ("Confirmed", Text(word.IsConfirmed)), ("Evidence", word.Evidence))),
        .. proof.Suppressions.Select((on, number) => Item("suppressions", "Not written to", $"suppression-{number}", ("Address", on.Address), ("By", on.Channel.ToString()), ("Cause", on.Cause), ("Since", Text(on.At)), ("Told by", on.Source))),
        .. proof.Messages.Select(message => Item("messages", "Messages sent", message.Id, ("What", message.Title), ("To", message.To), ("Subject", message.Subject), ("At", Text(message.At)), ("State", message.State), ("Basis", message.Basis))),
    ];

    /// <summary>The links of a message that were followed.</summary>
    public static ExportItem Of(string message, FollowedLinks links) =>
        Item("followed", "Links followed", message, ("Links", string.Join("\n", links.All.Select(one => $"{one.Link}, {Text(one.At)}"))));

    /// <summary>A photo of a review, sent or not: its link opens the picture itself.</summary>
    public static ExportItem Of(KeptPhoto photo, Uri link) => Item("photos", "Photos of reviews", photo.Id, ("Picture", link.AbsoluteUri), ("Bytes", photo.Bytes.ToString(CultureInfo.InvariantCulture)), ("Since", Text(photo.KeptAt)));

    /// <summary>A review that was imported.</summary>
    public static ExportItem Of(Review review) => Item("reviews", "Reviews", review.Id,
        ("Imported from", ReviewSource.Find(review.Source).Title ?? "another program"), ("At", Text(review.At)), ("Review", $"{review.Item}: {Text(review.Stars)}/5. {review.Title} {review.Text}"), ("Shown as", review.By),
        ("State", review.State.ToString()), ("Bought here, as the file says", Text(review.IsVerified)), ("Something was given for it", Text(review.IsIncentivised)), ("Received free", Text(review.IsGift)), ("Answer of the shop", review.Reply?.Text));

    /// <summary>A case.</summary>
    public static ExportItem Of(Case one) => Item("cases", "Messages to the shop", one.Id,
        ("Kind", one.Kind.ToString()), ("Order", one.Number ?? one.OrderId), ("Opened", Text(one.OpenedAt)), ("State", one.State.ToString()), ("Closed", Text(one.ClosedAt)),
        ("Said", string.Join("\n", one.Said.Select(words => $"{Text(words.At)}: {words.Text}"))), ("Answers", string.Join("\n", one.Letters.Select(letter => $"{Text(letter.At)}: {letter.Text}"))),
        ("Outcome", one.Outcome?.ToString()), ("Settled", Text(one.SettledAt)), ("Tags", string.Join(", ", one.Tags)), ("Notes", string.Join("\n", one.Notes.Select(note => $"{Text(note.At)}: {note.Text}"))),
        ("To do", string.Join("\n", one.Tasks.Select(task => task.Text))), ("Made good", string.Join("\n", one.Deeds.Select(deed => $"{Text(deed.At)}: {deed.Kind}, {Text(deed.Amount)}, {deed.State}. {deed.Note}".TrimEnd()))));

    /// <summary>An invitation. Of the other person nothing is told.</summary>
    public static ExportItem Of(Retention.Referrals.Referral one, Shopper shopper) => Item("referrals", "Invitations", one.Id,
        ("Part", shopper.Id == one.Advocate || shopper.Merged.Contains(one.Advocate, StringComparer.Ordinal) ? "invited a friend" : "was invited by a friend"), ("At", Text(one.InvitedAt)), ("State", one.ToldState.ToString()), ("Reason", one.ToldReason));

    /// <summary>Something that happened, or was decided.</summary>
    public static ExportItem Of(string shopper, int number, StoryLine line) => Item("history", "What happened", $"{shopper}-{Text(number)}", ("At", Text(line.At)), ("What", line.Text));

    private static ExportItem Of(CustomerReported customer) => Item("record", "Customer's record", $"customer-{customer.CustomerId}",
        ("Customer", customer.CustomerId), ("E-mail", customer.Email), ("First name", customer.FirstName), ("Telephone", customer.Phone), ("Country", customer.Country), ("Region", customer.Region), ("Changed", Text(customer.UpdatedAt)));

    private static ExportItem Of(Order order) => Item("orders", "Orders", $"order-{order.Id}",
        ("Number", order.Number), ("Placed", Text(order.PlacedAt)), ("Stage", order.Stage.ToString()), ("Customer", order.CustomerId), ("E-mail", order.Email), ("First name", order.FirstName), ("Telephone", order.Phone),
        ("Street", order.Street), ("Postal code", order.PostalCode), ("Country", order.Country), ("Region", order.Region), ("Language", order.Locale), ("Total", Text(order.Total)), ("Goods", Goods(order.Lines)),
        ("Coupons", string.Join(", ", order.Coupons.Select(coupon => coupon.Code))));

    // A reward, or an entry of its ledger.
    private static ExportItem? Credit(TableEntity row)
    {
        if (!CreditRows.IsReward(row))
            return row.Read(Stored.Default.CreditEntry) is var entry ? Item("ledger", "Credit, every entry", entry.Id, ("What", entry.Kind.ToString()), ("Amount", Text(entry.Amount)), ("At", Text(entry.At)), ("Why", entry.Why), ("Order", entry.OrderId)) : null;
        var reward = row.Read(Stored.Default.Reward);
        return reward.IsErased ? null : Item("credit", "Credit", reward.Id,
            ("Given", Text(reward.Worth)), ("Left", Text(reward.Remaining)), ("At", Text(reward.EarnedAt)), ("Why", reward.Why), ("Note of the shop", reward.Note), ("Until", reward.LastDay?.ToString("O", CultureInfo.InvariantCulture)), ("Ended", reward.Ended?.ToString()));
    }

    private static ExportItem Of(Cart cart) => Item("carts", "Carts", $"cart-{cart.Id}",
        ("Begun", Text(cart.CreatedAt)), ("Changed", Text(cart.UpdatedAt)), ("Customer", cart.CustomerId), ("E-mail", cart.Email), ("First name", cart.FirstName), ("Telephone", cart.Phone), ("Street", cart.Street),
        ("Postal code", cart.PostalCode), ("Country", cart.Country), ("Region", cart.Region), ("Language", cart.Locale), ("Total", Text(cart.Total)), ("Goods", Goods(cart.Lines)), ("Link", cart.Url));

    private static ExportItem Of(ItemSaved saved) => Item("saved", "Saved items", $"item-{saved.Item.Id}",
        ("Item", saved.Item.Title), ("Variant", saved.Item.Variant), ("Price then", Text(saved.Item.Price)), ("Saved", Text(saved.At)), ("Customer", saved.CustomerId), ("E-mail", saved.Email), ("First name", saved.FirstName),
        ("Wants to hear when it is back", Text(saved.WantsStock)), ("Language", saved.Locale));

    private static string Goods(ImmutableArray<OrderLine> lines) => lines.IsDefault ? "" : string.Join("\n", lines.Select(line => $"{Text(line.Quantity)} x {line.Title}{(line.Variant is { } variant ? $" ({variant})" : "")}{(line.Price is { } price ? $", {Text(price)}" : "")}"));

    private static string Text(Money? money) => money is { } sum ? string.Create(CultureInfo.InvariantCulture, $"{sum.Amount} {sum.Currency.Code}") : "";

    private static string Text(DateTimeOffset? at) => at is { } moment ? Plain.Of(moment) : "";

    private static string Text(int count) => count.ToString(CultureInfo.InvariantCulture);

    private static string Text(bool isSo) => isSo ? "yes" : "no";

    private static ExportItem Item(string group, string label, string id, params ReadOnlySpan<(string Name, string? Value)> lines)
    {
        var data = ImmutableArray.CreateBuilder<ExportLine>();
        foreach (var (name, value) in lines)
        {
            if (!string.IsNullOrEmpty(value))
                data.Add(new(name, value));
        }

        return new($"retention-{group}", $"Retention: {label}", id, data.ToImmutable());
    }
}
