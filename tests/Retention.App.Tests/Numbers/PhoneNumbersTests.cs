using Retention.App.Numbers;

namespace Retention.App.Tests.Numbers;

public class PhoneNumbersTests
{
    private static readonly string[][] Recorded =
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "fixtures", "numbers", "libphonenumber.tsv")).Where(line => !line.StartsWith('#')).Select(line => line.Split('\t'))];

    [Fact]
    public void Numbers_of_every_country_read_as_libphonenumber_reads_them()
    {
        Recorded.Length.ShouldBeGreaterThan(500);
        Recorded.Where(line => (PhoneNumbers.Normalise(line[1], line[0]) ?? "") != line[2]).Select(line => $"{line[0]} {line[1]}: {line[2]}, not {PhoneNumbers.Normalise(line[1], line[0])}").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("(212) 555-0123", "US", "+12125550123")]
    [InlineData("０９０-１２３４-５６７８", "JP", "+819012345678")]
    [InlineData("+49 (0) 151 23456789", "US", "+4915123456789")]
    [InlineData("0049 151 23456789", null, "+4915123456789")]
    [InlineData("0151 23456789", null, null)]
    [InlineData("0151 23456789", "XX", null)]
    [InlineData("ann@example.com", "US", null)]
    [InlineData("my number is 212 555 0123", "US", null)]
    [InlineData(null, "US", null)]
    public void What_is_no_number_stays_none(string? written, string? country, string? number) => PhoneNumbers.Normalise(written, country).ShouldBe(number);

    [Fact]
    public void A_normalised_number_stays_as_it_is_wherever_it_is_read() =>
        Recorded.Where(line => line[2].Length > 0 && PhoneNumbers.Normalise(line[2], line[0]) != line[2]).ShouldBeEmpty();
}
