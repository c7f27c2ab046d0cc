using Microsoft.AspNetCore.Http.Features;

namespace Retention.App.Merchant.Doors;

/// <summary>What became of reading a form.</summary>
internal enum FormRead
{
    /// <summary>It is read, or there is none to read here.</summary>
    Well,

    /// <summary>What was posted is not said to be a form.</summary>
    NoForm,

    /// <summary>It is cut off, malformed or too large.</summary>
    Broken,
}

/// <summary>Marks a route that reads its own body, piece by piece: its form is not read at the door.</summary>
internal sealed record ReadsItself;

/// <summary>Reads what a merchant posted, once and within bounds: the request keeps it for the handlers.</summary>
internal static class FormReading
{
    // The longest field is a text of a letter; the body as a whole is bounded by the listener.
    private const int Longest = 256 * 1024;

    /// <summary>Reads the form of a post.</summary>
    public static async Task<FormRead> ReadAsync(HttpContext context)
    {
        if (!HttpMethods.IsPost(context.Request.Method) || context.GetEndpoint()?.Metadata.GetMetadata<ReadsItself>() is not null)
            return FormRead.Well;
        if (!context.Request.HasFormContentType)
            return FormRead.NoForm;
        try
        {
            await context.Request.ReadFormAsync(new FormOptions { ValueCountLimit = 500, KeyLengthLimit = 200, ValueLengthLimit = Longest, MultipartBodyLengthLimit = Longest }, context.RequestAborted);
            return FormRead.Well;
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException or NotSupportedException) // A BadHttpRequestException is one of the second; UTF-7 is the last.
        {
            return FormRead.Broken;
        }
    }
}
