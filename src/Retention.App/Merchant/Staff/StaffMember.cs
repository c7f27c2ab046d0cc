namespace Retention.App.Merchant.Staff;

/// <summary>Somebody of the shop who may get test letters.</summary>
/// <param name="Id">Our id: a keyed hash of the address.</param>
/// <param name="Address">The address.</param>
/// <param name="AddedAt">When it was added (UTC).</param>
/// <param name="ConfirmedAt">When whoever reads its mail confirmed it (UTC); null before.</param>
public sealed record StaffMember(string Id, string Address, DateTimeOffset AddedAt, DateTimeOffset? ConfirmedAt)
{
    /// <summary>Whether letters may go there.</summary>
    public bool IsConfirmed => ConfirmedAt is not null;
}
