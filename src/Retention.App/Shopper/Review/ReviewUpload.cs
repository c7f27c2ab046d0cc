using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using Retention.Reviews;

namespace Retention.App.ForShoppers;

/// <summary>
/// Reads a posted review with its photos, one file at a time: each is judged and put aside before the next is read, so that a post holds one file in memory, and only
/// some posts do so at once. Words and photos beyond a limit are told of and skipped; the rest of the form stands.
/// </summary>
internal sealed class ReviewUpload(PhotoTaking photos, TimeProvider time)
{
    /// <summary>How many bytes of photos one post may keep: the next go in the next one.</summary>
    public const int MostKept = 24 * 1024 * 1024;

    // What is read of a post at all, so that words that come behind too large a file are not lost.
    private const int MostRead = 64 * 1024 * 1024;
    private const int MostParts = 400;
    private const int MostAtOnce = 6; // Of about 25 MB each; an instance has 512.

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(3);

    private readonly SemaphoreSlim _turns = new(MostAtOnce);

    /// <summary>Reads it.</summary>
    /// <param name="visit">Who posts.</param>
    /// <param name="items">What can be reviewed, by the numbers that end the fields' names.</param>
    /// <param name="request">The request.</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task<ReviewPost> ReadAsync(Visit visit, ImmutableArray<ReviewedItem> items, HttpRequest request, CancellationToken cancellation)
    {
        if (BoundaryOf(request) is not { } boundary)
            return await PostedForm.ReadAsync(request, cancellation) is { } form ? new ReviewPost.Read(form) : new ReviewPost.Unread();
        if (request.ContentLength > MostRead)
            return new ReviewPost.Unread();
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = MostRead;
        if (!await _turns.WaitAsync(TimeSpan.Zero, cancellation))
            return new ReviewPost.Busy();
        var taken = ImmutableArray.CreateBuilder<TakenPhoto>();
        try
        {
            using var late = new CancellationTokenSource(Longest, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellation);
            if (await ReadAsync(visit, items, new MultipartReader(boundary, request.Body), taken, either.Token) is { } read)
                return read;
        }
        // Whoever hangs up in the middle leaves nothing either.
        catch (Exception broken) when (broken is InvalidDataException or BadHttpRequestException or IOException or OperationCanceledException)
        {
        }
        finally
        {
            _turns.Release();
        }

        return new ReviewPost.Unread { Taken = [.. taken.Select(one => one.Photo)] };
    }

    // Null for one that is too large.
    private async Task<ReviewPost?> ReadAsync(Visit visit, ImmutableArray<ReviewedItem> items, MultipartReader parts, ImmutableArray<TakenPhoto>.Builder taken, CancellationToken cancellation)
    {
        var fields = new Dictionary<string, StringValues>(StringComparer.Ordinal);
        var refused = ImmutableArray.CreateBuilder<RefusedPhoto>();
        var (count, words, kept) = (0, 0, 0L);
        while (await parts.ReadNextSectionAsync(cancellation) is { } part)
        {
            if (++count > MostParts)
                return null;
            if (part.AsFileSection() is { FileName.Length: > 0, FileStream: { } content } sent)
            {
                if (ItemOf(sent.Name, items) is not { } item)
                    continue;
                var name = NameOf(sent.FileName);
                if (kept > MostKept)
                    refused.Add(new(item.Number, name, PhotoRefusal.TooMuchAtOnce));
                else if (taken.Count(photo => photo.Item == item.Number) >= ReviewPhoto.MostOfItem)
                    refused.Add(new(item.Number, name, PhotoRefusal.OneTooMany));
                else if (await photos.TakeAsync(visit, item.Key, fields.GetValueOrDefault(Telling.Once).ToString(), content, cancellation) is var file && file.Photo is { } photo)
                {
                    taken.Add(new(item.Number, name, photo));
                    kept += file.Bytes;
                }
                else
                {
                    refused.Add(new(item.Number, name, PhotoRefusal.Fault, file.Fault));
                }
            }
            else if (part.AsFormDataSection() is { } field && field.Name.Length <= 200)
            {
                if ((words += await AddAsync(fields, field.Name, part.Body, PostedForm.Limit - words, cancellation)) > PostedForm.Limit)
                    return null;
            }
        }

        // What the same form brings twice is one event: the photos, too, belong to what it says.
        fields["photos"] = new([.. taken.Select(photo => photo.Photo.Id)]);
        return new ReviewPost.Read(new(new FormCollection(fields))) { Taken = taken.ToImmutable(), Refused = refused.ToImmutable() };
    }

    private static string? BoundaryOf(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type) && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
        && HeaderUtilities.RemoveQuotes(type.Boundary).Value is { Length: > 0 and <= 128 } boundary ? boundary : null;

    private static ReviewedItem? ItemOf(string field, ImmutableArray<ReviewedItem> items) =>
        field.StartsWith("photos-", StringComparison.Ordinal) && PostedForm.ReadNumber(field["photos-".Length..], least: 0, most: 999) is { } number ? items.FirstOrDefault(item => item.Number == number) : null;

    private static string NameOf(string told)
    {
        var name = PostedForm.CleanLine(told.Split('/', '\\')[^1]);
        return name.Length > 60 ? string.Create(CultureInfo.InvariantCulture, $"{name[..28]}…{name[^28..]}") : name;
    }

    // How many bytes it had; more than there was room for where it is too long.
    private static async Task<int> AddAsync(Dictionary<string, StringValues> fields, string name, Stream body, int room, CancellationToken cancellation)
    {
        var bytes = new byte[room + 1];
        var read = await body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellation);
        fields[name] = StringValues.Concat(fields.GetValueOrDefault(name), Encoding.UTF8.GetString(bytes, 0, read));
        return read;
    }
}
