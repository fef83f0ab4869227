using System.Collections.Immutable;
using System.Globalization;

namespace Obs.Hooks.Plugins.Target;

/// <summary>What rpm says on standard error, in the C locale (rpm's lib/rpmprob.c and lib/rpmscript.c have the words).</summary>
internal static class RpmMessages
{
    private static readonly string[] s_own = ["error: ", "warning: ", "rpm: ", "\t"];

    /// <param name="lines">What it said.</param>
    /// <param name="status">How it ended; null when it was not seen to end.</param>
    public static ImmutableArray<Problem> Parse(ImmutableArray<string> lines, int? status)
    {
        var problems = ImmutableArray.CreateBuilder<Problem>();
        for (var i = 0; i < lines.Length; i++)
        {
            if (Parse(lines, i) is { } problem)
            {
                problems.Add(problem);
            }
        }

        if (status is not 0 && problems.Count == 0)
        {
            var last = lines.LastOrDefault(static l => l.StartsWith("error: ", StringComparison.Ordinal)) ?? "it gave no reason";
            problems.Add(new Problem(
                ProblemKind.Install,
                "rpm",
                status is { } s
                    ? string.Create(CultureInfo.InvariantCulture, $"exit status {s}: {MessageLines.Plain(last)}")
                    : "was ended before it had installed the packages: by one of their scripts, or because they used too much")
            {
                Output = MessageLines.Before(lines, lines.Length, static _ => false),
            });
        }

        return problems.ToImmutable();
    }

    /// <summary>Of <c>new/0001.rpm WHY</c>.</summary>
    public static IEnumerable<Problem> Unreadable(ImmutableArray<string> lines, ImmutableArray<PackageFacts> packages) =>
        from line in lines
        let words = line.Split(' ', 2)
        from package in packages
        where package.Package.Mount == words[0]
        select new Problem(
            ProblemKind.Unreadable,
            MessageLines.Plain(package.Package.FileName),
            MessageLines.Plain(words.Length > 1 ? words[1].Replace(words[0] + ":", "", StringComparison.Ordinal).Trim() : "").TrimEnd() is { Length: > 0 } why ? why : "its digests or its payload are wrong")
        {
            File = package.Package.FileName,
        };

    private static Problem? Parse(ImmutableArray<string> lines, int index)
    {
        var line = MessageLines.Plain(lines[index]).TrimStart();
        if (!lines[index].StartsWith('\t'))
        {
            return Script(lines, index, line);
        }

        if (line.StartsWith("file ", StringComparison.Ordinal))
        {
            return OfFile(line);
        }

        foreach (var (words, kind) in (ReadOnlySpan<(string, ProblemKind)>)[
            (" is needed by ", ProblemKind.Dependency), (" conflicts with ", ProblemKind.Conflict), (" is obsoleted by ", ProblemKind.Conflict)])
        {
            if (MessageLines.Between(line, words, "") is { } package)
            {
                return new Problem(kind, package, kind == ProblemKind.Dependency ? $"needs {line[..line.IndexOf(words, StringComparison.Ordinal)]}, which no package of the job provides" : line);
            }
        }

        return new Problem(ProblemKind.Install, "rpm", line);
    }

    /// <summary><c>file F conflicts between attempted installs of A and B</c>, or <c>file F from install of A conflicts with file from package B</c>.</summary>
    private static Problem OfFile(string line)
    {
        if (MessageLines.Between(line, "file ", " conflicts between attempted installs of ") is { } both
            && MessageLines.Between(line, " attempted installs of ", " and ") is { } one)
        {
            return new Problem(ProblemKind.File, one, $"{both} is in {MessageLines.Between(line, $"{one} and ", "")}, too, with different content") { File = both };
        }

        return MessageLines.Between(line, "file ", " from install of ") is { } file
            && MessageLines.Between(line, " from install of ", " conflicts with file from package ") is { } package
                ? new Problem(ProblemKind.File, package, $"{file} is in {MessageLines.Between(line, " from package ", "")}, too, with different content") { File = file }
                : new Problem(ProblemKind.File, "rpm", line);
    }

    /// <summary><c>warning: %post(NEVRA) scriptlet failed, exit status 3</c>; an error where the package is not installed then.</summary>
    private static Problem? Script(ImmutableArray<string> lines, int index, string line)
    {
        var isProblem = line.StartsWith("warning: %", StringComparison.Ordinal) || line.StartsWith("error: %", StringComparison.Ordinal);
        if (isProblem && MessageLines.Between(line, "%", "(") is { } script && MessageLines.Between(line, "(", ") scriptlet failed, ") is { } package)
        {
            return new Problem(ProblemKind.Script, package, $"%{script} failed, {MessageLines.Between(line, " scriptlet failed, ", "")}")
            {
                Output = MessageLines.Before(lines, index, static l => Array.Exists(s_own, o => l.StartsWith(o, StringComparison.Ordinal))),
            };
        }

        return null;
    }
}
