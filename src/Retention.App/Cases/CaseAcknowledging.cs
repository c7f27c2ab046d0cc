using Retention.App.Queues;
using Retention.App.Settings;
using Retention.App.Storage;
using Retention.Shops;

namespace Retention.App.Cases;

/// <summary>
/// Tells a shopper who wrote that a person will answer, who, and by when: once for each time that a case begins, and nothing else is ever said by itself. It goes
/// into the thread of the answer to come, and says of itself that a program wrote it, so that no other program answers (RFC 3834).
/// </summary>
internal sealed class CaseAcknowledging(ShopStore shops, CaseStore cases, CaseLetters letters, CaseWakes wakes, AppSettings settings, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    // A word that comes later than the answer should is none.
    private static readonly TimeSpan Late = TimeSpan.FromHours(20);

    /// <summary>Whether the shop's program has to say a word about this case, whatever opened it: of a low score, too, nothing else says who answers by when.</summary>
    public static bool IsDue(Shop shop, Case one) => !shop.Settings.SendsNoAcknowledgement && one.WantsAcknowledgement;

    /// <summary>Handles a wake-up. It is only a hint: twice, late, or when there is nothing to say, it changes nothing.</summary>
    public async Task HandleAsync(StepMessage step, string id, CancellationToken cancellation)
    {
        StoredJson.Check(step.V);
        if ((await shops.FindAsync(step.Shop, cancellation))?.Shop is not { UninstalledAt: null } shop || await cases.FindAsync(step.Shop, id, cancellation) is not { State: CaseState.Open } one)
            return;
        var now = time.GetUtcNow();
        var letter = one.Letters.FirstOrDefault(known => known.IsAutomatic && known.At >= one.Begun);
        if (letter is null && !IsDue(shop, one))
            return;
        if (letter is not { IsUnsettled: true } && now > one.Begun + Late)
            return;
        letter ??= CaseAnswering.NewLetter(shop.Id, one, text: "", by: "", now) with { IsAutomatic = true };
        if (letter.State is not (CaseLetterState.Waiting or CaseLetterState.Claimed or CaseLetterState.Unknown))
            return;
        // Planned before it is tried, so that whoever dies on the way is followed.
        await wakes.AcknowledgeAtAsync(shop.Id, id, now + (letter.IsUnsettled ? settings.SettleAfter : Patience), cancellation);
        await letters.BringAsync(shop, one, letter, now, cancellation);
    }
}
