using Retention.App.Merchant.Doors;
using Retention.App.Merchant.Staff;
using Retention.App.Wording;
using Retention.Flows;

namespace Retention.App.Merchant.WordsPages;

/// <summary>What became of a button of the editor.</summary>
public sealed record WordsDeed
{
    /// <summary>The key of what the page says after it was opened anew; null where what was typed must stay.</summary>
    public string? Told { get; init; }

    /// <summary>What was done, in a sentence.</summary>
    public string? Done { get; init; }

    /// <summary>What was wrong, in a sentence.</summary>
    public string? Fault { get; init; }

    /// <summary>The member whose code is asked for; null where none is.</summary>
    public string? Pending { get; init; }
}

/// <summary>Does what the buttons of the editor say.</summary>
internal sealed class WordsDeeds(OwnWords ownWords, TestLetters tests, StaffStore staff, WordsFacts facts, TimeProvider time)
{
    private const string Mend = "Mend what is marked below, and try again. Nothing was lost.";

    /// <summary>Does it. A button that is not known shows the preview, and changes nothing.</summary>
    public async Task<WordsDeed> DoAsync(MerchantSession session, Letter letter, WordsForm form, CancellationToken cancellation) => form.Button switch
    {
        "save" => Of(await ownWords.KeepAsync(session.ShopId, letter, form.Words, session.User, time.GetUtcNow(), cancellation), "words"),
        "ours" => Of(await ownWords.GoBackAsync(session.ShopId, letter, session.User, time.GetUtcNow(), cancellation), "our-words"),
        "test" => await TestAsync(session, letter, form, cancellation),
        "remove" => await RemoveAsync(session, form, cancellation),
        _ => await StaffAsync(session, form.Button, form.Address, form.Pending, form.Code, cancellation),
    };

    /// <summary>Adds or confirms an address of the staff's; a button that is not known does nothing.</summary>
    public async Task<WordsDeed> StaffAsync(MerchantSession session, string button, string address, string pending, string code, CancellationToken cancellation) => button switch
    {
        "add" => Of(await staff.AddAsync(session.Shop, address, time.GetUtcNow(), cancellation)),
        "confirm" => Of(await staff.ConfirmAsync(session.ShopId, pending, code, time.GetUtcNow(), cancellation), pending),
        _ => new(),
    };

    private async Task<WordsDeed> TestAsync(MerchantSession session, Letter letter, WordsForm form, CancellationToken cancellation)
    {
        var (shopper, fault) = await facts.ShopperAsync(session, form, cancellation);
        if (fault is not null)
            return new() { Fault = "The test was not sent: no such shopper was found. Pick the sample, or another address." };
        return await tests.SendAsync(session.Shop, letter, form.Words, shopper, form.Member, time.GetUtcNow(), cancellation) switch
        {
            TestOutcome.Sent => new() { Done = "The test is on its way." },
            TestOutcome.SentBefore => new() { Done = "This test was sent before." },
            TestOutcome.NotVerified => new() { Fault = "Choose an address that was confirmed. Tests go to your own staff only." },
            TestOutcome.TooMany(var most) => new() { Fault = $"{most} tests were sent today. There are more tomorrow (UTC)." },
            TestOutcome.Faulty => new() { Fault = Mend },
            TestOutcome.NothingKnown => new() { Fault = "This shopper has nothing that the letter could be about. Pick the sample, or another address." },
            TestOutcome.Refused(var why) => new() { Fault = $"The test was not sent: {why}" },
            TestOutcome.TryLater(var why) => new() { Fault = $"The test can't go now: {why}. Try again in a minute." },
            TestOutcome.Unknown(var why) => new() { Fault = $"Nobody knows whether the test went: {why}. Look into your inbox before you send another." },
            var unknown => throw new InvalidOperationException($"No such outcome: {unknown.GetType().Name}."),
        };
    }

    private async Task<WordsDeed> RemoveAsync(MerchantSession session, WordsForm form, CancellationToken cancellation)
    {
        await staff.RemoveAsync(session.ShopId, form.Member, cancellation);
        return new() { Done = "The address was removed: no test goes there." };
    }

    private static WordsDeed Of(Keeping keeping, string told) => keeping switch
    {
        Keeping.Kept => new() { Told = told },
        Keeping.Faulty => new() { Fault = Mend },
        _ => new() { Fault = "This shop is not known any more." },
    };

    private static WordsDeed Of(Invitation invitation) => invitation switch
    {
        Invitation.CodeSent(var member) => new() { Done = "A code is on its way to that address. Enter it below within 15 minutes.", Pending = member },
        Invitation.ConfirmedBefore => new() { Done = "This address is confirmed already." },
        Invitation.NoAddress => new() { Fault = "This is no e-mail address. Write it like name@example.com." },
        Invitation.TooMany(var why) => new() { Fault = why },
        Invitation.NotSent(var why) => new() { Fault = $"The code could not be sent: {why}. Try again." },
        _ => throw new InvalidOperationException($"No such invitation: {invitation.GetType().Name}."),
    };

    private static WordsDeed Of(Confirmation confirmation, string member) => confirmation switch
    {
        Confirmation.Confirmed => new() { Done = "The address is confirmed. You can send tests there." },
        Confirmation.Wrong => new() { Fault = "This is not the code. Look at the newest letter, and enter its six digits.", Pending = member },
        _ => new() { Fault = "This code does not count any more. Add the address again to get another." },
    };
}
