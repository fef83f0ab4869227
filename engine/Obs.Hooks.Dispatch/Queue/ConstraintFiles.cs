using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Obs.Hooks.Dispatch.Backend;

namespace Obs.Hooks.Dispatch.Queue;

/// <summary>
/// <c>_constraints</c> files by their MD5, fetched from the source server as bs_dispatch does: once each, checked, and after
/// an error again only ten minutes later. Asking never waits; <paramref name="arrived"/> is called when there is news.
/// </summary>
internal sealed class ConstraintFiles(HttpClient http, Uri sourceServer, TimeProvider clock, Action arrived) : IDisposable
{
    private const int Limit = 1 << 20;
    private const int AtOnce = 4;

    private static readonly TimeSpan RetryAfter = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<string, (ConstraintFile File, long Since)> _files = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _places = new(AtOnce);
    private readonly CancellationTokenSource _stop = new();

    /// <summary>The file of a job that has one.</summary>
    public ConstraintFile Of(BackendJob job)
    {
        var md5 = job.ConstraintsMd5;
        if (_files.TryGetValue(md5, out var known)
            && (known.File.Trouble.Length == 0 || clock.GetElapsedTime(known.Since) < RetryAfter))
        {
            return known.File;
        }

        _files[md5] = (ConstraintFile.Fetching, clock.GetTimestamp());
        _ = FetchAsync(job);
        return ConstraintFile.Fetching;
    }

    /// <summary>Forgets the files that no job has any more.</summary>
    public void Keep(IReadOnlySet<string> used)
    {
        foreach (var md5 in _files.Keys.Where(m => !used.Contains(m)))
        {
            _files.TryRemove(md5, out _);
        }
    }

    public void Dispose()
    {
        _stop.Cancel();
        _stop.Dispose();
    }

    private async Task FetchAsync(BackendJob job)
    {
        ConstraintFile file;
        try
        {
            await _places.WaitAsync(_stop.Token);
            try
            {
                file = await FetchFileAsync(job);
            }
            finally
            {
                _places.Release();
            }
        }
        catch (HttpRequestException e)
        {
            file = new ConstraintFile(null, $"cannot fetch _constraints: {e.Message}");
        }
        catch (OperationCanceledException) when (!_stop.IsCancellationRequested)
        {
            file = new ConstraintFile(null, "cannot fetch _constraints: no answer in time");
        }
        catch (OperationCanceledException)
        {
            return;
        }

        _files[job.ConstraintsMd5] = (file, clock.GetTimestamp());
        arrived();
    }

    private async Task<ConstraintFile> FetchFileAsync(BackendJob job)
    {
        var uri = new Uri(
            sourceServer,
            $"/source/{Uri.EscapeDataString(job.Project)}/{Uri.EscapeDataString(PackageOf(job))}/_constraints"
            + $"?expand=1&rev={Uri.EscapeDataString(job.SourceMd5)}");
        using var answer = await http.GetAsync(uri, HttpCompletionOption.ResponseHeadersRead, _stop.Token);
        answer.EnsureSuccessStatusCode();
        var bytes = await BoundedContent.ReadAsync(answer.Content, Limit, _stop.Token);
        // MD5 is how OBS names versions of sources, nothing more.
        return Convert.ToHexStringLower(MD5.HashData(bytes)) == job.ConstraintsMd5
            ? new ConstraintFile(Encoding.UTF8.GetString(bytes), "")
            : new ConstraintFile(null, "the source server's _constraints is not the one the job was made with");
    }

    /// <summary>The package whose sources a multibuild flavor is built from: <c>gcc:cross</c> is in <c>gcc</c>.</summary>
    private static string PackageOf(BackendJob job) =>
        job.Package.IndexOf(':', StringComparison.Ordinal) is var colon and > 0 && !job.Package.StartsWith("_product:", StringComparison.Ordinal)
        && !job.Package.StartsWith("_patchinfo:", StringComparison.Ordinal)
            ? job.Package[..colon]
            : job.Package;
}
