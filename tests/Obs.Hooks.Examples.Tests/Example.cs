using System.Reflection;
using System.Text;
using System.Text.Json.Nodes;
using Obs.Hooks.Engine.Carriers;
using Obs.Hooks.Engine.Carriers.Prjconf;

namespace Obs.Hooks.Examples.Tests;

/// <summary>One directory below hooks-examples.</summary>
internal sealed class Example(string name)
{
    private static readonly string s_repository =
        typeof(Example).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static a => a.Key == "RepositoryRoot").Value!;

    private static readonly string s_examples = Path.Combine(s_repository, "hooks-examples");

    public static IEnumerable<string> Names =>
        Directory.GetDirectories(s_examples).Select(static d => Path.GetFileName(d)!).Where(static n => char.IsAsciiDigit(n[0])).Order(StringComparer.Ordinal);

    public string Folder => Path.Combine(s_examples, name);

    public string At(string file) => Path.Combine(Folder, file);

    /// <summary>
    /// The published plugins that its hooks.json uses, by name. What these do needs their tools, and is tested with them: here
    /// such an example is planned and not run.
    /// </summary>
    public IReadOnlyDictionary<string, string> Plugins => File.Exists(At("hooks.json"))
        ? (JsonNode.Parse(File.ReadAllText(At("hooks.json")))?["hooks"]?.AsObject() ?? [])
            .Where(static h => h.Value?["script"] is null)
            .Select(static h => ((string?)h.Value?["uses"] ?? h.Key).Split('/')[0])
            .Distinct(StringComparer.Ordinal)
            .ToDictionary(static p => p, static p => Path.Combine(s_repository, "artifacts/dist/plugins", p), StringComparer.Ordinal)
        : new Dictionary<string, string>();

    /// <summary>The files that a package carries.</summary>
    public IEnumerable<string> PackageFiles =>
        Directory.GetFiles(Folder).Where(static f =>
            f.EndsWith(PackageCarrier.HookSuffix, StringComparison.Ordinal) || Path.GetFileName(f) == PackageCarrier.ConfigurationFile);

    /// <summary>The project's text with its scripts and configuration embedded; empty when the example has none.</summary>
    public string Prjconf()
    {
        if (!File.Exists(At("project.conf")))
        {
            return "";
        }

        var text = File.ReadAllText(At("project.conf"));
        foreach (var file in Directory.GetFiles(Folder, "*" + PrjconfBlockFormat.ScriptSuffix).Order(StringComparer.Ordinal))
        {
            text = PrjconfEditor.Embed(text, Path.GetFileName(file), File.ReadAllBytes(file));
            text = File.Exists(At("project.hooks.json")) ? text : PrjconfEditor.Select(text, Path.GetFileName(file));
        }

        return File.Exists(At("project.hooks.json"))
            ? PrjconfEditor.Embed(text, PrjconfBlockFormat.ConfigurationName, File.ReadAllBytes(At("project.hooks.json")))
            : text;
    }

    /// <summary>As the source server hands it to a worker: a base project first, the building one last.</summary>
    public static string Concatenated(string own) =>
        "%define _project home:me\n"
        + "\n### from base\n%define _repository standard\nPreinstall: bash\n"
        + $"\n### from home:me\n%define _repository standard\n{own}"
        + "\nMacros:\n%vendor obs://build.example/home:me\n";

    /// <summary>Compares with a file of the example; with <c>UPDATE_EXPECTED=1</c> in the environment, writes it.</summary>
    public void ShouldHave(string file, string text)
    {
        if (Environment.GetEnvironmentVariable("UPDATE_EXPECTED") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(At(file))!);
            File.WriteAllText(At(file), text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        }

        text.Should().Be(File.ReadAllText(At(file)), "{0}/{1} says so", name, file);
    }
}
