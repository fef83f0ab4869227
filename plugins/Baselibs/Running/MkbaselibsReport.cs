using System.Collections.Immutable;

namespace Obs.Hooks.Plugins.Baselibs.Running;

/// <summary>What mkbaselibs said. Its exit status is 0 for nothing done, too.</summary>
/// <param name="Built">Packages with their targets for which it ran rpmbuild: <c>hello(x86_64:32bit)</c>.</param>
/// <param name="Empty">Those without any file to take.</param>
/// <param name="WithoutFiles">File names of packages that have no files at all.</param>
internal sealed record MkbaselibsReport(ImmutableArray<string> Built, ImmutableArray<string> Empty, ImmutableArray<string> WithoutFiles)
{
    public static MkbaselibsReport Read(ProcessResult result) => new(
        [.. Lines(result.Output, ": running build...")],
        [.. Lines(result.Output, ": empty filelist, skipping rpm")],
        [.. Lines(result.Error, " is empty, skipping").Select(static p => Path.GetFileName(p))]);

    /// <summary>The package a line is about, without its target.</summary>
    public static string NameOf(string built)
    {
        var end = built.IndexOf('(', StringComparison.Ordinal);
        return end < 0 ? built : built[..end];
    }

    private static IEnumerable<string> Lines(string text, string end) =>
        text.Split('\n').Where(l => l.EndsWith(end, StringComparison.Ordinal)).Select(l => l[..^end.Length]);
}
