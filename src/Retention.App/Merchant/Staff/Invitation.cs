namespace Retention.App.Merchant.Staff;

/// <summary>What became of adding an address: a closed type of five cases.</summary>
internal abstract record Invitation
{
    private Invitation()
    {
    }

    /// <summary>A code is on its way there.</summary>
    /// <param name="Member">The member's id.</param>
    public sealed record CodeSent(string Member) : Invitation;

    /// <summary>It is confirmed already.</summary>
    /// <param name="Member">The member's id.</param>
    public sealed record ConfirmedBefore(string Member) : Invitation;

    /// <summary>It is no e-mail address.</summary>
    public sealed record NoAddress : Invitation;

    /// <summary>Too many addresses, or too many codes of late, or one that such a shop may not write to.</summary>
    /// <param name="Why">Which, with what to do, in a sentence.</param>
    public sealed record TooMany(string Why) : Invitation;

    /// <summary>The letter with the code did not go, as far as is known.</summary>
    /// <param name="Why">Why not, without personal data.</param>
    public sealed record NotSent(string Why) : Invitation;
}

/// <summary>What became of entering a code.</summary>
internal enum Confirmation
{
    /// <summary>The address is confirmed.</summary>
    Confirmed,

    /// <summary>It is not this code; there are tries left.</summary>
    Wrong,

    /// <summary>No code is open: it was entered wrong too often, is too old, or was never asked for.</summary>
    NoCode,
}
