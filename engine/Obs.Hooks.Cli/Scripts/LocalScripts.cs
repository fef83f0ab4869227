using System.Collections.Immutable;
using System.Text;
using Obs.Hooks.Engine.Carriers.Prjconf;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Scripting.Compiling;
using Obs.Hooks.Scripting.Sources;

namespace Obs.Hooks.Cli.Scripts;

/// <summary>Scripts as their author has them: files of a directory, or embedded in a project configuration.</summary>
internal static class LocalScripts
{
    private const string Suffix = ".csx";

    /// <summary>The scripts of one argument: a <c>.csx</c>, or those in a project configuration.</summary>
    /// <exception cref="EngineException">It cannot be read, or has no scripts.</exception>
    public static ImmutableArray<ScriptSource> Read(string path, ScriptOrigin origin) =>
        path.EndsWith(Suffix, StringComparison.Ordinal) ? [ReadFile(path, origin)] : ReadPrjconf(path, origin);

    /// <summary>One script, with the others of its directory as what it may <c>#load</c>.</summary>
    /// <exception cref="EngineException">It cannot be read.</exception>
    public static ScriptSource ReadFile(string path, ScriptOrigin origin)
    {
        var main = new ScriptFile(Path.GetFileName(path), path, 0, Bytes(path));
        var directory = Path.GetDirectoryName(path) ?? "";
        var companions = ImmutableArray.CreateBuilder<ScriptFile>();
        foreach (var other in Directory.GetFiles(directory.Length == 0 ? "." : directory, "*" + Suffix).Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(other);
            if (name != main.Name)
            {
                var display = Path.Combine(directory, name);
                companions.Add(new ScriptFile(name, display, 0, Bytes(display)));
            }
        }

        return new ScriptSource(origin, main, companions.ToImmutable());
    }

    private static ImmutableArray<ScriptSource> ReadPrjconf(string path, ScriptOrigin origin)
    {
        var blocks = PrjconfBlockScanner.Scan(new PrjconfLines(Encoding.UTF8.GetString(Bytes(path))));
        var files = blocks
            .Where(static b => b.Problems.IsEmpty && b.Name.EndsWith(Suffix, StringComparison.Ordinal))
            .OrderBy(static b => b.Name, StringComparer.Ordinal)
            .Select(b => new ScriptFile(b.Name, path, b.FirstLine + 1, b.Utf8) { ColumnOffset = PrjconfBlockFormat.Line.Length + 1 })
            .ToImmutableArray();
        return files.IsEmpty
            ? throw new EngineException(
                DiagnosticCodes.ScriptUnreadable,
                $"{path}: no script: neither a file that ends with {Suffix} nor a project configuration with embedded ones "
                + "(obs-hooks prjconf list shows what is wrong with its blocks)")
            : [.. files.Select(f => new ScriptSource(origin, f, files.Remove(f)))];
    }

    private static byte[] Bytes(string path)
    {
        try
        {
            return new FileInfo(path).Length <= ScriptLimits.ClosureSize
                ? File.ReadAllBytes(path)
                : throw new EngineException(DiagnosticCodes.ScriptUnreadable, $"{path}: more than {ScriptLimits.ClosureSize} bytes");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new EngineException(DiagnosticCodes.ScriptUnreadable, $"{path}: {e.Message}", e);
        }
    }
}
