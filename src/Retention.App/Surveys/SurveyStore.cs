using Azure.Data.Tables;
using Retention.App.Storage;
using Retention.Shops;
using Retention.Surveys;

namespace Retention.App.Surveys;

/// <summary>The surveys of a shop: their files, in all versions, and which version is shown.</summary>
internal sealed class SurveyStore(AppStorage storage, ShopStore shops)
{
    /// <summary>How many surveys a shop may keep.</summary>
    public const int Most = 20;

    /// <summary>The survey in the version that is shown now; null when the shop has none of that name.</summary>
    public Task<SurveyDefinition?> FindAsync(Shop shop, string survey, CancellationToken cancellation) =>
        shop.Surveys.FirstOrDefault(one => one.Key == survey) is { } kept ? FindAsync(shop.Id, survey, kept.Version, cancellation)
        : Task.FromResult(survey == SurveyDefinition.Nps ? StandardSurveys.Nps : null);

    /// <summary>The survey in a version; null when there is none. Answers know the version that they were given to.</summary>
    public async Task<SurveyDefinition?> FindAsync(string shop, string survey, int version, CancellationToken cancellation) =>
        survey == SurveyDefinition.Nps && version == StandardSurveys.Nps.Version ? StandardSurveys.Nps
        : await FileAsync(shop, survey, version, cancellation) is { } file && SurveyFile.Read(file) is SurveyRead.Understood(var read) ? read with { Version = version }
        : null;

    /// <summary>The file of a version, as it was given; null when there is none.</summary>
    public async Task<string?> FileAsync(string shop, string survey, int version, CancellationToken cancellation)
    {
        var row = await storage.Shops.GetEntityIfExistsAsync<TableEntity>(shop, Keys.SurveyFile(survey, version), cancellationToken: cancellation);
        return row.HasValue ? row.Value!.Read(Stored.Default.String) : survey == SurveyDefinition.Nps && version == StandardSurveys.Nps.Version ? StandardSurveys.File(survey) : null;
    }

    /// <summary>Keeps a file as the newest version of its survey, with the shop's settings in one commit. Null when the shop is gone or keeps too many.</summary>
    /// <param name="shop">The shop's id.</param>
    /// <param name="survey">The survey as it was read.</param>
    /// <param name="file">Its file.</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task<KeptSurvey?> KeepAsync(string shop, SurveyDefinition survey, string file, CancellationToken cancellation)
    {
        var changed = await shops.ChangeAsync(shop, known => Kept(known, survey), after => after.Surveys.FirstOrDefault(one => one.Key == survey.Key) is { } kept
            ? [new TableEntity(shop, Keys.SurveyFile(kept.Key, kept.Version)).With(file, Stored.Default.String)] : [], cancellation);
        return changed?.Surveys.FirstOrDefault(one => one.Key == survey.Key);
    }

    /// <summary>Sets whether a survey is sent. False when the shop has none of that name.</summary>
    public async Task<bool> SwitchAsync(string shop, string survey, bool isOn, CancellationToken cancellation)
    {
        var changed = await shops.ChangeAsync(shop, known => known.Surveys.FirstOrDefault(one => one.Key == survey) is { } kept && kept.IsOn != isOn
            ? known with { Surveys = known.Surveys.Replace(kept, kept with { IsOn = isOn }) } : known, cancellation);
        return changed?.Surveys.Any(one => one.Key == survey) == true;
    }

    // The program's own stands before the shop's first version of it.
    private static Shop Kept(Shop shop, SurveyDefinition survey)
    {
        var before = shop.Surveys.FirstOrDefault(one => one.Key == survey.Key);
        if (before is null && shop.Surveys.Length >= Most)
            return shop;
        var version = 1 + (before?.Version ?? (survey.Key == SurveyDefinition.Nps ? StandardSurveys.Nps.Version : 0));
        var next = new KeptSurvey(survey.Key, version, survey.Title.In(survey.Language, survey.Language)) { Asking = survey.Asking, IsOn = before?.IsOn ?? false };
        return shop with { Surveys = before is null ? shop.Surveys.Add(next) : shop.Surveys.Replace(before, next) };
    }
}
