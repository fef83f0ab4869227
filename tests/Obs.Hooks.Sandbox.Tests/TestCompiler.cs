using Obs.Hooks.Engine.Configuration;
using Obs.Hooks.Engine.Scripts;

namespace Obs.Hooks.Sandbox.Tests;

/// <summary>Compiles in a sandbox, as the engine does.</summary>
internal static class TestCompiler
{
    public static ICompiledScripts Instance { get; } = new FreshlyCompiledScripts(new SandboxedCompiler(new EngineOptions()));
}
