using System.Runtime.InteropServices;
using Obs.Hooks;

namespace Misfit;

/// <summary>Needs a native library that nobody has.</summary>
[Hook("no-library")]
public sealed class NoLibraryHook : IPrecheckHook
{
    public Task<Verdict> CheckAsync(PrecheckContext context, CancellationToken cancellationToken) =>
        new Verdict.Skipped(Nothing().ToString(System.Globalization.CultureInfo.InvariantCulture));

    [DllImport("obs-hooks-no-such-library")]
    private static extern int Nothing();
}
