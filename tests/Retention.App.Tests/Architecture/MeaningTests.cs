using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Retention.App.Tests.Architecture.PlantedMeaning;

namespace Retention.App.Tests.Architecture;

/// <summary>src/Retention is the meaning: pure functions over records, on the base class library alone.</summary>
public partial class MeaningTests
{
    private static readonly Assembly Meaning = typeof(Money).Assembly;

    public static TheoryData<Type, string> PlantedCode => new()
    {
        { typeof(ReadsFiles), "I/O" },
        { typeof(CallsTheNetwork), "I/O" },
        { typeof(Awaits), "await" },
        { typeof(AsksTheClock), "clock" },
        { typeof(AsksTheOtherClock), "clock" },
        { typeof(HoldsAClock), "clock" },
        { typeof(StopsTime), "clock" },
        { typeof(RollsDice), "randomness" },
        { typeof(MakesIds), "randomness" },
        { typeof(MakesSecrets), "randomness" },
        { typeof(WritesJson), "JSON" },
    };

    public static TheoryData<string> PlantedText =>
    [
        "var now = DateTime.UtcNow;", "DateTimeOffset.Now", "new Stopwatch()", "TimeProvider time", "Random.Shared", "Guid.NewGuid()", "RandomNumberGenerator.Fill(bytes)",
        "using System.Text.Json;", "using System.IO;", "File.ReadAllText(path)", "await call", "async Task", "Task<int>", "// as Shopify does", "WooCommerce", "Azure", "SendGrid", "Twilio",
    ];

    [Fact]
    public void The_compiled_meaning_is_pure() => Impure(new References(Meaning).Of(Meaning.GetTypes())).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(PlantedCode))]
    public void Compiled_code_that_is_not_pure_is_caught(Type planted, string rule) =>
        Impure(new References(planted.Assembly).Of([planted])).ShouldContain(line => line.StartsWith($"Planted.cs: {rule}", StringComparison.Ordinal));

    [Fact]
    public void The_written_meaning_says_no_impure_word() => ImpureWords(Source.Files("Retention", ".cs")).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(PlantedText))]
    public void A_written_word_that_is_not_pure_is_caught(string planted) =>
        ImpureWords([("Planted.cs", $"namespace Retention;\n{planted}\n")]).ShouldHaveSingleItem().ShouldStartWith("Planted.cs(2): ");

    [Fact]
    public void The_meaning_stands_on_the_base_class_library_alone()
    {
        ForeignReferences(Meaning.GetReferencedAssemblies().Select(name => name.Name!)).ShouldBeEmpty();
        ProjectReferences(File.ReadAllText(Path.Combine(Source.Root, "src", "Retention", "Retention.csproj"))).ShouldBeEmpty();
    }

    [Fact]
    public void A_package_or_a_project_under_the_meaning_is_caught()
    {
        ForeignReferences(["System.Runtime", "retention", "Azure.Core"]).ShouldBe(["retention", "Azure.Core"]);
        ProjectReferences("""<Project><ItemGroup><PackageReference Include="Polly.Core" /><ProjectReference Include="../Retention.App/Retention.App.csproj" /></ItemGroup></Project>""")
            .ShouldBe(["Polly.Core", "../Retention.App/Retention.App.csproj"]);
    }

    [Fact]
    public void Every_public_type_and_member_of_the_meaning_is_documented() =>
        Undocumented(Meaning, XDocument.Load(Path.ChangeExtension(Meaning.Location, ".xml"))).ShouldBeEmpty();

    [Fact]
    public void A_public_member_without_its_comment_is_caught()
    {
        var documents = XDocument.Load(Path.ChangeExtension(Meaning.Location, ".xml"));
        documents.Descendants("member").Single(member => member.Attribute("name")!.Value == "M:Retention.Money.Times(System.Int32)").Remove();
        documents.Descendants("member").Single(member => member.Attribute("name")!.Value == "P:Retention.Shoppers.Shopper.Names").Remove();
        Undocumented(Meaning, documents).ShouldBe(["Retention.Money.Times", "Retention.Shoppers.Shopper.Names"], ignoreOrder: true);
    }

    private static string[] Impure(IEnumerable<Reference> references) =>
    [
        .. from reference in references
           let rule = Broken(reference.To.FullName ?? "", reference.Member ?? "")
           where rule is not null
           select $"{Path.GetFileName(reference.File)}: {rule} ({reference.To.FullName}.{reference.Member})",
    ];

    private static string? Broken(string type, string member) => (type, member) switch
    {
        ("System.DateTime" or "System.DateTimeOffset", "get_Now" or "get_UtcNow" or "get_Today") => "clock",
        ("System.TimeProvider" or "System.Diagnostics.Stopwatch", _) => "clock",
        ("System.Environment", not ("get_CurrentManagedThreadId" or "get_NewLine" or "")) => "I/O", // The compiler's iterators ask for their thread.
        ("System.Guid", "NewGuid" or "CreateVersion7") => "randomness",
        ("System.Random", _) => "randomness",
        ("System.Console", _) => "I/O",
        ("System.Security.Cryptography.HMACSHA256", "HashData") => null, // A keyed hash: always the same for the same.
        _ when type.StartsWith("System.Security.Cryptography.", StringComparison.Ordinal) => "randomness",
        _ when type.StartsWith("System.IO.", StringComparison.Ordinal) || type.StartsWith("System.Net.", StringComparison.Ordinal) => "I/O",
        _ when type.StartsWith("System.Threading.", StringComparison.Ordinal) => "await",
        _ when type.StartsWith("System.Text.Json.", StringComparison.Ordinal) => "JSON",
        _ => null,
    };

    private static string[] ImpureWords(IEnumerable<(string Name, string Text)> files) =>
    [
        .. from file in files
           from line in file.Text.Split('\n').Index()
           where ImpureWord().IsMatch(line.Item)
           select $"{file.Name}({line.Index + 1}): {line.Item.Trim()}",
    ];

    private static string[] ForeignReferences(IEnumerable<string> assemblies) => [.. assemblies.Where(name => !name.StartsWith("System.", StringComparison.Ordinal))];

    private static string[] ProjectReferences(string project) =>
        [.. XDocument.Parse(project).Descendants().Where(item => item.Name.LocalName is "PackageReference" or "ProjectReference" or "Reference" or "FrameworkReference").Select(item => item.Attribute("Include")!.Value)];

    private static string[] Undocumented(Assembly assembly, XDocument documents)
    {
        var entries = documents.Descendants("member").ToLookup(member => member.Attribute("name")!.Value.Split('(')[0].Split('`')[0], StringComparer.Ordinal);
        return
        [
            .. from type in assembly.GetExportedTypes()
               let name = type.FullName!.Split('`')[0].Replace('+', '.') // One of a generic type ends in how many.
               from member in type.GetMembers(BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly).Where(IsWritten).Select(member => $"{name}.{member.Name}").Append(name).Distinct(StringComparer.Ordinal)
               where !"TPFM".Any(kind => entries.Contains($"{kind}:{member}")) && !IsParameter(name, member)
               select member,
        ];

        // A record's own parameters are documented with the record.
        bool IsParameter(string type, string member) =>
            entries[$"T:{type}"].Elements("param").Any(parameter => member == $"{type}.{parameter.Attribute("name")!.Value}");
    }

    private static bool IsWritten(MemberInfo member) => member switch
    {
        MethodInfo method => !method.IsSpecialName && !method.IsDefined(typeof(System.Runtime.CompilerServices.CompilerGeneratedAttribute)),
        FieldInfo field => !field.IsSpecialName,
        PropertyInfo => true,
        _ => false,
    };

    [GeneratedRegex(
        @"\b(DateTime(Offset)?\.(Utc)?(Now|Today)|Stopwatch|TimeProvider|Random|RandomNumberGenerator|Guid\.NewGuid|System\.Text\.Json|System\.IO|System\.Net|File\.|Directory\.|HttpClient|Console\.|await|async|Task|ValueTask|Shopify|WooCommerce|Azure|SendGrid|Twilio)",
        RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex ImpureWord();
}
