namespace Retention.App.Photos;

/// <summary>The two sums that PNG has: CRC-32 of each chunk (ISO 3309), and Adler-32 of what is packed (RFC 1950). The package that has the first is not carried by the feed.</summary>
internal static class Checksums
{
    /// <summary>Adler-32 of nothing.</summary>
    public const uint NoAdler32 = 1;

    private const uint Modulus = 65_521;

    // So many bytes can be added before the sums run over.
    private const int AtOnce = 5_552;

    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(number => Enumerable.Range(0, 8).Aggregate((uint)number, (sum, _) => (sum & 1) == 1 ? 0xEDB88320 ^ (sum >> 1) : sum >> 1))];

    /// <summary>CRC-32.</summary>
    public static uint Crc32(ReadOnlySpan<byte> bytes)
    {
        var sum = uint.MaxValue;
        foreach (var one in bytes)
            sum = Table[(byte)(sum ^ one)] ^ (sum >> 8);
        return ~sum;
    }

    /// <summary>Adler-32, gone on with.</summary>
    /// <param name="sum">Of what came before.</param>
    /// <param name="bytes">What comes now.</param>
    public static uint Adler32(uint sum, ReadOnlySpan<byte> bytes)
    {
        var (low, high) = (sum & 0xFFFF, sum >> 16);
        while (!bytes.IsEmpty)
        {
            var some = bytes[..Math.Min(AtOnce, bytes.Length)];
            foreach (var one in some)
            {
                low += one;
                high += low;
            }

            (low, high) = (low % Modulus, high % Modulus);
            bytes = bytes[some.Length..];
        }

        return (high << 16) | low;
    }
}
