using System.Globalization;

namespace Azure.Data.Tables;

/// <summary>A transaction was refused as a whole: nothing of it was applied. Status and ErrorCode are those of the action that failed.</summary>
public sealed class TableTransactionFailedException : RequestFailedException
{
    internal const string IndexKey = "FailedEntity";

    /// <summary>Tells which action failed, if the service said so.</summary>
    /// <param name="requestFailedException">The service's refusal.</param>
    public TableTransactionFailedException(RequestFailedException requestFailedException)
        : base(requestFailedException.Status, requestFailedException.Message, requestFailedException.ErrorCode, requestFailedException.InnerException)
    {
        if (requestFailedException.Data[IndexKey] is string text && int.TryParse(text, CultureInfo.InvariantCulture, out var index))
            FailedTransactionActionIndex = index;
    }

    /// <summary>The place of the failed action in the list that was submitted, from zero; null when the service named none.</summary>
    public int? FailedTransactionActionIndex { get; }
}
