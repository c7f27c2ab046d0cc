namespace Azure.Data.Tables;

/// <summary>The answer "there is no such row".</summary>
internal sealed class NoValueResponse<T>(Response response) : NullableResponse<T>
{
    public override bool HasValue => false;

    public override T Value => throw new InvalidOperationException("The row was not there: ask HasValue before Value.");

    public override Response GetRawResponse() => response;
}
