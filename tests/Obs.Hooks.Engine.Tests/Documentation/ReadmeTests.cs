using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Obs.Hooks.Engine.Tests.Documentation;

public sealed class ReadmeTests
{
    private const string Begin = "<!-- points: generated from the contract, see ReadmeTests -->\n";
    private const string End = "<!-- /points -->";

    private static string Repository => Path.GetFullPath(Path.Combine(Here(), "../../.."));

    [Fact]
    public void Readme_TableOfPoints_EqualsTheContractsDocumentation()
    {
        var path = Path.Combine(Repository, "README.md");
        var readme = File.ReadAllText(path);
        var start = readme.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        var end = readme.IndexOf(End, StringComparison.Ordinal);
        var table = PointsTable.Render();
        if (Environment.GetEnvironmentVariable("UPDATE_EXPECTED") == "1")
        {
            File.WriteAllText(path, readme[..start] + table + readme[end..]);
            return;
        }

        readme[start..end].Should().Be(table, "the table is generated: UPDATE_EXPECTED=1 writes it");
    }

    [Fact]
    public void Documentation_RelativeLinks_LeadSomewhere()
    {
        var broken = new List<string>();
        foreach (var file in Directory.EnumerateFiles(Repository, "*.md", SearchOption.AllDirectories))
        {
            if (file.Contains("/artifacts/", StringComparison.Ordinal) || file.Contains("/bin/", StringComparison.Ordinal))
            {
                continue;
            }

            foreach (Match link in Regex.Matches(File.ReadAllText(file), @"\]\((?!https?:|#)([^)#\s]+)"))
            {
                var target = Path.Combine(Path.GetDirectoryName(file)!, link.Groups[1].Value);
                if (!Path.Exists(target))
                {
                    broken.Add($"{Path.GetRelativePath(Repository, file)}: {link.Groups[1].Value}");
                }
            }
        }

        broken.Should().BeEmpty();
    }

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
