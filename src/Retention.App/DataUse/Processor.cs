namespace Retention.App.DataUse;

/// <summary>Who handles what is kept on the shop's behalf, or gets it from here (GDPR, article 13(1)(e)).</summary>
[Flags]
public enum Processor
{
    /// <summary>Nobody else.</summary>
    None = 0,

    /// <summary>Whoever runs the machines that the program and its storage stand on.</summary>
    Host = 1,

    /// <summary>The system that the shop itself runs on: from there it comes, and what was chosen here is told there.</summary>
    Platform = 2,

    /// <summary>Who delivers e-mail.</summary>
    Mail = 4,

    /// <summary>Who delivers texts.</summary>
    Text = 8,
}

/// <summary>Which of them have to do with what.</summary>
internal static class Processors
{
    /// <summary>Who handles a group.</summary>
    public static Processor Of(DataGroup group) => Processor.Host | group switch
    {
        DataGroup.Person or DataGroup.Orders or DataGroup.Carts or DataGroup.Saved or DataGroup.Consents or DataGroup.Credit or DataGroup.Reviews or DataGroup.Requests => Processor.Platform,
        DataGroup.Messages or DataGroup.Checks => Processor.Mail | Processor.Text,
        DataGroup.Cases => Processor.Mail,
        _ => Processor.None,
    };
}
