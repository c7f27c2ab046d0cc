using Retention.App.Surveys;
using Retention.Surveys;

namespace Retention.App.Tests.Surveys;

/// <summary>A survey is one file: what can be said in it, and what is told of one that has mistakes.</summary>
public sealed class SurveyFileTests
{
    /// <summary>A survey of every kind of question, in two languages, that branches twice. Nothing in the program knows of it.</summary>
    public const string Packaging = """
        {
          "survey": "packaging", "language": "en", "ask": { "days": 5, "every": 90, "from-order": 1 },
          "title": { "en": "About the parcel of {shop}", "de": "Über das Paket von {shop}" },
          "pages": [
            { "key": "first", "questions": [
              { "key": "state", "type": "choice-one", "required": true, "text": { "en": "How did order {order} arrive?", "de": "Wie kam Bestellung {order} an?" },
                "choices": [ { "key": "well", "text": { "en": "Well", "de": "Gut" } }, { "key": "bent", "text": { "en": "Bent" } }, { "key": "broken", "text": { "en": "Broken", "de": "Zerbrochen" } } ] },
              { "key": "opened", "type": "yes-no", "text": { "en": "Was it easy to open?", "de": "Ließ es sich leicht öffnen?" } } ] },
            { "key": "damage", "show-if": { "question": "state", "is-one-of": ["bent", "broken"] }, "title": { "en": "What was damaged?", "de": "Was war beschädigt?" }, "questions": [
              { "key": "parts", "type": "choice-many", "required": true, "text": "Which parts?", "choices": [ { "key": "box", "text": "The box" }, { "key": "goods", "text": "The goods" } ] },
              { "key": "how", "type": "long-text", "text": { "en": "What happened?", "de": "Was ist passiert?" } } ] },
            { "key": "goods", "show-if": { "all": [ { "question": "state", "is": "broken" }, { "question": "parts", "is": "goods" } ] }, "questions": [
              { "key": "use", "type": "scale-1-5", "required": true, "text": "Can you still use it?", "low": "no", "high": "as new" } ] },
            { "key": "last", "questions": [
              { "key": "score", "type": "scale-0-10", "text": "How likely would you order again?" }, { "key": "name", "type": "short-text", "text": "What shall we call you?" } ] }
          ]
        }
        """;

    [Fact]
    public void The_program_s_own_survey_is_such_a_file_in_five_languages()
    {
        var nps = StandardSurveys.Nps;
        SurveyCheck.Faults(nps).ShouldBeEmpty();
        nps.Languages.ShouldBe(["en", "de", "es", "fr", "ja"]);
        foreach (var text in nps.Questions.SelectMany(question => new[] { question.Text, question.Low, question.High }).Concat(nps.Pages.SelectMany(page => new[] { page.Title, page.Intro })).OfType<LocalText>())
            text.Written.Keys.Order(StringComparer.Ordinal).ShouldBe(["de", "en", "es", "fr", "ja"]);
        foreach (var (score, page) in new[] { (0, "better"), (6, "better"), (7, "good"), (8, "good"), (9, "best"), (10, "best") })
            nps.Next(Answers.None.With("score", $"{score}"), "recommend")!.Key.ShouldBe(page);
    }

    [Fact]
    public void The_way_through_it_follows_the_answers_and_a_changed_one_takes_its_branch_along()
    {
        var survey = Read(Packaging);
        string[] Way(Answers answers)
        {
            var pages = new List<string>();
            for (var page = survey.Next(answers, after: null); page is not null; page = survey.Next(answers, page.Key))
                pages.Add(page.Key);
            return [.. pages];
        }

        var broken = Answers.None.With("state", "broken").With("parts", "box", "goods").With("use", "2");
        Way(broken).ShouldBe(["first", "damage", "goods", "last"]);
        Way(broken.With("parts", "box")).ShouldBe(["first", "damage", "last"]);
        Way(Answers.None.With("state", "well")).ShouldBe(["first", "last"]);
        broken.With("state", "well").In(survey).All.ShouldBe([new("state", "well")]);
        survey.Before(broken, "last")!.Key.ShouldBe("goods");
    }

    [Fact]
    public void What_is_not_translated_falls_back_to_the_survey_s_own_language()
    {
        var survey = Read(Packaging);
        survey.LanguageFor("de-AT", "fr").ShouldBe("de");
        survey.LanguageFor("fr", null).ShouldBe("en");
        var state = survey.Question("state")!;
        state.Text.In("de", survey.Language, new("Blaue Becher", "#7")).ShouldBe("Wie kam Bestellung #7 an?");
        state.Choices[1].Text.In("de", survey.Language).ShouldBe("Bent");
    }

    [Theory]
    [InlineData("\"survey\": \"packaging\"", "\"survey\": \"Packaging!\"", "survey", "can't be a name")]
    [InlineData("\"type\": \"choice-one\"", "\"type\": \"choice\"", "pages[0].questions[0].type", "The types are scale-0-10")]
    [InlineData("\"key\": \"opened\"", "\"key\": \"state\"", "pages[0].questions[1].key", "two of the name \"state\"")]
    [InlineData("\"key\": \"opened\"", "\"key\": \"page\"", "pages[0].questions[1].key", "a name of the page's own")]
    [InlineData("\"is-one-of\": [\"bent\", \"broken\"]", "\"is-one-of\": [\"bent\", \"lost\"]", "pages[1].show-if", "\"lost\" is no answer to \"state\"")]
    [InlineData("{ \"question\": \"state\", \"is-one-of\": [\"bent\", \"broken\"] }", "{ \"question\": \"use\", \"at-most\": 2 }", "pages[1].show-if", "is asked later")]
    [InlineData("{ \"question\": \"state\", \"is-one-of\": [\"bent\", \"broken\"] }", "{ \"question\": \"parts\", \"is\": \"box\" }", "pages[1].show-if", "stands on the same page")]
    [InlineData("{ \"question\": \"state\", \"is-one-of\": [\"bent\", \"broken\"] }", "{ \"question\": \"state\", \"at-most\": 2 }", "pages[1].show-if", "not answered with a number")]
    [InlineData("{ \"question\": \"state\", \"is-one-of\": [\"bent\", \"broken\"] }", "{ \"question\": \"nothing\", \"is\": \"x\" }", "pages[1].show-if", "There is no question \"nothing\"")]
    [InlineData("{ \"question\": \"state\", \"is-one-of\": [\"bent\", \"broken\"] }", "{ \"question\": \"state\" }", "pages[1].show-if", "does not say what the answer has to be")]
    [InlineData("\"en\": \"Well\", \"de\": \"Gut\"", "\"de\": \"Gut\"", "pages[0].questions[0].choices[0].text", "not written in the survey's own language")]
    [InlineData("\"days\": 5", "\"days\": 500", "ask.days", "from 0 to 180")]
    [InlineData("\"every\": 90", "\"evry\": 90", "ask.evry", "What can stand here: days, every, from-order")]
    [InlineData("\"required\": true, \"text\": \"Which parts?\"", "\"required\": \"yes\", \"text\": \"Which parts?\"", "pages[1].questions[0].required", "true or false")]
    public void A_mistake_is_told_with_its_place_and_what_to_do(string of, string by, string path, string says)
    {
        Packaging.ShouldContain(of);
        var fault = SurveyFile.Read(Packaging.Replace(of, by, StringComparison.Ordinal)).ShouldBeOfType<SurveyRead.Refused>().Faults[0];
        fault.Path.ShouldBe(path);
        fault.ToString().ShouldContain(says);
        fault.Remedy.ShouldEndWith(".");
    }

    [Fact]
    public void What_is_no_JSON_is_told_with_its_line_and_what_is_too_long_with_the_limit()
    {
        SurveyFile.Read("{\n \"survey\": packaging }").ShouldBeOfType<SurveyRead.Refused>().Faults.Single().Problem.ShouldContain("line 2");
        SurveyFile.Read("[]").ShouldBeOfType<SurveyRead.Refused>();
        SurveyFile.Read("""{ "survey": "\ud800" }""").ShouldBeOfType<SurveyRead.Refused>().Faults.Single().Problem.ShouldContain("half of a character");
        SurveyFile.Read("").ShouldBeOfType<SurveyRead.Refused>();
        SurveyFile.Read($"\"{new string('x', SurveyFile.MostBytes)}\"").ShouldBeOfType<SurveyRead.Refused>().Faults.Single().Remedy.ShouldContain("100000");
        SurveyFile.Read(new string('[', 500)).ShouldBeOfType<SurveyRead.Refused>();
    }

    [Fact]
    public void The_survey_of_the_score_has_to_begin_with_the_score()
    {
        var other = StandardSurveys.File("nps").Replace("\"key\": \"score\"", "\"key\": \"points\"", StringComparison.Ordinal).Replace("\"question\": \"score\"", "\"question\": \"points\"", StringComparison.Ordinal);
        SurveyFile.Read(other).ShouldBeOfType<SurveyRead.Refused>().Faults.Single().Path.ShouldBe("pages[0]");
    }

    /// <summary>Reads a file that has no mistakes.</summary>
    public static SurveyDefinition Read(string file) => SurveyFile.Read(file).ShouldBeOfType<SurveyRead.Understood>().Survey;
}
