using Obs.Hooks.Scripting.Sources;

namespace Obs.Hooks.Engine.Planning;

/// <summary>A <c>.csx</c>: never in the engine's process, always in a sandbox.</summary>
internal sealed record ScriptCode(ScriptSource Source) : HookCode
{
    public override string Name => Source.Main.Name;

    public override string Version => "";

    public override string Description => $"script {Source.Main.DisplayPath}";

    public override string DeclaredIn => Source.Main.DisplayPath;
}
