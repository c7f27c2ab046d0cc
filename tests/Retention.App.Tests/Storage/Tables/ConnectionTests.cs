using System.Net;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;

namespace Retention.App.Tests.Storage.Tables;

public sealed class ConnectionTests
{
    private const string Key = "a2V5";

    [Theory]
    [InlineData("DefaultEndpointsProtocol=https;AccountName=shop;AccountKey=a2V5;EndpointSuffix=core.windows.net", "https://shop.table.core.windows.net/ttt(", "SharedKeyLite shop:")]
    [InlineData("AccountName=shop;AccountKey=a2V5", "https://shop.table.core.windows.net/ttt(", "SharedKeyLite shop:")]
    [InlineData("AccountName=shop;AccountKey=a2V5;DefaultEndpointsProtocol=http;EndpointSuffix=core.chinacloudapi.cn;", "http://shop.table.core.chinacloudapi.cn/ttt(", "SharedKeyLite shop:")]
    [InlineData("AccountName=shop;AccountKey=a2V5;TableEndpoint=http://127.0.0.1:7/shop/", "http://127.0.0.1:7/shop/ttt(", "SharedKeyLite shop:")]
    [InlineData("UseDevelopmentStorage=true", "http://127.0.0.1:10002/devstoreaccount1/ttt(", "SharedKeyLite devstoreaccount1:")]
    public async Task A_connection_string_leads_to_its_account(string text, string address, string authorization)
    {
        using var service = new ScriptedService(ScriptedService.Answer(HttpStatusCode.OK, """{"PartitionKey":"p","RowKey":"r"}"""));

        await new TableServiceClient(text, service.Options()).GetTableClient("ttt").GetEntityAsync<TableEntity>("p", "r");

        service.Seen.Single().Address.ShouldStartWith(address);
        service.Seen.Single().Authorization.ShouldStartWith(authorization);
    }

    [Theory]
    [InlineData("AccountName=shop", "AccountKey")]
    [InlineData("AccountKey=c2VjcmV0", "AccountName")]
    [InlineData("TableEndpoint=https://shop.table.core.windows.net;SharedAccessSignature=sig", "AccountName")]
    [InlineData("AccountName=shop;AccountKey=c2VjcmV0;TableEndpoint=ftp://shop", "TableEndpoint")]
    [InlineData("c2VjcmV0", "Name=Value")]
    public void A_connection_string_that_lacks_something_says_what_without_repeating_itself(string text, string lacking)
    {
        var message = Should.Throw<FormatException>(() => new TableServiceClient(text)).Message;

        message.ShouldContain(lacking);
        message.ShouldNotContain("c2VjcmV0");
    }

    [Fact]
    public async Task A_token_is_asked_for_storage_and_shown_as_bearer()
    {
        using var service = new ScriptedService(ScriptedService.Answer(HttpStatusCode.NoContent, ""));
        var tokens = new RememberingTokens();

        await new TableServiceClient(new Uri("https://shop.table.core.windows.net"), tokens, service.Options()).CreateTableIfNotExistsAsync("ttt");

        tokens.Scopes.ShouldBe(["https://storage.azure.com/.default"]);
        service.Seen.Single().Authorization.ShouldBe("Bearer token");
    }

    [Fact]
    public async Task A_busy_service_is_asked_again_and_each_attempt_is_signed_but_counts_as_one_operation()
    {
        using var service = new ScriptedService(
            ScriptedService.Answer(HttpStatusCode.ServiceUnavailable, """{"odata.error":{"code":"ServerBusy","message":{"value":"busy"}}}"""),
            ScriptedService.Answer(HttpStatusCode.NoContent, ""));
        var (operations, attempts, options) = (new CountedRequests(), new CountedRequests(), service.Options());
        options.AddPolicy(operations, HttpPipelinePosition.PerCall);
        options.AddPolicy(attempts, HttpPipelinePosition.PerRetry);

        var client = new TableServiceClient(new Uri("https://shop.table.core.windows.net"), new TableSharedKeyCredential("shop", Key), options);
        await client.GetTableClient("ttt").AddEntityAsync(new TableEntity("p", "r"));

        (operations.Count, attempts.Count).ShouldBe((1, 2));
        service.Seen.ShouldAllBe(request => request.Authorization.StartsWith("SharedKeyLite shop:", StringComparison.Ordinal) && request.Date.EndsWith("GMT", StringComparison.Ordinal));
    }

    private sealed class RememberingTokens : TokenCredential
    {
        public List<string> Scopes { get; } = [];

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
        {
            Scopes.AddRange(requestContext.Scopes);
            return new AccessToken("token", DateTimeOffset.MaxValue);
        }

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            ValueTask.FromResult(GetToken(requestContext, cancellationToken));
    }
}
