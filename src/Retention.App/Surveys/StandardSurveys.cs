using Retention.Surveys;

namespace Retention.App.Surveys;

/// <summary>The surveys that every shop has: files like those that a merchant writes.</summary>
internal static class StandardSurveys
{
    /// <summary>How likely a recommendation is, what stands behind it, and three short questions.</summary>
    public static SurveyDefinition Nps { get; } = Load("nps");

    /// <summary>The file as it stands in the program, for whoever wants to change it.</summary>
    /// <param name="key">The survey's key; it has to be one of these.</param>
    public static string File(string key)
    {
        using var stream = typeof(StandardSurveys).Assembly.GetManifestResourceStream($"Surveys.{key}.json") ?? throw new InvalidOperationException($"The program has no survey {key}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static SurveyDefinition Load(string key) =>
        SurveyFile.Read(File(key)) is SurveyRead.Understood(var survey) ? survey : throw new InvalidOperationException($"The program's own survey {key} can't be used.");
}
