using System.Globalization;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Azure.Data.Tables;

/// <summary>
/// Signs each attempt with the account's key (it stands after the retry policy, so that the date is fresh).
/// The scheme is SharedKeyLite for tables: learn.microsoft.com/rest/api/storageservices/authorize-with-shared-key.
/// </summary>
internal sealed class SharedKeyLitePolicy(TableSharedKeyCredential credential) : HttpPipelineSynchronousPolicy
{
    public override void OnSendingRequest(HttpMessage message)
    {
        var request = message.Request;
        var date = DateTimeOffset.UtcNow.ToString("r", CultureInfo.InvariantCulture);
        request.Headers.SetValue("x-ms-date", date);
        request.Headers.SetValue("Authorization", $"SharedKeyLite {credential.AccountName}:{credential.Sign($"{date}\n{Resource(request.Uri.ToUri())}")}");
    }

    // The path exactly as it is sent, still percent-encoded; of the query only comp belongs to it, which this client never sends.
    private string Resource(Uri uri) => $"/{credential.AccountName}{uri.AbsolutePath}";
}
