using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Retention.App.Tests.Architecture;

/// <summary>Small rules of the house that a machine can hold. Each has a planted violation beside it.</summary>
public partial class HouseRulesTests
{
    [Fact]
    public void No_file_is_named_after_nothing() => NamedAfterNothing(Source.Files("", ".cs", ".razor", ".mjs", ".php", ".js").Select(file => file.Name)).ShouldBeEmpty();

    [Theory]
    [InlineData("src/A/OrderManager.cs")]
    [InlineData("src/A/Helpers.cs")]
    [InlineData("src/A/StringUtils.cs")]
    [InlineData("src/A/Utility.cs")]
    [InlineData("src/A/Common.cs")]
    [InlineData("src/A/FlowBase.cs")]
    [InlineData("src/A/SenderImpl.cs")]
    public void A_file_named_after_nothing_is_caught(string planted) => NamedAfterNothing([planted, "src/A/Database.cs", "src/A/Outbox.cs"]).ShouldBe([planted]);

    [Fact]
    public void Whoever_catches_everything_says_why() => CaughtUnnamed(Source.Files("", ".cs", ".razor")).ShouldBeEmpty();

    [Theory]
    [InlineData("catch (Exception fault)")]
    [InlineData("catch (Exception)")]
    [InlineData("catch (System.Exception fault) when (fault is not OperationCanceledException)")]
    [InlineData("catch")]
    public void Whoever_catches_everything_without_a_word_is_caught(string planted) => CaughtUnnamed([("Planted.cs", $"try {{ }}\n{planted}\n{{ }}")]).ShouldBe([$"Planted.cs(2): {planted}"]);

    [Theory]
    [InlineData("catch (Exception fault) // The message stays.")]
    [InlineData("// The message stays.\ncatch (Exception fault)")]
    [InlineData("catch (Exception fault) when (fault is JsonException or IOException)")]
    [InlineData("catch (JsonException fault)")]
    public void Whoever_names_what_is_caught_or_says_why_is_left_alone(string text) => CaughtUnnamed([("Planted.cs", text)]).ShouldBeEmpty();

    [Fact]
    public void Nothing_is_left_to_do_in_the_source() => LeftToDo(Source.Files("", ".cs", ".razor", ".csproj", ".targets", ".mjs", ".mjml", ".css", ".php", ".js")).ShouldBeEmpty();

    [Theory]
    [InlineData("// TO" + "DO: later")]
    [InlineData("// FIX" + "ME")]
    [InlineData("# HA" + "CK around it")]
    [InlineData("throw new NotImplemented" + "Exception();")]
    public void What_is_left_to_do_is_caught(string planted) => LeftToDo([("Planted.cs", planted)]).ShouldBe([$"Planted.cs(1): {planted}"]);

    [Fact]
    public void Versions_of_packages_stand_in_one_file() => Source.Files("", ".csproj").SelectMany(file => Versions(file.Name, file.Text)).ShouldBeEmpty();

    [Fact]
    public void A_version_in_a_project_is_caught() =>
        Versions("Planted.csproj", """<Project><ItemGroup><PackageReference Include="Polly.Core" Version="8.0.0" /><PackageReference Include="Azure.Core" VersionOverride="1.0.0" /><PackageReference Include="Fine" /></ItemGroup></Project>""")
            .ShouldBe(["Planted.csproj: Polly.Core", "Planted.csproj: Azure.Core"]);

    private static string[] NamedAfterNothing(IEnumerable<string> files) => [.. files.Where(file => Nothing().IsMatch(Path.GetFileNameWithoutExtension(file)))];

    private static string[] CaughtUnnamed(IEnumerable<(string Name, string Text)> files) =>
        Lines(files, (line, before) => CatchesAll().IsMatch(line) && !NamesThem().IsMatch(line) && !line.Contains("//", StringComparison.Ordinal) && !before.TrimStart().StartsWith("//", StringComparison.Ordinal));

    private static string[] LeftToDo(IEnumerable<(string Name, string Text)> files) => Lines(files, (line, _) => ToDo().IsMatch(line));

    // A pruned package is named with a version that is no package's.
    private static IEnumerable<string> Versions(string name, string project) =>
        from package in XDocument.Parse(project).Descendants("PackageReference")
        where package.Attribute("Version") is not null || package.Attribute("VersionOverride") is not null || package.Element("Version") is not null
        select $"{name}: {package.Attribute("Include")?.Value}";

    private static string[] Lines(IEnumerable<(string Name, string Text)> files, Func<string, string, bool> isWrong) =>
    [
        .. from file in files
           let lines = file.Text.Split('\n')
           from line in lines.Index()
           where isWrong(line.Item, line.Index == 0 ? "" : lines[line.Index - 1])
           select $"{file.Name}({line.Index + 1}): {line.Item.Trim()}",
    ];

    [GeneratedRegex("(Managers?|Helpers?|Utils?|Utility|Utilities|Common|Base|Impl)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Nothing();

    [GeneratedRegex(@"^\s*(\}\s*)?catch\s*(\(\s*(System\.)?Exception\b|$|\{|when)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CatchesAll();

    // "is not" names what is let through, not what is caught.
    [GeneratedRegex(@"when \(.*\bis (?!not\b)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NamesThem();

    [GeneratedRegex(@"\b(TODO|FIXME|HACK)\b|NotImplementedException", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ToDo();
}
