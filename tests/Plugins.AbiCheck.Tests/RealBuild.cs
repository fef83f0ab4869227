using System.Diagnostics;
using System.Reflection;

namespace Obs.Hooks.Plugins.AbiCheck.Tests;

/// <summary>
/// A spec file of a library, built by obs-build's <c>build</c> in a chroot of Debian packages, with the engine and the plugins as
/// they are installed around it. The root stays between builds.
/// </summary>
internal sealed class RealBuild : IDisposable
{
    private static readonly string s_repository =
        typeof(RealBuild).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static a => a.Key == "RepositoryRoot").Value!;

    private readonly string _directory = Directory.CreateTempSubdirectory("obs-hooks-build-").FullName;

    public RealBuild()
    {
        foreach (var name in (ReadOnlySpan<string>)["config", "sources", "old"])
        {
            Directory.CreateDirectory(At(name));
        }

        foreach (var file in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Build")))
        {
            File.Copy(file, At("sources/" + Path.GetFileName(file)));
        }

        File.WriteAllText(At("config/engine.json"), $$"""
            { "stateDirectory": "{{At("state")}}", "toolsDirectory": "{{s_repository}}/artifacts/lab/tools", "pluginDirectories": ["{{s_repository}}/artifacts/plugins"] }
            """);
    }

    public string Root => At("root");

    /// <summary>File names of the packages that the last build left.</summary>
    public IEnumerable<string> Packages => Results().Select(static f => Path.GetFileName(f));

    public string Source(string name) => At("sources/" + name);

    /// <summary>Makes what the last build left the old packages of the next.</summary>
    public void KeepResults()
    {
        foreach (var file in Results())
        {
            File.Copy(file, At("old/" + Path.GetFileName(file)), overwrite: true);
        }
    }

    /// <summary>Builds; <paramref name="changed"/> is the reaction to a changed ABI.</summary>
    public (int Status, string Log) Run(string changed)
    {
        File.WriteAllText(At("config/hooks.json"), $$"""
            {
              "hooks": {
                "cleanup": { "enabled": false },
                "baselibs": { "settings": { "global": "{{Source("baselibs_global.conf")}}", "missing": "fail" }, "tools": {{Tools}} },
                "abi-check": { "settings": { "changed": "{{changed}}" }, "tools": {{Tools}} }
              }
            }
            """);
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "obs-hooks"),
        [
            "build", "--real", "/usr/lib/obs-build/build", "--config-dir", At("config"), "--",
            "--root", Root, "--rpms", $"{s_repository}/artifacts/lab/debs", "--arch", "x86_64:amd64", "--dist", Source("prjconf"), "--oldpackages", At("old"), Source("x.spec"),
        ])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        start.Environment["PATH"] = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
        start.Environment["BUILD_DIR"] = "/usr/lib/obs-build";
        start.Environment["HOME"] = "/root";
        start.Environment["DOTNET_ROOT"] = Path.GetDirectoryName(Environment.ProcessPath);
        using var build = Process.Start(start)!;
        var error = build.StandardError.ReadToEndAsync();
        var output = build.StandardOutput.ReadToEnd();
        build.WaitForExit();
        return (build.ExitCode, output + error.GetAwaiter().GetResult());
    }

    public void Dispose()
    {
        // Not followed into what the build may have left mounted.
        using var removal = Process.Start("rm", ["-rf", "--one-file-system", _directory]);
        removal.WaitForExit();
    }

    private static string Tools => $$"""
        { "provider": "debian", "repository": ["{{s_repository}}/artifacts/lab/tools-debs"],
          "packages": ["abigail-tools", "cpio", "file", "obs-build", "rpm", "rpm2cpio", "xz-utils"] }
        """;

    private string[] Results() => Directory.GetFiles(Path.Combine(Root, "home/abuild/rpmbuild/RPMS"), "*.rpm", SearchOption.AllDirectories);

    private string At(string name) => Path.Combine(_directory, name);
}
