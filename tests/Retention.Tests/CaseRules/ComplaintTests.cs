using Retention.Cases;
using Retention.Events;

namespace Retention.Tests.CaseRules;

public class ComplaintTests
{
    [Theory]
    [InlineData("It arrived broken.")]
    [InlineData("I got the wrong size")]
    [InlineData("Kam leider beschädigt an")]
    [InlineData("Das Gerät funktioniert nicht")]
    [InlineData("Une tasse était cassée")]
    [InlineData("Llegó con el asa rota")]
    [InlineData("届いた時には割れていました")]
    public void Words_about_a_defect_are_a_complaint_whatever_the_stars(string words)
    {
        foreach (var stars in new[] { 1, 3, 5 })
            Complaint.In(Review(stars, words)).ShouldNotBeNull();
    }

    [Theory]
    [InlineData("Lovely, nothing was broken")]
    [InlineData("Nicht kaputt, alles gut")]
    [InlineData("The colour is a little darker than I thought")]
    [InlineData("")]
    public void A_taste_that_was_not_met_is_none(string words) => Complaint.In(Review(3, words)).ShouldBeNull();

    [Theory]
    [InlineData(1, true)]
    [InlineData(2, true)]
    [InlineData(3, false)]
    public void One_or_two_stars_are_one_without_words(int stars, bool isOne) => (Complaint.In(Review(stars, "")) is not null).ShouldBe(isOne);

    private static ReviewGiven Review(int stars, string words) => new("1001", Some.Noon) { Items = [new("1", "Mug", stars, "", words)] };
}
