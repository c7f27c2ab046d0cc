using System.Globalization;
using System.Text;
using Retention.Surveys;

namespace Retention.App.Merchant.SurveyPages;

/// <summary>Writes responses as comma-separated values (RFC 4180): a column for each question.</summary>
internal static class SurveyCsv
{
    /// <summary>Writes them, the newest first.</summary>
    public static async Task WriteAsync(SurveyDefinition survey, IEnumerable<Response> responses, Stream output, CancellationToken cancellation)
    {
        await using var writer = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { NewLine = "\r\n" };
        await writer.WriteLineAsync(string.Join(',', new[] { "Id", "Answered", "Complete", "Version", "Language", "Order", "Loyalty" }.Concat(survey.Questions.Select(question => question.Key)).Select(CsvField.Of)).AsMemory(), cancellation);
        foreach (var response in responses.OrderByDescending(one => one.LastAt))
        {
            IEnumerable<string?> fields =
            [
                response.Id, response.LastAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture), response.IsComplete ? "yes" : "no", response.Version.ToString(CultureInfo.InvariantCulture), response.Language,
                response.Number ?? response.OrderId, SurveyText.Of(response.Loyalty), .. survey.Questions.Select(question => string.Join("; ", response.Of(question.Key))),
            ];
            await writer.WriteLineAsync(string.Join(',', fields.Select(CsvField.Of)).AsMemory(), cancellation);
        }
    }
}
