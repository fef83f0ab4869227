using System.Collections.Immutable;
using System.Globalization;

namespace Obs.Hooks.Plugins.Target;

/// <summary>What apt-get and dpkg say in the C locale.</summary>
internal static class DebMessages
{
    private static readonly string[] s_own =
        ["dpkg: ", "Setting up ", "Unpacking ", "Preparing to unpack ", "Selecting previously ", "(Reading database", "Processing triggers ", "Errors were encountered"];

    /// <summary>Of <c>new/0001.deb WHY</c>; a broken package of the build root is not ours to judge.</summary>
    public static IEnumerable<Problem> Unreadable(ImmutableArray<string> lines, ImmutableArray<TargetPackage> packages) =>
        from line in lines
        let words = line.Split(' ', 2)
        from package in packages
        where package.Mount == words[0]
        select new Problem(
            package.IsNew ? ProblemKind.Unreadable : ProblemKind.Root, MessageLines.Plain(package.FileName), MessageLines.Plain(words.Length > 1 ? words[1] : ""))
        {
            File = package.FileName,
        };

    /// <summary><c> hello : Depends: foo (&gt;= 2) but it is not installable</c>, more of the same package below it without its name.</summary>
    public static ImmutableArray<Problem> OfApt(ImmutableArray<string> lines, int? status, ImmutableArray<PackageFacts> packages)
    {
        if (status is 0)
        {
            return [];
        }

        var problems = ImmutableArray.CreateBuilder<Problem>();
        var start = lines.IndexOf("The following packages have unmet dependencies:");
        var package = "";
        for (var i = start + 1; start >= 0 && i < lines.Length && lines[i].StartsWith(' '); i++)
        {
            var line = MessageLines.Plain(lines[i]).Trim();
            if (line.Split(" : ", 2) is [var name, var rest])
            {
                (package, line) = (name, rest);
            }

            var kind = line.StartsWith("Conflicts:", StringComparison.Ordinal) || line.StartsWith("Breaks:", StringComparison.Ordinal)
                ? ProblemKind.Conflict
                : ProblemKind.Dependency;
            problems.Add(new Problem(packages.Any(p => p.Name == package && p.Package.IsNew) ? kind : ProblemKind.Root, package, line));
        }

        if (problems.Count == 0)
        {
            var why = lines.LastOrDefault(static l => l.StartsWith("E: ", StringComparison.Ordinal)) ?? "it gave no reason";
            problems.Add(new Problem(ProblemKind.Dependency, "apt-get", MessageLines.Plain(why)));
        }

        return problems.ToImmutable();
    }

    /// <summary>What dpkg says of an installation in which files may be overwritten.</summary>
    public static ImmutableArray<Problem> OfDpkg(ImmutableArray<string> lines, int? status, ImmutableArray<PackageFacts> packages)
    {
        var problems = ImmutableArray.CreateBuilder<Problem>();
        var unpacked = "dpkg";
        for (var i = 0; i < lines.Length; i++)
        {
            unpacked = MessageLines.Between(lines[i], "Unpacking ", " (") is { } name ? MessageLines.Plain(name.Split(':')[0]) : unpacked;
            if (lines[i].StartsWith("dpkg: warning: trying to overwrite ", StringComparison.Ordinal))
            {
                problems.Add(Of(unpacked, MessageLines.Plain(lines[i]), lines, i));
            }

            var subject = MessageLines.Between(lines[i], "dpkg: error processing archive ", " (--") ?? MessageLines.Between(lines[i], "dpkg: error processing package ", " (--");
            if (subject is not null && i + 1 < lines.Length)
            {
                problems.Add(Of(Package(subject, packages), MessageLines.Plain(lines[i + 1]).Trim(), lines, i));
            }
        }

        if (status is not 0 && problems.Count == 0)
        {
            problems.Add(new Problem(
                ProblemKind.Install,
                "dpkg",
                status is { } s
                    ? string.Create(CultureInfo.InvariantCulture, $"exit status {s}: {MessageLines.Plain(lines.LastOrDefault(static l => l.StartsWith("dpkg: ", StringComparison.Ordinal)) ?? "it gave no reason")}")
                    : "was ended before it had installed the packages: by one of their scripts, or because they used too much")
            {
                Output = MessageLines.Before(lines, lines.Length, static _ => false),
            });
        }

        return problems.ToImmutable();
    }

    private static Problem Of(string package, string why, ImmutableArray<string> lines, int index)
    {
        if (MessageLines.Between(why, "trying to overwrite '", "', which is also in package ") is { } file)
        {
            return new Problem(ProblemKind.File, package, $"{file} is in {MessageLines.Between(why, "which is also in package ", "")}, too") { File = file };
        }

        var isScript = why.Contains(" script subprocess ", StringComparison.Ordinal);
        return new Problem(isScript ? ProblemKind.Script : ProblemKind.Install, package, why)
        {
            Output = MessageLines.Before(lines, index, static l => Array.Exists(s_own, o => l.StartsWith(o, StringComparison.Ordinal))),
        };
    }

    private static string Package(string subject, ImmutableArray<PackageFacts> packages) =>
        MessageLines.Plain(packages.FirstOrDefault(p => p.Package.Mount == subject)?.Name ?? subject);
}
