using Obs.Hooks.Plugins.BuildCompare.Contents;
using Obs.Hooks.Plugins.BuildCompare.Contents.Normal;
using Obs.Hooks.Plugins.BuildCompare.Facts;
using Obs.Hooks.Plugins.BuildCompare.Packages;
using Obs.Hooks.Plugins.Shared;

namespace Obs.Hooks.Plugins.BuildCompare;

/// <summary>Compares two builds of one package: bytes, then what the headers say, and contents only where digests differ.</summary>
internal sealed class PackageComparer(Workspace workspace)
{
    private static readonly INormalizer[] s_always =
        [new PythonBytecodeNormalizer(), new PngNormalizer(), new ManPageNormalizer(), .. TextRules.All];

    /// <summary>Everything that differs, but of contents the first only.</summary>
    public async Task<List<Difference>> CompareAsync(
        IPackageFormat format, PackageFile before, PackageFile after, CancellationToken cancellationToken)
    {
        try
        {
            if (IsSameFile(before, after))
            {
                return [];
            }

            var old = await format.ReadAsync(before, cancellationToken).ConfigureAwait(false);
            var now = await format.ReadAsync(after, cancellationToken).ConfigureAwait(false);
            var differences = FactsComparer.Compare(after.Name, old, now).ToList();
            var changed = old.Files.Zip(now.Files).Where(static p => p.First.Digest != p.Second.Digest).ToList();
            return differences.Count > 0 || changed.Count == 0
                ? differences
                : await CompareContentsAsync(format, (before, old), (after, now), changed, cancellationToken).ConfigureAwait(false);
        }
        catch (PackageFormatException e)
        {
            return [new Difference(after.Name, $"cannot be compared: {e.Message}")];
        }
    }

    private async Task<List<Difference>> CompareContentsAsync(
        IPackageFormat format,
        (PackageFile File, PackageFacts Facts) before,
        (PackageFile File, PackageFacts Facts) after,
        List<(FileFact Old, FileFact New)> changed,
        CancellationToken cancellationToken)
    {
        var olds = await format
            .ExtractAsync(before.File, changed.Select(static p => p.Old.Path).ToHashSet(StringComparer.Ordinal), cancellationToken)
            .ConfigureAwait(false);
        var news = await format
            .ExtractAsync(after.File, changed.Select(static p => p.New.Path).ToHashSet(StringComparer.Ordinal), cancellationToken)
            .ConfigureAwait(false);
        var comparer = new ContentComparer(
            Normalizers(before.Facts),
            Normalizers(after.Facts),
            new MemoryUnpacker(workspace.Decompressor, workspace.Directory, workspace.FileLimit),
            workspace.FileLimit);
        foreach (var (old, now) in changed)
        {
            var what = olds.TryGetValue(old.Path, out var a) && news.TryGetValue(now.Path, out var b)
                ? await comparer.CompareAsync(new ComparedFile(now.Key, a, b), cancellationToken).ConfigureAwait(false)
                : $"{now.Path} is missing in a payload";
            if (what is not null)
            {
                return [new Difference(after.File.Name, what)];
            }
        }

        return [];
    }

    private static INormalizer[] Normalizers(PackageFacts facts) =>
    [
        .. s_always,
        new ReleaseNormalizer(new ReleaseTrimmer(facts.Name, facts.VersionRelease), $"{facts.Name}-{facts.VersionRelease}"),
    ];

    private static bool IsSameFile(PackageFile before, PackageFile after)
    {
        using var a = before.OpenRead();
        using var b = after.OpenRead();
        if (a.Length != b.Length)
        {
            return false;
        }

        var (bufferA, bufferB) = (new byte[1 << 16], new byte[1 << 16]);
        while (true)
        {
            var count = a.ReadAtLeast(bufferA, bufferA.Length, throwOnEndOfStream: false);
            _ = b.ReadAtLeast(bufferB, bufferB.Length, throwOnEndOfStream: false);
            if (!bufferA.AsSpan(0, count).SequenceEqual(bufferB.AsSpan(0, count)))
            {
                return false;
            }

            if (count < bufferA.Length)
            {
                return true;
            }
        }
    }
}
