using Retention.Templates;

namespace Retention.App.Merchant.WordsPages;

/// <summary>How a preview is looked at. The names are the form's values.</summary>
public enum PreviewView
{
    /// <summary>On a desk.</summary>
    Desktop,

    /// <summary>On a telephone.</summary>
    Phone,

    /// <summary>In dark mode.</summary>
    Dark,

    /// <summary>The text part.</summary>
    Text,
}

/// <summary>What the editor's form says.</summary>
/// <param name="Words">The words as they were typed.</param>
public sealed record WordsForm(EditedWords Words)
{
    /// <summary>Which button was pressed.</summary>
    public string Button { get; init; } = "";

    /// <summary>How the preview is looked at.</summary>
    public PreviewView View { get; init; }

    /// <summary>Whether a real shopper was picked instead of the sample.</summary>
    public bool IsOfShopper { get; init; }

    /// <summary>The address of that shopper, or the number of an order.</summary>
    public string Person { get; init; } = "";

    /// <summary>The member of staff who gets the test.</summary>
    public string Member { get; init; } = "";

    /// <summary>An address to be added to the staff.</summary>
    public string Address { get; init; } = "";

    /// <summary>The member whose code is entered.</summary>
    public string Pending { get; init; } = "";

    /// <summary>The code.</summary>
    public string Code { get; init; } = "";

    /// <summary>Reads it. A field that was not sent keeps the letter's own words.</summary>
    internal static async Task<WordsForm> ReadAsync(HttpRequest request, EditedWords otherwise, CancellationToken cancellation)
    {
        var form = await request.ReadFormAsync(cancellation);
        string Text(string name, string missing = "") => form.TryGetValue(name, out var value) ? value.ToString() : missing;
        string Words(WordsField field) => Text(NameOf(field), otherwise[field]);
        return new(new EditedWords(Words(WordsField.Subject), Words(WordsField.Preview), Words(WordsField.Heading), Words(WordsField.Text), Words(WordsField.Button), Words(WordsField.Reply)).Tidy())
        {
            Button = Text("do"),
            View = Enum.TryParse<PreviewView>(Text("view"), ignoreCase: true, out var view) && Enum.IsDefined(view) ? view : PreviewView.Desktop,
            IsOfShopper = Text("whom") == "shopper",
            Person = Text("person").Trim(),
            Member = Text("member"),
            Address = Text("address").Trim(),
            Pending = Text("pending"),
            Code = Text("code"),
        };
    }

    /// <summary>The name of a field of words in the form.</summary>
    public static string NameOf(WordsField field) => $"words-{field.ToString().ToLowerInvariant()}";
}
