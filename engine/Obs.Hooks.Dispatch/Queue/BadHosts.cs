using System.Collections.Immutable;
using Obs.Hooks.Dispatch.Backend;

namespace Obs.Hooks.Dispatch.Queue;

/// <summary>The dispatcher's bad hosts, by what they are bad for.</summary>
internal sealed class BadHosts
{
    private static readonly TimeSpan Expiry = TimeSpan.FromHours(24);

    private readonly Dictionary<string, List<string>> _workers = new(StringComparer.Ordinal);

    public BadHosts(IReadOnlyDictionary<string, DateTimeOffset> table, DateTimeOffset now)
    {
        foreach (var (key, since) in table)
        {
            // The name of a worker never has a slash in it.
            var slash = key.LastIndexOf('/');
            if (slash > 0 && now - since < Expiry)
            {
                var what = key[..slash];
                if (!_workers.TryGetValue(what, out var workers))
                {
                    _workers.Add(what, workers = []);
                }

                workers.Add(key[(slash + 1)..]);
            }
        }
    }

    /// <summary>Workers that are not to get a job, in ordinal order.</summary>
    public ImmutableArray<string> Of(BackendJob job) =>
        _workers.Count == 0
            ? []
            :
            [
                .. On($"{job.Project}/{job.Package}/{job.Arch}")
                    .Concat(On($"{job.Project}/:repo:{job.Repository}/{job.Arch}"))
                    .Distinct(StringComparer.Ordinal)
                    .Order(StringComparer.Ordinal),
            ];

    private List<string> On(string what) => _workers.GetValueOrDefault(what) ?? [];
}
