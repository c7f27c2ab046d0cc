using Retention.App.Letters;

namespace Retention.App.Tests.Letters;

/// <summary>Examples; a test changes what it is about.</summary>
internal static class Some
{
    public static LetterBrand Brand() => new(
        ShopName: "Meadow Ceramics",
        ShopUrl: new Uri("https://meadow.example/"),
        Logo: new Uri("https://cdn.meadow.example/logo.png"),
        PrimaryColor: "#7a4b2a",
        PostalAddress: "Meadow Ceramics GmbH\nLindenstraße 12\n04109 Leipzig, Germany",
        PolicyUrl: new Uri("https://meadow.example/policies/refund-policy"),
        Social: [new("Instagram", new Uri("https://instagram.com/meadow")), new("Pinterest", new Uri("https://pinterest.com/meadow"))]);

    public static LetterBrand BareBrand() => new("Meadow Ceramics", ShopUrl: null, Logo: null, PrimaryColor: null, PostalAddress: null, PolicyUrl: null, Social: []);

    public static LetterContent Letter() => new()
    {
        Subject = "Your order is on its way",
        Preheader = "Two parcels, and they should be with you by Friday.",
        Heading = "Thank you for your order, Anna",
        Paragraphs =
        [
            "We packed everything this morning and handed it to the carrier. You will find a small card in the box: it says who turned your mug, and how to look after it.",
            "The glaze loves warm water and a soft sponge. It may go into the dishwasher; it would rather not.",
        ],
        Items =
        [
            new("Stoneware mug", "Sand / 350 ml", 2, "$39.80", new Uri("https://cdn.meadow.example/mug.jpg?v=1&width=144")),
            new("Linen tea towel", Variant: null, 1, "$12.00", Image: null),
        ],
        MoreItems = 3,
        Total = "$87.30",
        Button = new("View your order", new Uri("https://meadow.example/orders/1001?key=a&lang=en")),
        ReplyNote = "Just answer this letter if something is not right. Maria reads every answer.",
        Brand = Brand(),
        WhyYouGotThis = "You got this letter because you ordered at meadow.example and agreed to hear from us.",
        UnsubscribeUrl = new Uri("https://u.retention.example/e/u/abc?x=1&y=2"),
        Language = "en",
    };

    public static LetterContent BareLetter() => Letter() with
    {
        Items = [],
        MoreItems = 0,
        Total = null,
        Button = null,
        ReplyNote = null,
        Brand = BareBrand(),
    };
}
