namespace Retention.App.ForShoppers;

internal static partial class English
{
    private static CollectedWords Collected => new()
    {
        Title = "How reviews are collected",
        WhoTitle = "Who is asked",
        Asked = shop => $"{shop} asks everybody whose order has arrived, by e-mail, with one link for all items of the order. Nobody is left out for what they may think of it, and everybody gets the same page.",
        NotAsked = shop => $"{shop} asks nobody for reviews at the moment.",
        Promised = (shop, amount) => $"For a review {shop} gives credit of {amount}, whatever the review says. Each review from that time bears a mark.",
        NotPromised = shop => $"{shop} gives nothing for reviews at the moment. Reviews for which something was promised or given bear a mark.",
        JudgedTitle = "What decides whether a review is shown",
        AtOnce = "A review is shown at once. A person looks at it first where its words seem to hold a web address, contact details, personal data or an insult, where it is written in capitals, or where it has photos.",
        AfterALook = shop => $"A person of {shop} looks at each review before it is shown.",
        ShowsNone = shop => $"{shop} shows no reviews at the moment.",
        NotByStars = "The number of stars decides nothing: good and bad reviews are shown alike. A person can reject a review only for one of the reasons below.",
        MarksTitle = "What the marks mean",
        VerifiedMeans = "The item was paid for in this shop, and the shop knows the order.",
        RewardedMeans = "Something was promised or given for reviews at that time, whatever they said.",
        Free = "Received free",
        FreeMeans = "Nothing was paid for the item.",
        ImportedFrom = source => $"From {source}",
        Imported = "From another program",
        ImportedMeans = "The shop collected the review with another program and brought it here.",
        NumbersTitle = "In numbers",
        Published = (count, imported) => imported == 0 ? $"Shown: {count}" : $"Shown: {count}, of these from another program: {imported}",
        Waiting = count => $"Waiting for a look: {count}",
        Rejected = count => $"Rejected: {count}",
        Withdrawn = count => $"Taken back by their authors: {count}",
        Reason = key => key switch
        {
            "personal-data" => "Personal data",
            "insult" => "Insults somebody",
            "advertising" => "Advertises something else",
            "not-about-item" => "Not about the item",
            "not-genuine" => "Not genuine",
            "unlawful" => "Forbidden by law",
            _ => "Another reason",
        },
        Reply = shop => $"Answer from {shop}",
        Photo = (number, count) => $"Photo {number} of {count}",
    };
}
