using System.Net;
using System.Net.Http.Headers;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Azure.Data.Tables;
using Retention.App.Storage;

namespace Retention.App.Tests.ForShoppers;

/// <summary>Posts reviews with photos, and looks at what is kept of them.</summary>
internal static class PhotoPosts
{
    /// <summary>Posts a review as a browser does: where it leads, or null with the page that says what is wrong.</summary>
    public static async Task<(string? LeadsTo, IHtmlDocument Page, HttpStatusCode Status)> PostAsync(this Mailbox box, string path, (string Name, string Value)[] fields, params (string Field, string FileName, byte[] Content)[] files)
    {
        using var form = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
            form.Add(new StringContent(value), name);
        foreach (var (field, fileName, content) in files)
        {
            var file = new ByteArrayContent(content);
            file.Headers.ContentType = new MediaTypeHeaderValue("image/jpeg"); // Whatever it is: nobody looks at it.
            form.Add(file, field, fileName);
        }

        using var answer = await box.App.Http.PostAsync($"{path}/review", form);
        return (answer.StatusCode == HttpStatusCode.SeeOther ? answer.Headers.Location!.OriginalString : null, new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync()), answer.StatusCode);
    }

    /// <summary>The names of all photos that are kept.</summary>
    public static async Task<IReadOnlyList<string>> PhotosAsync(this Mailbox box)
    {
        var names = new List<string>();
        await foreach (var blob in box.App.Storage.Photos.GetBlobsAsync())
            names.Add(blob.Name);
        return names;
    }

    /// <summary>The drafts that are kept.</summary>
    public static async Task<IReadOnlyList<TableEntity>> DraftsAsync(this Mailbox box) => await box.RowsAsync(Keys.Drafts);
}
