namespace Azure.Data.Tables.Models;

/// <summary>The names the service gives to its refusals; compare one with <see cref="RequestFailedException.ErrorCode"/> by ==.</summary>
/// <param name="value">The name as the service writes it.</param>
public readonly struct TableErrorCode(string value) : IEquatable<TableErrorCode>
{
    private readonly string? _value = value;

    /// <summary>403: the identity lacks the role that the operation needs.</summary>
    public static TableErrorCode AuthorizationPermissionMismatch => "AuthorizationPermissionMismatch";

    /// <summary>400: a transaction over more than one partition.</summary>
    public static TableErrorCode CommandsInBatchActOnDifferentPartitions => "CommandsInBatchActOnDifferentPartitions";

    /// <summary>409: an insert found its row there already.</summary>
    public static TableErrorCode EntityAlreadyExists => "EntityAlreadyExists";

    /// <summary>404: the row is not there.</summary>
    public static TableErrorCode EntityNotFound => "EntityNotFound";

    /// <summary>400: the row is over 1 MiB.</summary>
    public static TableErrorCode EntityTooLarge => "EntityTooLarge";

    /// <summary>403: not allowed.</summary>
    public static TableErrorCode Forbidden => "Forbidden";

    /// <summary>400: a transaction names a row twice.</summary>
    public static TableErrorCode InvalidDuplicateRow => "InvalidDuplicateRow";

    /// <summary>400: something in the request cannot be read.</summary>
    public static TableErrorCode InvalidInput => "InvalidInput";

    /// <summary>400: a value does not fit its type.</summary>
    public static TableErrorCode InvalidValueType => "InvalidValueType";

    /// <summary>400: a key is over 1,024 characters.</summary>
    public static TableErrorCode KeyValueTooLarge => "KeyValueTooLarge";

    /// <summary>500: the service ran out of time; the change may have happened.</summary>
    public static TableErrorCode OperationTimedOut => "OperationTimedOut";

    /// <summary>400: a value is outside of what is allowed.</summary>
    public static TableErrorCode OutOfRangeInput => "OutOfRangeInput";

    /// <summary>400: a property's name is not a C# identifier.</summary>
    public static TableErrorCode PropertyNameInvalid => "PropertyNameInvalid";

    /// <summary>400: a property's name is over 255 characters.</summary>
    public static TableErrorCode PropertyNameTooLong => "PropertyNameTooLong";

    /// <summary>400: a text or binary property is over 64 KiB.</summary>
    public static TableErrorCode PropertyValueTooLarge => "PropertyValueTooLarge";

    /// <summary>404: the row is not there.</summary>
    public static TableErrorCode ResourceNotFound => "ResourceNotFound";

    /// <summary>409: the table is there already.</summary>
    public static TableErrorCode TableAlreadyExists => "TableAlreadyExists";

    /// <summary>409: the table is being deleted; its name is free again after some time (at least 40 seconds).</summary>
    public static TableErrorCode TableBeingDeleted => "TableBeingDeleted";

    /// <summary>404: the table is not there.</summary>
    public static TableErrorCode TableNotFound => "TableNotFound";

    /// <summary>400: the row has more than 252 own properties.</summary>
    public static TableErrorCode TooManyProperties => "TooManyProperties";

    /// <summary>412: the row is not at the version that the condition named.</summary>
    public static TableErrorCode UpdateConditionNotSatisfied => "UpdateConditionNotSatisfied";

    /// <summary>A code from its name.</summary>
    public static implicit operator TableErrorCode(string value) => new(value);

    /// <summary>Whether two codes are the same.</summary>
    public static bool operator ==(TableErrorCode left, TableErrorCode right) => left.Equals(right);

    /// <summary>Whether two codes differ.</summary>
    public static bool operator !=(TableErrorCode left, TableErrorCode right) => !left.Equals(right);

    /// <summary>Whether the code has this name.</summary>
    public static bool operator ==(TableErrorCode code, string? value) => string.Equals(code._value, value, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the code has another name.</summary>
    public static bool operator !=(TableErrorCode code, string? value) => !(code == value);

    /// <summary>Whether the code has this name.</summary>
    public static bool operator ==(string? value, TableErrorCode code) => code == value;

    /// <summary>Whether the code has another name.</summary>
    public static bool operator !=(string? value, TableErrorCode code) => !(code == value);

    /// <inheritdoc />
    public bool Equals(TableErrorCode other) => string.Equals(_value, other._value, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is TableErrorCode other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(_value ?? "");

    /// <summary>The name as the service writes it.</summary>
    public override string ToString() => _value ?? "";
}
