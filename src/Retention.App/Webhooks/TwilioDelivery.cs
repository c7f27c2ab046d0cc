using System.Text;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace Retention.App.Webhooks;

/// <summary>What Twilio delivered: a form, or what stands in the address. Nothing in it is believed before <see cref="IsSignedWith"/> says so.</summary>
internal sealed class TwilioDelivery
{
    // A text of 1,600 characters, each of nine bytes when written into a form, and some forty fields beside it.
    private const int Limit = 64 * 1024;

    private readonly string _url;
    private readonly byte[] _body;
    private readonly string? _signature;
    private readonly bool _isForm;
    private readonly Dictionary<string, StringValues> _query;
    private readonly Dictionary<string, StringValues> _form;

    private TwilioDelivery(string url, Delivery delivery, bool isForm, Dictionary<string, StringValues> form)
    {
        (_url, _body, _signature, _isForm, _form) = (url, delivery.Body, delivery.Header(TwilioSignature.Header), isForm, form);
        _query = QueryHelpers.ParseQuery(url.IndexOf('?', StringComparison.Ordinal) is > 0 and var at ? url[at..] : "");
    }

    /// <summary>Reads a delivery whole; null when it is too large or no form that can be read.</summary>
    /// <param name="request">The request.</param>
    /// <param name="publicUrl">How Twilio knows this program: the address that it signed is made of it, whatever proxies did to the request's own.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static async Task<TwilioDelivery?> ReadAsync(HttpRequest request, Uri publicUrl, CancellationToken cancellation)
    {
        if (request.ContentLength > Limit || await Delivery.ReadAsync(request, Limit, cancellation) is not { } delivery)
            return null;
        var isForm = request.HasFormContentType;
        try
        {
            using var reader = new FormReader(isForm ? Encoding.UTF8.GetString(delivery.Body) : "");
            var target = request.HttpContext.Features.Get<IHttpRequestFeature>()?.RawTarget is { Length: > 0 } raw && raw[0] == '/' ? raw : $"{request.Path}{request.QueryString}";
            return new($"{publicUrl.AbsoluteUri.TrimEnd('/')}{target}", delivery, isForm, reader.ReadForm());
        }
        catch (InvalidDataException)
        {
            return null; // More fields than anybody sends.
        }
    }

    /// <summary>Whether one of the tokens signed it, and, of a body that is no form, the body's hash.</summary>
    public bool IsSignedWith(IEnumerable<string> tokens) =>
        TwilioSignature.Verifies(_url, _form, _signature, tokens)
        && (_isForm || _body.Length == 0 || (_query.TryGetValue(TwilioSignature.BodyHash, out var hash) && TwilioSignature.HasHash(_body, hash.ToString())));

    /// <summary>A field of the form, else of the address; null when it is missing or empty.</summary>
    public string? this[string name] =>
        (_form.TryGetValue(name, out var value) || _query.TryGetValue(name, out value)) && value.ToString() is { Length: > 0 } text ? text : null;
}
