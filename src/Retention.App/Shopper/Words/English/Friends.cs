namespace Retention.App.ForShoppers;

// The words of the page on which a shopper invites friends, and of the page that a friend sees.
internal static partial class English
{
    private static FriendsWords Friends => new()
    {
        Title = "Invite friends",
        Intro = (shop, amount) => $"For each friend who buys at {shop} by your link you get {amount} of credit.",
        FriendGets = amount => $"Your friend gets {amount} off the first order.",
        Rules = days => days == 1 ? "It counts when it is the friend's first order, and a day later it has not been sent back." : $"It counts when it is the friend's first order, and {days} days later it has not been sent back.",
        Get = "Get my link",
        Link = "Your link",
        Mail = "Send it by e-mail",
        MailSubject = shop => $"I like {shop}",
        MailText = (shop, link) => $"Perhaps {shop} is something for you, too. With this link you get something off your first order:\n\n{link}",
        FriendsTitle = "Your friends",
        NoFriends = "Nobody has used your link yet.",
        Friend = day => $"A friend, on {day}",
        Invited = "has asked for the code",
        Waiting = "has bought: we wait until it is kept",
        Earned = "you have earned",
        Refused = "does not count",
        WasYou = "That was you yourself.",
        NotKept = "The order was not kept.",
        OwnMailbox = "It is your own mailbox.",
        OneHome = "You share a home or a telephone number.",
        NotFirst = "It was not the first order.",
        MonthFull = "You have earned as much as one may in a month.",
        NotCounted = "The shop could not count it. Write to us if you want to know more.",
        NoAddress = "We no longer know the address that this letter went to, so we can't make you a link.",
        WelcomeTitle = shop => $"A friend recommends {shop}",
        Welcome = (shop, amount) => $"You get {amount} off your first order at {shop}. Type in your address, and we send you the code.",
        Email = "Your e-mail address",
        Send = "Send me the code",
        Promise = "We send you this one letter. You are not put on any list.",
        NoEmail = "Enter one e-mail address, like ann@example.com.",
        TooOften = "That was too often. Try again in an hour.",
        DoneTitle = "Look into your mailbox",
        Done = shop => $"If you have not ordered at {shop} before, a letter with your code arrives within some minutes.",
        OverTitle = "This invitation no longer works",
        Over = "Ask your friend for a new link, or go to the shop without one.",
    };
}
