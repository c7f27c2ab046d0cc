namespace Retention.Surveys;

/// <summary>A shopper's own words in a survey: read by the shop's people, never published.</summary>
/// <param name="Response">The response in which they stand.</param>
/// <param name="Question">The question that they answer.</param>
/// <param name="Text">The words.</param>
public sealed record Verbatim(Response Response, Question Question, string Text)
{
    /// <summary>The words in a response, in the order of the questions.</summary>
    public static IEnumerable<Verbatim> Of(Response response, SurveyDefinition survey) =>
        from question in survey.Questions
        where question.IsText
        from text in response.Of(question.Key)
        select new Verbatim(response, question, text);
}
