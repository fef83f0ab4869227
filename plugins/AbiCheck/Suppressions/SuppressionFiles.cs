using System.Collections.Immutable;

namespace Obs.Hooks.Plugins.AbiCheck.Suppressions;

/// <summary>The suppressions that count for a job: the administrator's, and the package's where that is allowed.</summary>
/// <param name="Paths">On this host.</param>
/// <param name="Names">For people, in the same order.</param>
/// <param name="Problems">Lines without effect.</param>
internal sealed record SuppressionFiles(ImmutableArray<string> Paths, ImmutableArray<string> Names, ImmutableArray<string> Problems)
{
    /// <summary>libabigail's own suffix for such files.</summary>
    private const string Pattern = "*.abignore";

    private const int MaximumSize = 1 << 20;

    /// <summary>Copies them, so that what is checked is what is used.</summary>
    /// <exception cref="IOException">One of the administrator's cannot be read; the message is for people.</exception>
    public static SuppressionFiles Of(HookContext context)
    {
        var files = context.Settings.TextList("suppressions").Select(p => new FileInfo(p)).ToList();
        if (files.Find(static f => !IsReadable(f)) is { } missing)
        {
            throw new IOException($"{Codes.BadSetting}: setting suppressions: found {missing}; expected a file of at most {MaximumSize >> 20} MB");
        }

        if (context.Settings.Switch("packageSuppressions", fallback: true))
        {
            files.AddRange(OfSources(context.Job.SourceDirectory));
        }

        var paths = ImmutableArray.CreateBuilder<string>();
        var problems = ImmutableArray.CreateBuilder<string>();
        foreach (var file in files)
        {
            var text = File.ReadAllText(file.FullName);
            var path = Path.Combine(context.WorkDirectory, $"{paths.Count}.abignore");
            File.WriteAllText(path, text);
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
            paths.Add(path);
            problems.AddRange(SuppressionCheck.Check(file.Name, text));
        }

        return new SuppressionFiles(paths.ToImmutable(), [.. files.Select(static f => f.Name)], problems.ToImmutable());
    }

    /// <summary>The sources can lie in the build root, where the build may have exchanged them: links are not followed.</summary>
    private static IEnumerable<FileInfo> OfSources(string directory) =>
        directory.Length > 0 && new DirectoryInfo(directory) is { Exists: true, LinkTarget: null } sources
            ? sources.EnumerateFiles(Pattern).Where(IsReadable).OrderBy(static f => f.Name, StringComparer.Ordinal)
            : [];

    /// <summary>What is no regular file has no length.</summary>
    private static bool IsReadable(FileInfo file) => file is { Exists: true, LinkTarget: null, Length: > 0 and <= MaximumSize };
}
