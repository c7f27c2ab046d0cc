using Retention.Rehearsal;
using Retention.Texts;

namespace Retention.App.Rehearsing;

/// <summary>
/// What providers charge by their public lists: change them when the lists change. Used to estimate, never to bill. Sources:
/// facts/messaging.md section 5 (SendGrid read on 2026-08-13, Twilio US "current as of October 2026"), facts/peers.md O16.
/// </summary>
internal static class ListPrices
{
    /// <summary>When the lists were last looked at.</summary>
    public static readonly DateOnly ReadOn = new(2026, 11, 9);

    /// <summary>USD for 1,000 e-mails: SendGrid Essentials 50K, beyond the mails that the plan includes.</summary>
    public const decimal EmailPerThousand = 1.30m;

    /// <summary>USD for one text of one segment to the United States: Twilio 0.0083, and about 0.0045 that the carrier adds.</summary>
    public static readonly decimal Text = PartPrices.Listed.Find("US", ReadOn)!.Total;

    /// <summary>Where they come from, for whoever reads the sum.</summary>
    public const string Source = "list prices: SendGrid Essentials beyond the plan, Twilio US with the carrier's surcharge";

    /// <summary>What messages would cost, in USD.</summary>
    public static decimal Of(int emails, int texts) => (emails * EmailPerThousand / 1000) + (texts * Text);

    /// <summary>What a rehearsal's messages would cost, in USD.</summary>
    public static decimal Of(Rehearsed rehearsed) => Of(rehearsed.By(Channel.Email), rehearsed.By(Channel.Text));
}
