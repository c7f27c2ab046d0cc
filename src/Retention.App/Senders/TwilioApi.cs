using System.Text;
using Retention.App.Settings;
using Retention.App.Storage;

namespace Retention.App.Senders;

/// <summary>How Twilio's API of 2010-04-01 is called: address, account, deadline. Nothing here repeats a call.</summary>
internal sealed class TwilioApi(HttpClient http, AppSettings settings)
{
    /// <summary>Calls once, with the account's name and password.</summary>
    /// <param name="method">GET or POST.</param>
    /// <param name="account">The account.</param>
    /// <param name="path">What follows the account in the address, like <c>/Messages.json</c>.</param>
    /// <param name="form">The fields of a POST; null for none.</param>
    /// <param name="cancellation">Gives the call up.</param>
    public async Task<HttpResponseMessage> CallAsync(HttpMethod method, TextAccount account, string path, IEnumerable<KeyValuePair<string, string>>? form, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(method, new Uri($"{settings.TwilioUrl.AbsoluteUri.TrimEnd('/')}/2010-04-01/Accounts/{account.Account}{path}"))
        {
            Content = form is null ? null : new FormUrlEncodedContent(form),
        };
        request.Headers.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{account.User}:{account.Password}")));
        return await http.SendAsync(request, cancellation);
    }

    /// <summary>When a call is given up.</summary>
    public CancellationTokenSource Deadline(CancellationToken cancellation)
    {
        var source = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        source.CancelAfter(settings.SendDeadline);
        return source;
    }
}
