using System.Text;
using Retention.App.Privacy;
using Retention.Events;

namespace Retention.App.Tests.PersonalData;

/// <summary>How a person is found in what lies somewhere as it came.</summary>
public sealed class MentionsTests
{
    private static readonly Mentions Ann = new([new(NameKind.Email, "ann+mugs@example.test"), new(NameKind.Phone, "+14155550143"), new(NameKind.Customer, "6940095564801"), new(NameKind.Order, "5")]);

    [Theory]
    [InlineData("""{"email":"Ann+Mugs@Example.test"}""", true)]
    [InlineData("""{"note":"write to ann\u002Bmugs@example.test please"}""", true)]
    [InlineData("""{"phone":"+1 415-555-0143"}""", true)]
    [InlineData("""{"phone":"(415) 555-0143"}""", true)]
    [InlineData("""{"phone":"\u002B14155550143"}""", true)]
    [InlineData("""{"customer":{"id":6940095564801}}""", true)]
    [InlineData("""{"customer":"gid://shopify/Customer/6940095564801"}""", true)]
    [InlineData("""["a",[{"b":"6940095564801"}]]""", true)]
    [InlineData("""{"id":69400955648011}""", false)]
    [InlineData("""{"id":5,"quantity":5}""", false)]
    [InlineData("""{"phone":"+1 415-555-0144"}""", false)]
    [InlineData("""{"zip":"0143"}""", false)]
    [InlineData("""{"barcode":"0000000000"}""", false)]
    [InlineData("""{"barcode":"0000000143"}""", false)]
    [InlineData("""{"phone":"0415 555 0143"}""", true)]
    [InlineData("""{"email":"joann+mugs@example.test2"}""", true)] // Rather one too many: it is a delivery that nobody could read.
    [InlineData("""{"email":"ben@example.test"}""", false)]
    [InlineData("From=%2B14155550143&Body=STOP", true)]
    [InlineData("PHP Warning: ann+mugs@example.test", true)]
    [InlineData("", false)]
    [InlineData("""{"name":"\ud800"}""", false)]
    public void A_person_is_found_by_address_number_and_long_ids_however_they_are_written(string body, bool isFound) =>
        Ann.AreIn(Encoding.UTF8.GetBytes(body)).ShouldBe(isFound);

    [Fact]
    public void Nobody_is_found_by_nothing() => new Mentions([]).AreIn("""{"email":"ann@example.test","phone":"+14155550143"}"""u8.ToArray()).ShouldBeFalse();
}
