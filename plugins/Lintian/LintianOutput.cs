using System.Collections.Immutable;
using Obs.Hooks.Plugins.Shared.Lint;

namespace Obs.Hooks.Plugins.Lintian;

/// <summary>What one run of lintian said.</summary>
/// <param name="Lines">Its findings.</param>
/// <param name="SaysErrors">Whether it ended as it does with findings that it is to fail on.</param>
/// <param name="Skipped">Paths of files that it could not read, with its reasons.</param>
internal sealed record LintianOutput(ImmutableArray<LintianLine> Lines, bool SaysErrors, ImmutableArray<(string Path, string Reason)> Skipped)
{
    private const string Skipping = "Skipping ";

    /// <summary>
    /// lintian(1) knows the exit statuses 0 and 2, for findings of <c>--fail-on</c>. It also ends with 2 when it dies, and
    /// with 1 when it skipped a file that it could not read.
    /// </summary>
    /// <exception cref="LintException">It did not do its work.</exception>
    public static LintianOutput Judge(ProcessResult result)
    {
        ImmutableArray<LintianLine> lines = [.. result.Output.Split('\n').Select(LintianLine.Parse).OfType<LintianLine>()];
        ImmutableArray<(string, string)> skipped =
        [
            .. result.Error.Split('\n').Where(static l => l.StartsWith(Skipping, StringComparison.Ordinal)).Select(static l => l[Skipping.Length..])
                .Where(static l => l.Contains(": ", StringComparison.Ordinal))
                .Select(static l => (l[..l.IndexOf(": ", StringComparison.Ordinal)], LintText.Clean(l[(l.IndexOf(": ", StringComparison.Ordinal) + 2)..]))),
        ];
        return result.ExitStatus switch
        {
            0 => new LintianOutput(lines, false, skipped),
            2 when !lines.IsEmpty => new LintianOutput(lines, true, skipped),
            1 or 2 when !skipped.IsEmpty => new LintianOutput(lines, result.ExitStatus == 2 && !lines.IsEmpty, skipped),
            137 => throw new LintException(LintCodes.TooBig, "lintian was killed: packages that unpack to more than the hook's \"memoryMB\"?", byPackage: true),
            _ => throw new LintException(LintCodes.Broke, $"lintian ended with status {LintText.Number(result.ExitStatus)}: {Reason(result.Error)}"),
        };
    }

    /// <summary>Perl says where it died at the end of the line, and who called below it.</summary>
    private static string Reason(string error)
    {
        var line = error.Split('\n').FirstOrDefault(static l => l.Length > 0 && !char.IsWhiteSpace(l[0]) && !l.StartsWith("running with root", StringComparison.Ordinal));
        return line is null ? LintText.LastLine(error) : LintText.Clean(line.Split(" at /", 2)[0]);
    }
}
