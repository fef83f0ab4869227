using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Obs.Hooks.Cli.Tests.Tools;

/// <summary>A host with an empty store, and a tree with a shell as an administrator would make one.</summary>
internal sealed partial class ToolsHost : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("oh-tools-").FullName;

    public ToolsHost()
    {
        Directory.CreateDirectory(At("etc"));
        Directory.CreateDirectory(At("plugins"));
        Sh("""
            mkdir -p tree/usr/bin; chmod 755 tree; cp -L /bin/sh tree/usr/bin/; ln -s usr/bin tree/bin
            for library in $(ldd /bin/sh | grep -o '/[^ ]*\.so[^ ]*'); do mkdir -p "tree${library%/*}"; cp -L "$library" "tree$library"; done
            """);
    }

    public string[] Tree => ["--provider", "directory", "--from", At("tree")];

    public string At(string name) => Path.Combine(_root, name);

    /// <summary>Plugins with these hooks are not needed: what a hook's root is like is the configuration's matter.</summary>
    public void Configure(string hooks) => File.WriteAllText(At("etc/hooks.json"), hooks.Replace("TREE", At("tree"), StringComparison.Ordinal));

    public CommandResult Run(string verb, params string[] arguments) => RunWith("", verb, arguments);

    /// <summary>Runs <c>obs-hooks tools VERB</c>; paths, digests, sizes and times are replaced.</summary>
    public CommandResult RunWith(string input, string verb, params string[] arguments)
    {
        var dashes = Array.IndexOf(arguments, "--") is >= 0 and var at ? at : arguments.Length;
        string[] words = ["tools", verb, .. arguments[..dashes], "--config-dir", At("etc"), "--plugin-dir", At("plugins"), .. arguments[dashes..]];
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "obs-hooks"), words)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["OBS_HOOKS_TOOLSDIRECTORY"] = At("store");
        start.Environment["OBS_HOOKS_STATEDIRECTORY"] = At("state");
        using var process = Process.Start(start)!;
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new CommandResult(process.ExitCode, Stable(output), Stable(errors.Result));
    }

    /// <summary>A file beside the tree of the only root, used at 2026-01-02 03:04.</summary>
    public string WriteImage(string name, int size)
    {
        var path = Path.Combine(Directory.GetDirectories(At("store/roots")).Single(), name);
        File.WriteAllBytes(path, new byte[size]);
        File.SetLastWriteTimeUtc(path, new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc));
        return path;
    }

    public JsonElement Json(string verb, params string[] arguments)
    {
        var result = Run(verb, [.. arguments, "--json"]);
        result.Errors.Should().BeEmpty();
        using var document = JsonDocument.Parse(result.Output);
        return document.RootElement.Clone();
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private string Stable(string text)
    {
        var stable = text.Replace(_root, "/ROOT", StringComparison.Ordinal);
        stable = Digest().Replace(stable, "DIGEST");
        stable = Megabytes().Replace(stable, "N MB");
        return Elapsed().Replace(stable, "N ms");
    }

    private void Sh(string script)
    {
        using var shell = Process.Start(new ProcessStartInfo("sh", ["-euc", script]) { WorkingDirectory = _root })!;
        shell.WaitForExit();
        shell.ExitCode.Should().Be(0);
    }

    [GeneratedRegex(@"\b([0-9a-f]{64}|[0-9a-f]{12})\b")]
    private static partial Regex Digest();

    [GeneratedRegex(@"\b[0-9]+ MB")]
    private static partial Regex Megabytes();

    [GeneratedRegex(@"\b[0-9.]+ m?s\b")]
    private static partial Regex Elapsed();
}
