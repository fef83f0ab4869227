using System.Collections.Immutable;
using Microsoft.Win32.SafeHandles;
using Obs.Hooks.Plugins.Target;

namespace Obs.Hooks.Plugins.TestFramework;

/// <summary>Sources and results as a test finds them: <c>sources/NAME</c>, <c>results/NAME</c>. Held open until disposed.</summary>
internal sealed class JobInputs : IDisposable
{
    private const int MaximumFiles = 2000;

    private readonly List<SafeFileHandle> _handles = [];

    private JobInputs(PostBuildContext context)
    {
        var mounts = ImmutableArray.CreateBuilder<ToolMount>();
        if (Directory.Exists(context.Job.SourceDirectory))
        {
            foreach (var path in Directory.EnumerateFiles(context.Job.SourceDirectory).Order(StringComparer.Ordinal).Take(MaximumFiles))
            {
                // It may lie in the build root: what the build made of it is not followed.
                if (PackageSource.Open(path, context.Job) is { } handle)
                {
                    _handles.Add(handle);
                    mounts.Add(new ToolMount($"sources/{Path.GetFileName(path)}", PackageSource.PathOf(handle)));
                }
            }
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var result in context.Results.Files.Take(MaximumFiles))
        {
            if (names.Add(result.Name))
            {
                mounts.Add(new ToolMount($"results/{result.Name}", context.Results.PathOf(result)));
            }
        }

        Mounts = mounts.ToImmutable();
    }

    public ImmutableArray<ToolMount> Mounts { get; }

    public static JobInputs Of(PostBuildContext context) => new(context);

    public void Dispose() => _handles.ForEach(static h => h.Dispose());
}
