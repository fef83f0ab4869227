using Obs.Hooks.Engine.Configuration;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Plugins;

namespace Obs.Hooks.Engine.Planning;

/// <summary>A configured hook and the code that does it.</summary>
internal sealed record ResolvedHook(ConfiguredHook Configured, HookCode Code, HookManifest Manifest)
{
    public string Id => Configured.Id;

    /// <summary>The stage at post-build.</summary>
    public HookStage Stage => Configured.Options.Stage ?? Manifest.Stage;

    public TimeSpan Timeout => Configured.Options.Timeout ?? TimeSpan.FromSeconds(Manifest.TimeoutSeconds);

    public ErrorPolicy OnError => Configured.Options.OnError ?? Manifest.OnError;

    public SourceLocation ManifestLocation => new(Code.DeclaredIn);
}
