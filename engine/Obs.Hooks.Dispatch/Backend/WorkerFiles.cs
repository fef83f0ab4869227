using System.Collections.Immutable;
using System.Text;
using Obs.Hooks.Engine.Native;

namespace Obs.Hooks.Dispatch.Backend;

/// <summary>All worker files at this moment.</summary>
internal static class WorkerFiles
{
    /// <summary>Reads them; what cannot be read is left out. A worker in two states is there twice.</summary>
    public static ImmutableArray<BackendWorker> ReadAll(BackendLayout layout)
    {
        var workers = ImmutableArray.CreateBuilder<BackendWorker>();
        foreach (var state in BackendLayout.WorkerStates)
        {
            using var directory = DirectoryHandle.OpenIfExists(Path.Combine(layout.Workers, state));
            foreach (var raw in directory?.RawEntries() ?? [])
            {
                var name = Encoding.UTF8.GetString(raw.AsSpan(0, raw.Length - 1));
                if (BackendWorkerReader.IsName(name) && WorkerEntry.LookAt(directory!, state, name, null)?.Worker is { } worker)
                {
                    workers.Add(worker);
                }
            }
        }

        return workers.ToImmutable();
    }
}
