using System.Runtime.InteropServices;
using Obs.Hooks;

namespace SideBySide;

/// <summary>Tells which private assembly, native library and contract it got.</summary>
[Hook("which")]
public sealed partial class SideHook : IPrecheckHook
{
    public Task<Verdict> CheckAsync(PrecheckContext context, CancellationToken cancellationToken) =>
        new Verdict.Skipped($"PrivLib {PrivLib.Which.Version}, native {Number()}, by name {ByName()}");

    [LibraryImport("number", EntryPoint = "number")]
    private static partial int Number();

    /// <summary>Assembly.Load by name finds the plugin's own copy only in contextual reflection.</summary>
    private static string ByName() => System.Reflection.Assembly.Load("PrivLib").GetName().Version!.ToString();
}
