using Retention.App.Photos;

namespace Retention.App.ForShoppers;

// The words of the page for reviews.
internal static partial class English
{
    private static ReviewWords Review => new()
    {
        Title = order => $"Your review of order {order}",
        Intro = shop => $"Rate as many items as you like. Good or bad, both help. What you write goes to {shop}, who may show it to other shoppers, with your first name.",
        Stars = "How many stars?",
        Star = count => count == 1 ? "1 star" : $"{count} stars",
        ItemTitle = "Title (optional)",
        ItemText = "Your review (optional)",
        Send = "Send my review",
        NotArrived = "Not arrived yet?",
        Problem = "There is a problem",
        Else = "Something else?",
        NoStars = "Choose from 1 to 5 stars for at least one item.",
        NoStarsFor = item => $"Choose from 1 to 5 stars for {item}.",
        TooLong = item => $"What you wrote about {item} is too long: at most 100 letters in the title and 2,000 in the review.",
        DoneTitle = "Thank you for your review",
        Done = shop => $"It has reached {shop}. You will not be asked again about this order.",
        Rules = shop => $"Shown are stars, words and photos, once they have been checked for links, personal data and insults. How many stars you give decides neither whether it is shown nor what you get for it. You can change it or take it back on this page. {shop} may answer.",
        Photos = "Photos (optional, up to five)",
        AboutPhotos = "JPEG, PNG or WebP, up to 8 MB each. We remove where and with what they were taken.",
        PhotoOf = (item, number) => $"Photo {number} of {item}",
        Off = "Remove",
        Refused = RefusedPhoto,
        Keep = "Keep for later",
        Kept = day => $"We keep what you began until {day}, photos too. It has not been sent yet.",
        Discard = "Throw away what is kept",
        AboutKeeping = days => $"What you keep for later is kept for {days} days, and only you see it. Open this page from the same letter to go on.",
        SentOn = day => $"You sent this on {day}.",
        Waiting = why => why is null ? "It waits until a person of the shop has looked at it." : $"It waits until a person of the shop has looked at it: {why}.",
        Published = "It is published.",
        Rejected = why => why is null ? "The shop does not show it. You can change it and send it again." : $"The shop does not show it: {why}. You can change it and send it again.",
        Because = BecauseOfReview,
        Withdraw = "Take it back",
        WithdrawOf = item => $"Take back the review of {item}",
        WithdrawTitle = "Take your review back?",
        WithdrawText = item => $"Your review of {item} is shown no more, and its words and photos are erased. Copies in browsers may last five minutes longer.",
        WithdrawSend = "Take it back",
        WithdrawnTitle = "Your review is taken back",
        Withdrawn = shop => $"{shop} shows it no more. You can write another one whenever you like.",
        Again = "See or change my review",
        BusyTitle = "Too many photos at this moment",
        Busy = "Others are sending photos right now. Go back and send yours again in a minute.",
    };

    private static string RefusedPhoto(RefusedPhoto refused) => refused switch
    {
        { Why: PhotoRefusal.OneTooMany, Name: var name } => $"“{name}” was not added: an item has five photos at most.",
        { Why: PhotoRefusal.TooMuchAtOnce, Name: var name } => $"“{name}” was not added: that was too much at once. The photos before it are kept; add this one now, and send again.",
        { Fault: PhotoFault.Empty, Name: var name } => $"“{name}” is empty. Choose it again.",
        { Fault: PhotoFault.TooLarge, Name: var name } => $"“{name}” is larger than 8 MB. Choose a smaller one, or a screenshot of it.",
        { Fault: PhotoFault.Heic, Name: var name } => $"“{name}” is a HEIC file, which most browsers cannot show. On an iPhone choose Settings, Camera, Formats, Most Compatible; or send a screenshot of it.",
        { Fault: PhotoFault.Animated, Name: var name } => $"“{name}” moves. Choose a photo that stands still.",
        { Fault: PhotoFault.Damaged, Name: var name } => $"“{name}” is damaged or cut off. Open it, save it anew as JPEG, and choose it again.",
        { Fault: PhotoFault.TooSmall, Name: var name } => $"“{name}” is too small: each side needs 50 pixels.",
        { Fault: PhotoFault.TooManyPixels, Name: var name } => $"“{name}” has too many pixels: at most 12,000 a side, and 50 million in all. Choose a smaller one.",
        { Name: var name } => $"“{name}” is not a photo that can be shown. Choose a JPEG, PNG or WebP file.",
    };

    private static string? BecauseOfReview(string reason) => reason switch
    {
        "link" => "it seems to hold a web address",
        "email" => "it seems to hold an e-mail address",
        "telephone" => "it seems to hold a telephone number",
        "personal-data" => "it seems to hold personal data",
        "insult" => "it seems to insult somebody",
        "capitals" => "it is written in capitals",
        "was-rejected" => "an earlier one was rejected",
        "advertising" => "it advertises something else",
        "not-about-item" => "it is not about the item",
        "not-genuine" => "the shop says that it is not genuine",
        "unlawful" => "the law forbids to show it",
        _ => null,
    };
}
