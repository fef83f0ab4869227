using System.Collections.Immutable;
using System.Text;
using Obs.Hooks.Engine.Plugins;
using Obs.Hooks.Scripting.Digests;

namespace Obs.Hooks.Cli.Tests;

/// <summary>Manifests of plugins whose code is never loaded.</summary>
internal static class FakePlugins
{
    public const string Code = "no code";

    public static ImmutableArray<PluginManifest> All =>
    [
        Plugin("abi-check", Hook("abi-check")),
        Plugin("baselibs", Hook("baselibs") with
        {
            Stage = HookStage.Transform,
            Capabilities = HookCapabilities.Results,
            AffectsResult = true,
            Summary = "Makes packages for other architectures of the same family.",
        }),
        Plugin("build-compare", Hook("build-compare") with
        {
            Stage = HookStage.Compare,
            Capabilities = HookCapabilities.Unchanged,
            After = ["rpmlint"],
        }),
        Plugin("cleanup", Hook("cleanup", HookPoint.Cleanup) with { TimeoutSeconds = 120, OnError = ErrorPolicy.Warn }),
        Plugin("rpmlint", Lint("strict"), Lint("loose")),
    ];

    private static HookManifest Lint(string id) => Hook(id, HookPoint.PreChroot, HookPoint.PostBuild) with
    {
        Summary = "Looks for mistakes in packages.",
        Capabilities = HookCapabilities.Packages | HookCapabilities.Reports,
        Before = ["build-compare"],
        Settings =
        [
            new SettingManifest("target", SettingKind.Text, "What is being looked at.", Required: true),
            new SettingManifest("level", SettingKind.Integer, "How strict, from 0 to 3; default 1.", Required: false),
            new SettingManifest("args", SettingKind.TextList, "More arguments for rpmlint.", Required: false),
            new SettingManifest("color", SettingKind.Switch, "Whether the log is coloured; default false.", Required: false),
        ],
    };

    private static HookManifest Hook(string id, params HookPoint[] points) => new()
    {
        Id = id,
        Type = "A.Type",
        Points = points.Length == 0 ? [HookPoint.PostBuild] : [.. points],
    };

    private static PluginManifest Plugin(string id, params HookManifest[] hooks)
    {
        var assembly = $"{id}.dll";
        ImmutableArray<PluginManifestFile> files = [new PluginManifestFile(assembly, Sha256.HexOf(Encoding.UTF8.GetBytes(Code)))];
        return new PluginManifest
        {
            Id = id,
            Version = "1.2.0",
            Assembly = assembly,
            Contract = PluginContract.Version.ToString(2),
            Files = files,
            Digest = PluginDigest.Of(files),
            Hooks = [.. hooks],
        };
    }
}
