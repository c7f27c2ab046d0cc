using Azure.Core;

namespace Azure.Data.Tables;

/// <summary>
/// How the table clients talk: the service version, and from <see cref="ClientOptions"/> retries, transport, diagnostics and own policies
/// (<see cref="ClientOptions.AddPolicy"/>: PerCall sees each operation once, PerRetry each attempt).
/// </summary>
public sealed class TableClientOptions : ClientOptions
{
    /// <summary>The versions of the table service that the client can ask for.</summary>
    public enum ServiceVersion
    {
        /// <summary>2019-02-02: shared key only.</summary>
        V2019_02_02 = 1,

        /// <summary>2020-12-06: shared key and Microsoft Entra ID.</summary>
        V2020_12_06 = 2,
    }

    /// <summary>Options for one service version.</summary>
    /// <param name="serviceVersion">The version to ask for; Entra ID needs 2020-12-06.</param>
    /// <exception cref="ArgumentOutOfRangeException">The version is not known.</exception>
    public TableClientOptions(ServiceVersion serviceVersion = ServiceVersion.V2020_12_06)
    {
        Version = serviceVersion switch
        {
            ServiceVersion.V2019_02_02 => "2019-02-02",
            ServiceVersion.V2020_12_06 => "2020-12-06",
            _ => throw new ArgumentOutOfRangeException(nameof(serviceVersion), serviceVersion, "Use one of the versions that ServiceVersion names."),
        };
        foreach (var header in (ReadOnlySpan<string>)["x-ms-error-code", "x-ms-version", "DataServiceVersion", "Prefer"])
            Diagnostics.LoggedHeaderNames.Add(header);
    }

    /// <summary>The value of the x-ms-version header.</summary>
    internal string Version { get; }
}
