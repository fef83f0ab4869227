using Obs.Hooks.Engine.Configuration;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Plugins;
using Obs.Hooks.Engine.Policy;

namespace Obs.Hooks.Engine.Planning;

/// <summary>A configured hook and the code that does it.</summary>
internal sealed record ResolvedHook(ConfiguredHook Configured, HookCode Code, HookManifest Manifest)
{
    /// <summary>What holds for a script; null for a plugin's hook.</summary>
    public ScriptPolicy? Policy { get; init; }

    public TrustClass Trust => Code is ScriptCode script ? script.Source.Origin.Trust : TrustClass.Host;

    /// <summary>What it may ask for: what it declares and, for a script, policy grants.</summary>
    public HookCapabilities Capabilities => Manifest.Capabilities & (Policy?.Capabilities ?? Manifest.Capabilities);

    public string Id => Configured.Id;

    /// <summary>The stage at post-build.</summary>
    public HookStage Stage => Configured.Options.Stage ?? Manifest.Stage;

    /// <summary>Where the stage comes from.</summary>
    public SourceLocation StageLocation => Configured.Options.Stage is null ? ManifestLocation : Configured.LocationOf("stage");

    /// <summary>The configured or declared one; of a script, policy's at most.</summary>
    public TimeSpan Timeout =>
        Policy is { IsUnlimited: false } policy && policy.Timeout < WantedTimeout ? policy.Timeout : WantedTimeout;

    public TimeSpan WantedTimeout => Configured.Options.Timeout ?? TimeSpan.FromSeconds(Manifest.TimeoutSeconds);

    public ErrorPolicy OnError => Configured.Options.OnError ?? Manifest.OnError;

    public SourceLocation ManifestLocation => new(Code.DeclaredIn);
}
