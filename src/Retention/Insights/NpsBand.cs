namespace Retention.Insights;

/// <summary>The three bands of the Net Promoter Score.</summary>
public static class NpsBand
{
    /// <summary>The band of an answer from 0 to 10.</summary>
    public static string Of(int score) => score switch
    {
        <= Shoppers.KnownOrder.Detractor => "detractor",
        <= 8 => "passive",
        _ => "promoter",
    };
}
