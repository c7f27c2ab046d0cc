using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables.Models;

namespace Azure.Data.Tables;

/// <summary>Azure.Core's pipeline (retries, diagnostics, signing) with what every request to the table service carries.</summary>
internal sealed class TablePipeline(Uri endpoint, HttpPipelinePolicy authentication, TableClientOptions options)
{
    public const string Json = "application/json;odata=minimalmetadata";
    public const string DataServiceVersion = "3.0";

    /// <summary>The two names the service has for "this row is not there"; a missing table is TableNotFound and stays an error.</summary>
    public static readonly TableErrorCode[] MissingRow = [TableErrorCode.ResourceNotFound, TableErrorCode.EntityNotFound];

    private readonly HttpPipeline _pipeline = HttpPipelineBuilder.Build(options, authentication);
    private readonly string _endpoint = endpoint.GetLeftPart(UriPartial.Path).TrimEnd('/');

    /// <summary>The absolute address of a path, which is already percent-encoded.</summary>
    public string Address(string path) => $"{_endpoint}/{path}";

    /// <summary>A request for a path, which is already percent-encoded.</summary>
    public HttpMessage Message(RequestMethod method, string path)
    {
        var message = _pipeline.CreateMessage();
        message.Request.Method = method;
        message.Request.Uri.Reset(new Uri(Address(path)));
        message.Request.Headers.SetValue("x-ms-version", options.Version);
        message.Request.Headers.SetValue("DataServiceVersion", DataServiceVersion);
        message.Request.Headers.SetValue("Accept", Json);
        return message;
    }

    /// <summary>A request with a JSON body, whose answer need not repeat it.</summary>
    public HttpMessage Message(RequestMethod method, string path, byte[] json)
    {
        var message = Message(method, path);
        message.Request.Headers.SetValue("Content-Type", "application/json");
        message.Request.Headers.SetValue("Prefer", "return-no-content");
        message.Request.Content = RequestContent.Create(json);
        return message;
    }

    /// <summary>Sends and gives the answer, a refusal only if its code is one that the caller expects.</summary>
    /// <exception cref="RequestFailedException">The service refused for another reason, or could not be reached.</exception>
    public async Task<Response> SendAsync(HttpMessage message, TableErrorCode[] expected, CancellationToken cancellation)
    {
        await _pipeline.SendAsync(message, cancellation);
        var response = message.Response;
        if (!response.IsError) return response;

        var failure = TableErrorBody.Failure(response);
        return expected.Contains(failure.ErrorCode ?? "") ? response : throw failure;
    }
}
