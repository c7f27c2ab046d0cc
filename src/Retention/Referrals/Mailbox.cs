namespace Retention.Referrals;

/// <summary>
/// The mailbox behind an address. Most providers drop what follows a plus; Google's drop dots, too, and have two names. What is the same here need not be one person for
/// every provider: so it never says who somebody is, and only keeps a referral from earning.
/// </summary>
public static class Mailbox
{
    /// <summary>The mailbox, in small letters; the address itself where nothing is known to be dropped.</summary>
    /// <param name="address">An address, trimmed and in lower case.</param>
    public static string Of(string address)
    {
        if (address.Split('@') is not [var name, var host])
            return address;
        var isGoogle = host is "gmail.com" or "googlemail.com";
        var plain = name.Split('+')[0] is { Length: > 0 } before ? before : name;
        return isGoogle ? $"{plain.Replace(".", "", StringComparison.Ordinal)}@gmail.com" : $"{plain}@{host}";
    }
}
