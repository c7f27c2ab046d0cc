using System.Globalization;
using Retention.App.Explaining;
using Retention.Decisions;
using Retention.Shops;

namespace Retention.App.Merchant;

/// <summary>Moments as the shop's own clock shows them.</summary>
/// <param name="Zone">The shop's time zone.</param>
internal sealed record ShopTime(TimeZoneInfo Zone)
{
    /// <summary>The shop's own zone, else its country's, else UTC.</summary>
    public static ShopTime Of(Shop shop) => new(Zones.Own(shop));

    /// <summary>The zone, for a line that says whose clock it is.</summary>
    public string Name => Zone.Id;

    /// <summary>Day and minute.</summary>
    public string At(DateTimeOffset at) => Plain.Of(at, Zone);

    /// <summary>The day.</summary>
    public string Day(DateTimeOffset at) => Local(at).ToString("dddd d MMMM", CultureInfo.InvariantCulture);

    /// <summary>The minute of the day.</summary>
    public string Minute(DateTimeOffset at) => Local(at).ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>The shop's own wall clock.</summary>
    public DateTime Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Zone).DateTime;
}
