using System.Text;
using Obs.Hooks.Engine.Carriers;
using Obs.Hooks.Engine.Carriers.Prjconf;
using Obs.Hooks.Engine.Configuration;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Planning;
using Obs.Hooks.Engine.Plugins;
using Obs.Hooks.Engine.Policy;

namespace Obs.Hooks.Engine.Tests.Carriers;

/// <summary>A host, a project configuration as the source server concatenates it, and sources.</summary>
internal sealed class CarrierSetup : IDisposable
{
    private readonly List<ConfigurationLayer> _host = [];
    private readonly StringBuilder _prjconf = new("%define _project home:me\n");
    private string? _plainPrjconf;

    public DirectoryInfo Sources { get; } = Directory.CreateTempSubdirectory("obs-hooks-test-");

    public DiagnosticBag Bag { get; } = new();

    public IEnumerable<string> Messages => Bag.Select(static d => d.ToString());

    public void Dispose() => Sources.Delete(recursive: true);

    public static string Block(string name, string text) => PrjconfEditor.Embed("", name, Encoding.UTF8.GetBytes(text));

    public static string Hook(string capabilities = "", string id = "hello") =>
        $"// hook: {id}\n// points: post-build\n" + (capabilities.Length == 0 ? "" : $"// capabilities: {capabilities}\n") + "Log.Info(\"x\");\n";

    public CarrierSetup Host(string json)
    {
        _host.Add(HookConfigurationLoader.Parse("hooks.json", Encoding.UTF8.GetBytes(json), TrustClass.Host, Bag)!);
        return this;
    }

    /// <summary>A project of the path, from the lowest to the building one.</summary>
    public CarrierSetup Project(string name, string text)
    {
        _prjconf.Append($"\n### from {name}\n%define _repository standard\n{text}");
        return this;
    }

    /// <summary>A configuration that no server made.</summary>
    public CarrierSetup Plain(string text)
    {
        _plainPrjconf = text;
        return this;
    }

    public CarrierSetup Source(string name, string text)
    {
        File.WriteAllText(Path.Combine(Sources.FullName, name), text);
        return this;
    }

    public HookPlan Plan(string arch = "x86_64", bool isLearning = false)
    {
        var job = new BuildJob
        {
            Origin = JobOrigin.Worker,
            Project = "home:me",
            Repository = "standard",
            Arch = arch,
            Package = "hello",
            SourceDirectory = Sources.FullName,
            Prjconf = _plainPrjconf ?? _prjconf.ToString(),
        };
        InstalledPlugin[] plugins = [Plugin("lint")];
        var configuration = CarrierReader.Read(new HookConfiguration([.. _host]), job, Bag);
        return Planner.Plan(configuration, plugins, job, Bag, isLearning ? new LearnedPolicy() : null);
    }

    private static InstalledPlugin Plugin(string id)
    {
        var hook = new HookManifest
        {
            Id = id,
            Type = "T",
            Points = [HookPoint.PostBuild],
            Settings = [new SettingManifest("level", SettingKind.Integer, "", Required: false), new SettingManifest("names", SettingKind.TextList, "", Required: false)],
        };
        return new InstalledPlugin(
            $"/plugins/{id}",
            new PluginManifest { Id = id, Version = "1.0", Assembly = "x.dll", Contract = "0.1", Digest = "0", Hooks = [hook] });
    }
}
