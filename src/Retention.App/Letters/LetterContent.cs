namespace Retention.App.Letters;

/// <summary>
/// What one letter says, already in the customer's language and with prices already formatted (<see cref="MoneyText"/>).
/// Every text is plain text: no HTML, no Handlebars; whatever looks like either is shown as it was written.
/// </summary>
internal sealed record LetterContent
{
    /// <summary>The subject line. Line breaks and control characters are taken out.</summary>
    public required string Subject { get; init; }

    /// <summary>The words that a mailbox shows after the subject; hidden in the letter itself.</summary>
    public required string Preheader { get; init; }

    /// <summary>The one heading of the letter.</summary>
    public required string Heading { get; init; }

    /// <summary>The letter's own words; a line break inside a paragraph stays a line break.</summary>
    public required IReadOnlyList<string> Paragraphs { get; init; }

    /// <summary>The one of them that people look for in the letter, like that with a code: it is set larger. Null where all are alike.</summary>
    public string? Standout { get; init; }

    /// <summary>The goods that the letter is about; may be empty.</summary>
    public required IReadOnlyList<LetterItem> Items { get; init; }

    /// <summary>How many items are not listed; nothing is said about zero.</summary>
    public int MoreItems { get; init; }

    /// <summary>The sum with its currency, for example <c>$59.70</c>; shown with the items, so it needs at least one.</summary>
    public string? Total { get; init; }

    /// <summary>The one thing to do, if any.</summary>
    public LetterButton? Button { get; init; }

    /// <summary>The numbers from which one is chosen, each with its link; empty for none.</summary>
    public IReadOnlyList<LetterButton> Scores { get; init; } = [];

    /// <summary>Says who reads an answer to this letter.</summary>
    public string? ReplyNote { get; init; }

    /// <summary>The shop that writes.</summary>
    public required LetterBrand Brand { get; init; }

    /// <summary>The sentence that says why this person got this letter.</summary>
    public required string WhyYouGotThis { get; init; }

    /// <summary>What is offered beside the button.</summary>
    public IReadOnlyList<LetterButton> Asides { get; init; } = [];

    /// <summary>The pages under the letter: every letter to a shopper has them. Null for a letter to somebody of the shop.</summary>
    public LetterPages? Pages { get; init; }

    /// <summary>The page that stops these letters; http or https.</summary>
    public required Uri UnsubscribeUrl { get; init; }

    /// <summary>The language of the letter as a BCP 47 tag, for example <c>de</c> or <c>en-CA</c>.</summary>
    public required string Language { get; init; }
}

/// <summary>One line of goods.</summary>
/// <param name="Title">The product's title.</param>
/// <param name="Variant">The variant, such as size and colour, if there are several.</param>
/// <param name="Quantity">How many.</param>
/// <param name="Price">The price of the whole line with its currency.</param>
/// <param name="Image">A picture on http or https; without one the title begins where the picture would.</param>
internal sealed record LetterItem(string Title, string? Variant, int Quantity, string? Price, Uri? Image);

/// <summary>The button of a letter.</summary>
/// <param name="Text">What happens when it is pressed.</param>
/// <param name="Url">Where it leads, http or https; with any other scheme there is no button.</param>
internal sealed record LetterButton(string Text, Uri Url);

/// <summary>How a shop shows itself in its letters. Addresses that are not http or https are left out.</summary>
/// <param name="ShopName">The shop's name as customers know it.</param>
/// <param name="ShopUrl">The shop's front page.</param>
/// <param name="Logo">The logo; without one the name stands in its place.</param>
/// <param name="PrimaryColor">The brand's colour as <c>#rrggbb</c>; anything else is replaced by a calm blue.</param>
/// <param name="PostalAddress">The postal address on one or several lines; the law wants it under marketing letters.</param>
/// <param name="PolicyUrl">The shop's refund and exchange policy.</param>
/// <param name="Social">Where else the shop can be found.</param>
internal sealed record LetterBrand(
    string ShopName, Uri? ShopUrl, Uri? Logo, string? PrimaryColor, string? PostalAddress, Uri? PolicyUrl, IReadOnlyList<SocialLink> Social)
{
    /// <summary>What the letter is set in.</summary>
    public Shops.BrandFont Font { get; init; }

    /// <summary>How round the button's corners are, in CSS pixels.</summary>
    public int Radius { get; init; } = UsualRadius;

    internal const int UsualRadius = 6;

    /// <summary>A shop's own way of showing itself.</summary>
    public static LetterBrand Of(Shops.Brand brand) => new(
        brand.Name, Links.Read(brand.Url), Links.Read(brand.Logo), brand.Color, brand.PostalAddress, Links.Read(brand.PolicyUrl),
        [.. brand.Social.Where(link => Links.Read(link.Url) is not null).Select(link => new SocialLink(link.Name, new Uri(link.Url)))])
    {
        Font = brand.Font,
        Radius = Math.Clamp(brand.Radius ?? UsualRadius, 0, Shops.Brand.MostRadius),
    };

    /// <summary>The shop's name and address, line by line; the name once only, for many shops write it in their address too.</summary>
    public IReadOnlyList<string> Signature
    {
        get
        {
            var address = Clean.Lines(PostalAddress);
            var name = Clean.Line(ShopName);
            return address is [var first, ..] && first.StartsWith(name, StringComparison.OrdinalIgnoreCase) ? address : [name, .. address];
        }
    }
}

/// <summary>A place where a shop can be followed.</summary>
/// <param name="Name">Its name, for example Instagram.</param>
/// <param name="Url">Its address, http or https.</param>
internal sealed record SocialLink(string Name, Uri Url);

/// <summary>A letter ready to be sent.</summary>
/// <param name="Subject">One line, without control characters.</param>
/// <param name="Html">The HTML part.</param>
/// <param name="Text">The plain-text part, with line feeds.</param>
internal sealed record RenderedLetter(string Subject, string Html, string Text);
