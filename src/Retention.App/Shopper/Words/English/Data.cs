using Retention.App.DataUse;

namespace Retention.App.ForShoppers;

// The words of the pages about what is kept, and of the letter that confirms an erasure.
internal static partial class English
{
    private static DataWords Data => new()
    {
        Group = of => of switch
        {
            DataGroup.Person => "Who you are",
            DataGroup.Orders => "Orders",
            DataGroup.Carts => "Carts",
            DataGroup.Saved => "Saved items",
            DataGroup.Consents => "What you allowed, refused and chose",
            DataGroup.Messages => "Messages to you",
            DataGroup.Decisions => "What is planned, and what was decided",
            DataGroup.Reviews => "Reviews",
            DataGroup.Answers => "Answers to surveys",
            DataGroup.Cases => "Your messages to the shop",
            DataGroup.Credit => "Credit",
            DataGroup.Checks => "Codes and confirmations",
            _ => "Requests about your data",
        },
        Kind = of => of switch
        {
            FieldKind.Name => "first name",
            FieldKind.Email => "e-mail address",
            FieldKind.Phone => "telephone number",
            FieldKind.Street => "street and postal code",
            FieldKind.Place => "country and region",
            FieldKind.Language => "language",
            FieldKind.Goods => "items",
            FieldKind.Money => "prices and amounts",
            FieldKind.Time => "days and times",
            FieldKind.Text => "words that you or the shop wrote",
            FieldKind.Score => "stars and scores",
            FieldKind.Choice => "what you chose",
            FieldKind.Number => "numbers of orders, customers and carts",
            FieldKind.State => "how far something has come",
            _ => "our own ids, and codes that stand for names and addresses",
        },
        Use = of => of switch
        {
            Use.Writing => "to write to you at the right moment, and to stop in time",
            Use.Proving => "to prove what you allowed and why something was sent",
            Use.Answering => "so that a person can answer you",
            Use.Showing => "to show your review in the shop",
            Use.Crediting => "to book your credit",
            Use.Measuring => "to tell the shop how it does",
            Use.Guarding => "so that nothing is abused or done twice",
            _ => "to answer you, as the law asks",
        },
        Until = of => of switch
        {
            KeptUntil.ShopLeaves => "as long as the shop uses the program",
            KeptUntil.Erased => "until you have it erased",
            KeptUntil.ShopLeavesAsHashes => "also after that, as codes that nobody can read back, until the shop leaves the program",
            KeptUntil.Years3 => "three years",
            _ => (int)of is var days ? $"{days} days" : "",
        },
        Title = "What do you keep about me?",
        Intro = shop => $"{shop} is in charge of these data, and we keep them for the shop. This page is made from the program itself: what stands in no line here is not stored.",
        Count = count => count switch { 0 => "Nothing at present", 1 => "1 entry about you", _ => $"{count} entries about you" },
        What = "What",
        WhatFor = "What for",
        HowLong = "How long",
        Who = "Who handles it",
        OwnMachine = "the operator's own machines",
        DownloadTitle = "All of it, as a file",
        Download = "For people and for programs (JSON). First you get a code by e-mail, so that nobody else reads it.",
        DownloadButton = "Download what you keep about me",
        Proven = "Thank you. Now you can download it.",
        EraseTitle = "Have it erased",
        Erase = "We send a letter to your address. What its link leads to erases everything kept here about you within minutes, and asks the shop to erase what it keeps itself. It can not be undone: credit that you have not used is lost.",
        EraseButton = "Send me that letter",
        EraseAsked = "The letter is on its way. Nothing is erased before you confirm it there.",
        EraseTooMany = "Enough of these letters went today. Look in your mailbox, or try again tomorrow.",
        StaysTitle = "What stays after an erasure",
        Stays = "A code of your address that nobody can read back, with what you allowed and refused, so that nothing is ever sent there again and the shop can prove what it did. Decisions without your name, for 90 days. And the shop's own records of your orders, which tax law makes it keep: those are the shop's, not ours.",
        Operator = contact => $"The program is run by: {contact}",
        ConfirmTitle = "Erase everything about me",
        Confirm = "All that is kept here about you is erased at once. It can not be undone, and credit that you have not used is lost.",
        ConfirmButton = "Erase everything",
        ErasedTitle = "It is erased",
        Erased = "Everything that was kept here about you is gone, and nothing will be sent to you again.",
        AtShop = shop => $"We have asked {shop} to erase what it keeps of you in its own system too. It has a month for that, and may have to keep records of your orders for the tax office.",
        LetterSubject = shop => $"Erase what is kept about you at {shop}?",
        Letter = "Somebody asked us to erase everything that is kept about you. If it was you, confirm it: the link works for two days.",
        LetterOtherwise = "If it was not you, do nothing: nothing is erased.",
        LetterButton = "Go on to erase",
        LetterBecauseOf = shop => $"You get this letter because somebody with a letter of {shop} to you asked for it.",
    };
}
