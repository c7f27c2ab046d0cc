using System.Collections.Immutable;
using Azure;
using Azure.Data.Tables;
using Retention.App.Storage;
using Retention.Templates;

namespace Retention.App.Cases;

/// <summary>A shop's saved answers: one row of the shop's.</summary>
internal sealed class SavedAnswerStore(AppStorage storage, ShopStore shops)
{
    /// <summary>All of them, by name.</summary>
    public async Task<ImmutableArray<SavedAnswer>> ListAsync(string shop, CancellationToken cancellation) => (await ReadAsync(shop, cancellation)).Answers.List;

    /// <summary>Saves an answer, in place of one of the same name. What is wrong with it; null when it is saved.</summary>
    public async Task<string?> SaveAsync(string shop, SavedAnswer answer, CancellationToken cancellation)
    {
        if (answer.Name.Length is 0 or > SavedAnswers.MostName)
            return $"Give it a name of up to {SavedAnswers.MostName} letters.";
        if (answer.Text.Length is 0 or > CaseAnswering.MostText)
            return $"Write between 1 and {CaseAnswering.MostText} characters.";
        if (WrittenLinks.Faults(answer.Text, (await shops.FindAsync(shop, cancellation))?.Shop.Brand.Url).FirstOrDefault() is { } fault)
            return fault.Message;
        while (true)
        {
            var (known, etag) = await ReadAsync(shop, cancellation);
            var others = known.List.RemoveAll(other => string.Equals(other.Name, answer.Name, StringComparison.OrdinalIgnoreCase));
            if (others.Length >= SavedAnswers.Most)
                return $"There are {SavedAnswers.Most} saved answers. Remove one first.";
            if (await WriteAsync(shop, new([.. others.Add(answer).OrderBy(one => one.Name, StringComparer.OrdinalIgnoreCase)]), etag, cancellation))
                return null;
        }
    }

    /// <summary>Removes the answer of this name.</summary>
    public async Task RemoveAsync(string shop, string name, CancellationToken cancellation)
    {
        while (await ReadAsync(shop, cancellation) is var (known, etag) && known.List.Any(one => one.Name == name))
        {
            if (await WriteAsync(shop, new(known.List.RemoveAll(one => one.Name == name)), etag, cancellation))
                return;
        }
    }

    private async Task<(SavedAnswers Answers, ETag? ETag)> ReadAsync(string shop, CancellationToken cancellation)
    {
        var row = await storage.Shops.GetEntityIfExistsAsync<TableEntity>(shop, Keys.SavedAnswers, cancellationToken: cancellation);
        return row.HasValue ? (row.Value!.Read(Stored.Default.SavedAnswers), row.Value!.ETag) : (new([]), null);
    }

    private async Task<bool> WriteAsync(string shop, SavedAnswers answers, ETag? etag, CancellationToken cancellation)
    {
        var row = new TableEntity(shop, Keys.SavedAnswers).With(answers, Stored.Default.SavedAnswers);
        try
        {
            if (etag is { } known)
                await storage.Shops.UpdateEntityAsync(row, known, TableUpdateMode.Replace, cancellation);
            else
                await storage.Shops.AddEntityAsync(row, cancellation);
            return true;
        }
        catch (RequestFailedException raced) when (raced.Status is 404 or 409 or 412)
        {
            return false;
        }
    }
}
