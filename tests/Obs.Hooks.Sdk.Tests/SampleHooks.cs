namespace Obs.Hooks.Sdk.Tests;

// Hooks of a made-up plugin, right and wrong ones: this test assembly is what the manifest is read from.

[Hook(
    "good",
    Summary = "All there is.",
    Stage = HookStage.Report,
    Before = ["one", "two"],
    After = ["three"],
    TimeoutSeconds = 7,
    Capabilities = HookCapabilities.Reports | HookCapabilities.Packages,
    OnError = ErrorPolicy.BadHost,
    AffectsResult = true)]
[HookSetting("second", SettingKind.TextList, "Second.")]
[HookSetting("first", SettingKind.Switch, "First.", Required = true)]
internal sealed class GoodHook : SampleBase, IPreChrootHook
{
    public Task<Verdict> BeforeBuildAsync(PreChrootContext context, CancellationToken cancellationToken) => Verdict.Done;

    [Hook("nested")]
    internal sealed class NestedHook : ISampleCleanup
    {
        public Task<Verdict> CleanUpAsync(CleanupContext context, CancellationToken cancellationToken) => Verdict.Done;
    }
}

internal abstract class SampleBase : IPostBuildHook
{
    public Task<Verdict> AfterBuildAsync(PostBuildContext context, CancellationToken cancellationToken) => Verdict.Done;
}

internal interface ISampleCleanup : ICleanupHook;

[Hook("Bad_Id")]
internal sealed class BadIdHook : SampleBase;

[Hook("twice")]
internal sealed class TwiceHook : SampleBase;

[Hook("twice")]
internal sealed class TwiceAgainHook : SampleBase;

[Hook("no-point")]
internal sealed class NoPointHook;

[Hook("stage", Stage = HookStage.Compare)]
internal sealed class StageHook : ISampleCleanup
{
    public Task<Verdict> CleanUpAsync(CleanupContext context, CancellationToken cancellationToken) => Verdict.Done;
}

[Hook("private")]
internal sealed class PrivateHook : SampleBase
{
    private PrivateHook()
    {
    }
}

[Hook("generic")]
internal sealed class GenericHook<T> : SampleBase;

[Hook("timeout", TimeoutSeconds = 0)]
internal sealed class TimeoutHook : SampleBase;

[Hook("settings")]
[HookSetting("not-camel", SettingKind.Text, "")]
[HookSetting("same", SettingKind.Text, "")]
[HookSetting("same", SettingKind.Text, "")]
internal sealed class SettingsHook : SampleBase;

[Hook("capability", Capabilities = HookCapabilities.Mounts)]
internal sealed class CapabilityHook : SampleBase;

internal sealed class ForgottenHook : SampleBase;
