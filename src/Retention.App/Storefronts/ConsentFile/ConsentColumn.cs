using System.Collections.Frozen;

namespace Retention.App.Storefronts.ConsentFile;

/// <summary>What a column of a file about consent can be.</summary>
internal enum ConsentColumn
{
    /// <summary>The e-mail address.</summary>
    Email,

    /// <summary>The telephone number.</summary>
    Phone,

    /// <summary>Whether e-mail is allowed, in words.</summary>
    EmailState,

    /// <summary>Whether texts are allowed, in words.</summary>
    TextState,

    /// <summary>A yes says that e-mail is allowed.</summary>
    OptIn,

    /// <summary>A yes says that nothing is wanted by e-mail.</summary>
    OptOut,

    /// <summary>A yes says that nothing is wanted by text.</summary>
    TextOptOut,

    /// <summary>Why the address stands on the list.</summary>
    Reason,

    /// <summary>When what the line says was said, whatever that is.</summary>
    At,

    /// <summary>When e-mail was allowed.</summary>
    GrantedAt,

    /// <summary>When texts were allowed.</summary>
    TextGrantedAt,

    /// <summary>When the owner unsubscribed.</summary>
    RefusedAt,

    /// <summary>When the address was found dead.</summary>
    BouncedAt,

    /// <summary>Whether it was confirmed from the address itself.</summary>
    Confirmed,

    /// <summary>Where it was said.</summary>
    Where,
}

/// <summary>
/// The names under which other programs export those columns: Klaviyo's profiles, Mailchimp's audience, Omnisend's contacts, Shopify's customers,
/// AutomateWoo. Collected from what these programs are known to write, and not confirmed against each one's present export: one more is a line here.
/// An IP address is not among them, since none is kept.
/// </summary>
internal static class ConsentColumnNames
{
    private static readonly FrozenDictionary<string, ConsentColumn> Known = new (ConsentColumn Column, string[] Names)[]
    {
        (ConsentColumn.Email, ["email", "emailaddress", "customeremail", "subscriberemail", "mail"]),
        (ConsentColumn.Phone, ["phone", "phonenumber", "smsphone", "smsphonenumber", "mobile", "mobilephone", "mobilenumber", "telephone", "billingphone"]),
        (ConsentColumn.EmailState, ["emailmarketingconsent", "acceptsemailmarketing", "acceptsmarketing", "emailstatus", "emailmarketingstatus", "emailconsent", "emailsubscriptionstatus", "marketingconsent", "status", "subscriptionstatus", "subscribed"]),
        (ConsentColumn.TextState, ["smsmarketingconsent", "acceptssmsmarketing", "smsstatus", "phonestatus", "smsconsent", "smssubscriptionstatus", "smsmarketingstatus"]),
        (ConsentColumn.OptIn, ["optin", "optedin", "emailoptin"]),
        (ConsentColumn.OptOut, ["optout", "optedout", "emailoptout", "unsubscribed", "isunsubscribed", "donotemail"]),
        (ConsentColumn.TextOptOut, ["smsoptout", "smsunsubscribed"]),
        (ConsentColumn.Reason, ["reason", "suppressionreason", "emailsuppressions", "suppressions"]),
        (ConsentColumn.GrantedAt, ["emailmarketingconsenttimestamp", "consenttimestamp", "optintime", "optindate", "emailoptindate", "consentedat", "consentdate", "subscribedat", "datesubscribed", "dateoptedin"]),
        (ConsentColumn.At, ["timestamp", "date", "time"]),
        (ConsentColumn.TextGrantedAt, ["smsmarketingconsenttimestamp", "smsconsenttimestamp", "smsoptindate"]),
        (ConsentColumn.RefusedAt, ["unsubtime", "unsubscribedat", "unsubscribedate", "optouttime", "optoutdate", "dateoptedout", "suppressedat", "suppressiontimestamp"]),
        (ConsentColumn.BouncedAt, ["cleantime"]),
        (ConsentColumn.Confirmed, ["doubleoptin", "confirmed", "isconfirmed", "confirmedoptin"]),
        (ConsentColumn.Where, ["source", "consentsource", "optinsource", "consentmethod", "signupsource", "emailmarketingconsentsource"]),
    }.SelectMany(one => one.Names.Select(name => (name, one.Column))).ToFrozenDictionary(one => one.name, one => one.Column, StringComparer.Ordinal);

    /// <summary>What a column of this name is; null for one that is not looked at.</summary>
    public static ConsentColumn? Find(string name) =>
        Known.TryGetValue(string.Concat(name.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant(), out var column) ? column : null;

    /// <summary>What it is taken for, in plain words.</summary>
    public static string Say(ConsentColumn column) => column switch
    {
        ConsentColumn.Email => "the e-mail address",
        ConsentColumn.Phone => "the telephone number",
        ConsentColumn.EmailState => "whether e-mail is allowed",
        ConsentColumn.TextState => "whether texts are allowed",
        ConsentColumn.OptIn => "a yes to e-mail",
        ConsentColumn.OptOut => "a no to e-mail",
        ConsentColumn.TextOptOut => "a no to texts",
        ConsentColumn.Reason => "why the address must not be written to",
        ConsentColumn.At => "when it was said",
        ConsentColumn.GrantedAt => "when e-mail was allowed",
        ConsentColumn.TextGrantedAt => "when texts were allowed",
        ConsentColumn.RefusedAt => "when the person unsubscribed",
        ConsentColumn.BouncedAt => "when the address was found dead",
        ConsentColumn.Confirmed => "whether it was confirmed",
        _ => "where it was said",
    };
}
