using System.Globalization;
using System.Text;

namespace Obs.Hooks.Benchmarks.Setup;

/// <summary>
/// Everything the variants need: programs, plugins, scripts, configurations and a job. Below artifacts, as plugins are
/// accepted from directories that nobody else can write to, and /tmp is none.
/// </summary>
internal sealed class BenchArea
{
    public static readonly int[] HookCounts = [0, 3, 10];

    private const int PackagesInRoot = 200;

    private readonly string _repository = FindRepository();

    public BenchArea(BenchOptions options)
    {
        Root = options.Out.Length > 0 ? options.Out : Path.Combine(_repository, "artifacts/bench");
        EngineDirectory = options.Engine.Length > 0 ? options.Engine : Path.Combine(Root, "engine");
    }

    public string Root { get; }

    public string EngineDirectory { get; }

    public string Engine => Path.Combine(EngineDirectory, "obs-hooks");

    public string Real => Path.Combine(Root, "build.real");

    public string Nop => Path.Combine(Root, "nop/nop");

    public string Scripts => Path.Combine(Root, "scripts");

    public string Plugins => Path.Combine(Root, "plugins");

    public string BuildRoot => Path.Combine(Root, "root");

    /// <summary>In memory, as the engine's own default below /run is.</summary>
    public static string State => "/run/obs-hooks-bench";

    public string Launcher => Path.Combine(Root, "launch");

    /// <summary>The command line of the build, as bs_worker writes it.</summary>
    public IReadOnlyList<string> BuildArguments =>
    [
        "--root", BuildRoot, "--norootforbuild", "--clean", "--changelog", "--logfile", Path.Combine(BuildRoot, ".build.log"),
        "--dist", Path.Combine(BuildRoot, ".build.config"), "--rpmlist", Path.Combine(BuildRoot, ".build.rpmlist"),
        "--reason", "Building hello for project 'bench' repository 'std' arch 'x86_64' srcmd5 '75bd5e5f8ef1ba4dc5a2ca2bb0ad8c37'",
        "--arch", "x86_64", "--jobs", "2", "--release", "1.1", Path.Combine(BuildRoot, ".build-srcdir/hello_1.0.dsc"),
    ];

    /// <summary>A configuration with so many hooks.</summary>
    public string Config(int hooks, bool report = false) =>
        Path.Combine(Root, string.Create(CultureInfo.InvariantCulture, $"config-{hooks}{(report ? "-report" : "")}"));

    public void Prepare(bool makeEngine)
    {
        Directory.CreateDirectory(Scripts);
        if (makeEngine)
        {
            Commands.Run(_repository, "bash", "engine/package", EngineDirectory);
        }

        Publish("tests/Benchmarks/Nop/Nop.csproj", Path.Combine(Root, "nop"));
        var source = Path.Combine(AppContext.BaseDirectory, "Scripts");
        Commands.Run(source, "gcc", "-O2", "-o", Real, "stand-in.c");
        Commands.Run(source, "gcc", "-O2", "-o", Launcher, "launch.c");
        foreach (var wrapper in (string[])["wrapper.sh", "wrapper.py"])
        {
            File.Copy(Path.Combine(source, wrapper), Path.Combine(Scripts, wrapper), overwrite: true);
        }

        for (var number = 1; number <= HookCounts[^1]; number++)
        {
            var text = number.ToString(CultureInfo.InvariantCulture);
            File.Copy(Path.Combine(source, "hook.sh"), Path.Combine(Scripts, $"hook-{text}.sh"), overwrite: true);
            File.Copy(Path.Combine(source, "hook.py"), Path.Combine(Scripts, $"hook_{text}.py"), overwrite: true);
            Publish(
                "tests/Benchmarks/BenchHook/BenchHook.csproj",
                Path.Combine(Plugins, $"bench-{text}"),
                $"-p:BenchNumber={text}");
        }

        WriteConfigurations();
        WriteJob();
    }

    private void Publish(string project, string directory, params string[] properties)
    {
        if (!Directory.Exists(directory))
        {
            Commands.Run(
                _repository,
                "dotnet",
                [
                    "publish", project, "-c", "Release", "-r", "linux-x64", "--self-contained", "false",
                    "-p:PublishReadyToRun=true", "-o", directory, "-v", "quiet", "--nologo", .. properties,
                ]);
        }
    }

    private void WriteConfigurations()
    {
        foreach (var count in HookCounts)
        {
            WriteConfiguration(Config(count), Names(count));
        }

        WriteConfiguration(Config(3, report: true), [.. Names(2), "report"]);
        static IEnumerable<string> Names(int count) =>
            Enumerable.Range(1, count).Select(static n => string.Create(CultureInfo.InvariantCulture, $"bench-{n}"));
    }

    /// <summary>Cleanup, which runs when nobody says otherwise, is switched off: the wrappers have none either.</summary>
    private static void WriteConfiguration(string directory, IEnumerable<string> hooks)
    {
        Directory.CreateDirectory(directory);
        var entries = string.Join(",\n", hooks.Select(static hook => $"    \"{hook}\": {{}}").Prepend("    \"cleanup\": { \"enabled\": false }"));
        File.WriteAllText(Path.Combine(directory, "hooks.json"), $"{{\n  \"hooks\": {{\n{entries}\n  }}\n}}\n");
    }

    private void WriteJob()
    {
        foreach (var directory in (string[])[".build-srcdir", ".build.packages/DEBS", ".build.packages/OTHER"])
        {
            Directory.CreateDirectory(Path.Combine(BuildRoot, directory));
        }

        var list = new StringBuilder();
        for (var number = 0; number < PackagesInRoot; number++)
        {
            list.Append(CultureInfo.InvariantCulture, $"package-{number} {BuildRoot}/.pkgs/package-{number}.deb\n");
        }

        File.WriteAllText(Path.Combine(BuildRoot, ".build.rpmlist"), list + "preinstall: package-1 package-2\n");
        File.WriteAllText(Path.Combine(BuildRoot, ".build.config"), "Type: dsc\nRepotype: debian\nPreinstall: bash\n");
        File.WriteAllText(Path.Combine(BuildRoot, ".build-srcdir/hello_1.0.dsc"), "Source: hello\nVersion: 1.0\n");
    }

    private static string FindRepository()
    {
        var directory = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(directory, "Obs.Hooks.sln")))
        {
            directory = Path.GetDirectoryName(directory)
                ?? throw new InvalidOperationException("run this from a build inside the repository");
        }

        return directory;
    }
}
