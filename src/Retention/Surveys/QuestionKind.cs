namespace Retention.Surveys;

/// <summary>How a question is answered.</summary>
public enum QuestionKind
{
    /// <summary>A number from 0 to 10.</summary>
    ScaleTo10,

    /// <summary>A number from 1 to 5.</summary>
    ScaleTo5,

    /// <summary>One of its choices.</summary>
    ChooseOne,

    /// <summary>Any number of its choices.</summary>
    ChooseMany,

    /// <summary>Yes or no.</summary>
    YesNo,

    /// <summary>A line of the shopper's own words.</summary>
    ShortText,

    /// <summary>As many lines as the shopper likes.</summary>
    LongText,
}
