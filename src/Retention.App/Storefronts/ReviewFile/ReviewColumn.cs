using System.Collections.Frozen;

namespace Retention.App.Storefronts.ReviewFile;

/// <summary>A column of a file of reviews, whatever its program calls it.</summary>
internal enum ReviewColumn
{
    /// <summary>The review's own id.</summary>
    Id,

    /// <summary>The shop's id of the product.</summary>
    Product,

    /// <summary>The product's part of its page's address.</summary>
    Handle,

    /// <summary>The address of the product's page.</summary>
    Url,

    /// <summary>The product's name.</summary>
    ProductTitle,

    /// <summary>The stars.</summary>
    Stars,

    /// <summary>The title.</summary>
    Title,

    /// <summary>The words.</summary>
    Text,

    /// <summary>Who wrote it.</summary>
    Name,

    /// <summary>The writer's address.</summary>
    Email,

    /// <summary>When it was written.</summary>
    At,

    /// <summary>Whether the writer bought it.</summary>
    Verified,

    /// <summary>Whether it was shown.</summary>
    State,

    /// <summary>Whether it was hidden.</summary>
    Hidden,

    /// <summary>Whether something was given for it.</summary>
    Rewarded,

    /// <summary>Whether the item was received free.</summary>
    Gift,

    /// <summary>The shop's answer.</summary>
    Reply,

    /// <summary>When the shop answered.</summary>
    ReplyAt,

    /// <summary>Its photos.</summary>
    Photos,
}

/// <summary>
/// The names under which other programs export those columns: Judge.me, Loox, Yotpo, Stamped, Shopify's own former app, WooCommerce's comments, and ours.
/// Collected from files and programs in public that read them, and not confirmed against each one's present export: one more is a line here.
/// An IP address and a place are not among them, since none is kept.
/// </summary>
internal static class ReviewColumnNames
{
    private static readonly FrozenDictionary<string, ReviewColumn> Known = new (ReviewColumn Column, string[] Names)[]
    {
        (ReviewColumn.Id, ["id", "reviewid", "commentid"]),
        (ReviewColumn.Product, ["product", "productid", "productexternalid", "externalproductid", "shopifyproductid", "commentpostid"]),
        (ReviewColumn.Handle, ["handle", "producthandle", "productslug"]),
        (ReviewColumn.Url, ["producturl"]),
        (ReviewColumn.ProductTitle, ["producttitle", "productname", "item"]),
        (ReviewColumn.Stars, ["rating", "stars", "score", "reviewscore", "reviewrating", "starrating"]),
        (ReviewColumn.Title, ["title", "reviewtitle"]),
        (ReviewColumn.Text, ["body", "review", "text", "content", "reviewbody", "reviewcontent", "reviewmessage", "reviewtext", "message"]),
        (ReviewColumn.Name, ["name", "nickname", "author", "reviewer", "reviewername", "displayname", "authorname", "commentauthor", "fullname", "customername"]),
        (ReviewColumn.Email, ["email", "revieweremail", "authoremail", "commentauthoremail", "customeremail"]),
        (ReviewColumn.At, ["date", "written", "reviewdate", "createdat", "datecreated", "datecreatedgmt", "reviewcreatedat", "commentdategmt", "commentdate"]),
        (ReviewColumn.Verified, ["verified", "isverified", "verifiedpurchase", "verifiedbuyer", "isverifiedbuyer", "buyerverified", "verifiedowner"]),
        (ReviewColumn.State, ["state", "status", "published", "ispublished", "curated", "reviewstatus", "commentapproved"]),
        (ReviewColumn.Hidden, ["hidden", "ishidden"]),
        (ReviewColumn.Rewarded, ["rewarded", "incentivized", "incentivised", "isincentivized", "isincentivised"]),
        (ReviewColumn.Gift, ["gift", "receivedfree"]),
        (ReviewColumn.Reply, ["reply", "reviewreply", "storereply", "publicreply", "commentcontent"]),
        (ReviewColumn.ReplyAt, ["replydate", "repliedat", "replied", "datereplied", "commentcreatedat"]),
        (ReviewColumn.Photos, ["photos", "pictureurls", "photourl", "img", "images", "imageurls", "reviewimages", "reviewphotos", "userphotos"]),
    }.SelectMany(one => one.Names.Select(name => (name, one.Column))).ToFrozenDictionary(one => one.name, one => one.Column, StringComparer.Ordinal);

    /// <summary>What a column of this name is; null for one that is not looked at.</summary>
    public static ReviewColumn? Find(string name) => Known.TryGetValue(Plain(name), out var column) ? column : null;

    /// <summary>A column's name by its letters and digits alone.</summary>
    public static string Plain(string name) => string.Concat(name.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();

    /// <summary>What it is taken for, in plain words.</summary>
    public static string Say(ReviewColumn column) => column switch
    {
        ReviewColumn.Id => "the review's number, by which it is known again",
        ReviewColumn.Product => "your shop's id of the product",
        ReviewColumn.Handle => "the product, by its address",
        ReviewColumn.Url => "the product, by its page",
        ReviewColumn.ProductTitle => "the product's name",
        ReviewColumn.Stars => "the stars",
        ReviewColumn.Title => "the title",
        ReviewColumn.Text => "the words",
        ReviewColumn.Name => "who wrote it: the first name and one letter are shown",
        ReviewColumn.Email => "the writer's address, of which a hash is kept: by it the person finds the review, and has it erased",
        ReviewColumn.At => "when it was written",
        ReviewColumn.Verified => "whether the writer bought it",
        ReviewColumn.State => "whether it was shown",
        ReviewColumn.Hidden => "whether it was hidden",
        ReviewColumn.Rewarded => "whether something was given for it",
        ReviewColumn.Gift => "whether the item was received free",
        ReviewColumn.Reply => "your answer",
        ReviewColumn.ReplyAt => "when you answered",
        _ => "photos, which stay behind: they are not taken over",
    };
}
