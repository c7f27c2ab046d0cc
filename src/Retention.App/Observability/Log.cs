namespace Retention.App.Observability;

/// <summary>Every log message of the program. Ids and reasons only: never a body, an address or a token.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Debug, "Delivery {Topic} for {Shop}: {Result}")]
    public static partial void Delivered(this ILogger logger, string topic, string shop, string result);

    [LoggerMessage(2, LogLevel.Warning, "Delivery {Topic} for {Shop} was not understood and is kept in quarantine: {Reason}")]
    public static partial void Quarantined(this ILogger logger, string topic, string shop, string reason);

    [LoggerMessage(3, LogLevel.Warning, "Message in {Queue} failed (time {Count}) and will be tried again")]
    public static partial void MessageFailed(this ILogger logger, Exception fault, string queue, long count);

    [LoggerMessage(4, LogLevel.Error, "Message in {Queue} failed {Count} times and was put aside; see: retention poison list")]
    public static partial void MessagePoisoned(this ILogger logger, string queue, long count);

    [LoggerMessage(5, LogLevel.Warning, "{Job} failed and runs again at its next time")]
    public static partial void JobFailed(this ILogger logger, Exception fault, string job);

    [LoggerMessage(6, LogLevel.Information, "Shop {Shop}, flow {Flow}: message {Message}, attempt {Attempt}: {Outcome}")]
    public static partial void MessageOutcome(this ILogger logger, string shop, string flow, string message, int attempt, string outcome);

    [LoggerMessage(7, LogLevel.Information, "Shop {Shop}, flow {Flow}: not sent: {Reason}")]
    public static partial void NotSent(this ILogger logger, string shop, string flow, string reason);

    [LoggerMessage(8, LogLevel.Information, "Event for {Shop} dropped: {Reason}")]
    public static partial void EventDropped(this ILogger logger, string shop, string reason);

    [LoggerMessage(9, LogLevel.Warning, "Azurite {What}")]
    public static partial void Azurite(this ILogger logger, string what);

    [LoggerMessage(10, LogLevel.Error, "The e-mail provider refuses our key or sender ({Status}): letters wait. Check SendGrid__ApiKey and the sender's authentication")]
    public static partial void SenderLockedOut(this ILogger logger, int status);

    [LoggerMessage(11, LogLevel.Warning, "Function {Function} failed; the host will call it again")]
    public static partial void FunctionFailed(this ILogger logger, Exception fault, string function);

    [LoggerMessage(13, LogLevel.Warning, "A delivery of {Platform} was refused: it is not signed with {Secret} (number {Count} since the start)")]
    public static partial void Refused(this ILogger logger, string platform, string secret, long count);

    [LoggerMessage(15, LogLevel.Warning, "Shop {Shop}, flow {Flow}: its own words \"{Template}\" can't be read here, perhaps a newer version kept them. The letter goes in the default words")]
    public static partial void WordsNotRead(this ILogger logger, string shop, string flow, string template);

    [LoggerMessage(16, LogLevel.Information, "Shop {Shop}: test letter {Message}: {Outcome}")]
    public static partial void TestLetter(this ILogger logger, string shop, string message, string outcome);

    [LoggerMessage(40, LogLevel.Error, "Shop {Shop}: Twilio refuses the account ({Status}, code {Code}): texts wait. See docs/twilio.md")]
    public static partial void TextsLockedOut(this ILogger logger, string shop, int status, int code);

    [LoggerMessage(41, LogLevel.Error, "Shop {Shop}: carriers refuse the sender of its texts (code {Code}): they wait until {Until:O}. See docs/twilio.md")]
    public static partial void TextsRefused(this ILogger logger, string shop, string code, DateTimeOffset until);

    [LoggerMessage(60, LogLevel.Warning, "Shop {Shop}: how mailboxes take its letters is now {Level} ({Why})")]
    public static partial void StandingChanged(this ILogger logger, string shop, string level, string why);

    [LoggerMessage(61, LogLevel.Warning, "A letter's link could not be looked up ({Fault}): it leads to the shop's front page")]
    public static partial void LinkNotLookedUp(this ILogger logger, string fault);

    [LoggerMessage(62, LogLevel.Debug, "A visit to a letter's link was not noted ({Fault})")]
    public static partial void VisitNotNoted(this ILogger logger, string fault);

    [LoggerMessage(170, LogLevel.Information, "Shop {Shop}: tokens of Shopify, {What}: {Result} ({Status})")]
    public static partial void ShopifyTokens(this ILogger logger, string shop, string what, string result, int status);

    [LoggerMessage(180, LogLevel.Information, "Shop {Shop}: the app is installed")]
    public static partial void ShopifyInstalled(this ILogger logger, string shop);

    [LoggerMessage(171, LogLevel.Warning, "Shop {Shop}: Shopify, {Operation}: {Trouble} {Code} ({Status})")]
    public static partial void ShopifyNotAnswering(this ILogger logger, string shop, string operation, string trouble, string code, int status);

    [LoggerMessage(172, LogLevel.Warning, "Shop {Shop}: Shopify was asked in version {Asked} of the Admin API, and answered in {Answered}: ours is served no more")]
    public static partial void ShopifyVersion(this ILogger logger, string shop, string asked, string answered);

    [LoggerMessage(182, LogLevel.Warning, "Shopify delivers in version {Version} of its API, and is read as {Ours}: look at [webhooks] api_version in shopify.app.toml")]
    public static partial void DeliveredInAnotherVersion(this ILogger logger, string version, string ours);

    [LoggerMessage(181, LogLevel.Information, "Shop {Shop}: letter {Message} to its owner: {Outcome}")]
    public static partial void OwnerTold(this ILogger logger, string shop, string message, string outcome);

    [LoggerMessage(12, LogLevel.Information, "{Text}")]
    public static partial void Say(this ILogger logger, string text);

    [LoggerMessage(160, LogLevel.Warning, "Shop at {Host}: {Method} {Resource}: {Trouble} ({Status})")]
    public static partial void ShopNotAnswering(this ILogger logger, string host, string method, string resource, string trouble, int status);
}
