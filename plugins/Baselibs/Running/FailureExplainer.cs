using Obs.Hooks.Plugins.Baselibs.Configuration;

namespace Obs.Hooks.Plugins.Baselibs.Running;

/// <summary>Finds the line of a configuration that made mkbaselibs, or the rpmbuild in it, fail.</summary>
/// <param name="own">The package's configuration.</param>
/// <param name="global">The global one.</param>
internal sealed class FailureExplainer(BaselibsConf own, BaselibsConf global)
{
    private const string BadLine = "bad line: ";
    private const string Rule = " rule: ";
    private const string RegularExpression = " in regex; marked by <-- HERE in m/";
    private const string Here = " <-- HERE ";
    private const string RpmError = "error: ";
    private const int ShownErrors = 5;
    private const int Killed = 128 + 9;

    /// <summary>One message per trouble, the first the most to the point.</summary>
    /// <param name="result">Of a run that failed.</param>
    /// <param name="isOwn">Whether the package's configuration or its packages are at fault, not the host's.</param>
    public IReadOnlyList<string> Explain(ProcessResult result, out bool isOwn)
    {
        isOwn = true;
        var errors = result.Error.Split('\n');
        if (errors.Select(Blame).FirstOrDefault(static b => b is not null) is var (what, text))
        {
            var line = own.Find(text) ?? global.Find(text);
            isOwn = line is null || own.Lines.Contains(line);
            return [line is null ? $"{own.Name}: {Codes.BadLine}: {what}" : $"{line.Place}: {Codes.BadLine}: {what}"];
        }

        var section = Section(result.Output);
        var lines = (result.Output + "\n" + result.Error).Split('\n');
        var rpm = lines.Where(static l => l.StartsWith(RpmError, StringComparison.Ordinal)).Distinct().Take(ShownErrors).ToList();
        return rpm.Count > 0
            ? [.. rpm.Select(e => $"{Culprit(e)?.Place.ToString() ?? section}: {Codes.MakingFailed}: rpmbuild: {e[RpmError.Length..].Trim()}{Before(lines, e)}")]
            : [$"{section}: {Codes.MakingFailed}: {End(result)}"];
    }

    /// <summary>What mkbaselibs dies of, with the text of the configuration that it names.</summary>
    private static (string What, string Text)? Blame(string line)
    {
        if (line.StartsWith(BadLine, StringComparison.Ordinal))
        {
            return ($"found \"{line[BadLine.Length..]}\"; expected a statement of baselibs.conf; correct or remove the line", line[BadLine.Length..]);
        }

        var rule = line.IndexOf(Rule, StringComparison.Ordinal);
        if (line.StartsWith("bad ", StringComparison.Ordinal) && rule > 0)
        {
            var kind = line["bad ".Length..rule];
            return ($"found {kind} {line[(rule + Rule.Length)..]}; expected a rule of {kind} (in double quotes, or with + or -); correct it", line[(rule + Rule.Length)..]);
        }

        var regex = line.IndexOf(RegularExpression, StringComparison.Ordinal);
        var end = line.LastIndexOf("/ at /", StringComparison.Ordinal);
        if (regex < 0 || end < regex + RegularExpression.Length)
        {
            return null;
        }

        var expression = line[(regex + RegularExpression.Length)..end].Replace(Here, "", StringComparison.Ordinal);
        expression = expression.EndsWith(Here.TrimEnd(), StringComparison.Ordinal) ? expression[..^Here.TrimEnd().Length] : expression;
        return ($"found {expression}; expected a regular expression of Perl: {line[..regex]}; correct it", expression);
    }

    /// <summary>rpmbuild shows the line of the spec file that it does not like, which ends with what stands in double quotes here.</summary>
    private ConfLine? Culprit(string error)
    {
        var at = error.IndexOf(": ", RpmError.Length, StringComparison.Ordinal);
        while (at >= 0)
        {
            var text = error[(at + 2)..].Trim();
            var line = text.Length == 0 ? null : own.Find($"\"{text}\"") ?? own.Lines.FirstOrDefault(l => l.Argument.Length > 2 && ConfText.CanBecome(l.Argument.Trim('"').Trim(), text));
            if (line is not null)
            {
                return line;
            }

            at = error.IndexOf(": ", at + 1, StringComparison.Ordinal);
        }

        return null;
    }

    /// <summary>What the script of a spec file said before it ended, apart from its trace.</summary>
    private static string Before(string[] lines, string error)
    {
        var said = error.Contains(" Bad exit status ", StringComparison.Ordinal)
            ? lines.TakeWhile(l => l != error).LastOrDefault(static l => l.Length > 0 && l[0] != '+' && !l.StartsWith("Executing(", StringComparison.Ordinal))
            : null;
        return said is null ? "" : $": {said.Trim()}";
    }

    /// <summary>Where the section of the package begins that was worked on.</summary>
    private string Section(string output)
    {
        const string writing = ": writing specfile...";
        var last = output.Split('\n').LastOrDefault(static l => l.EndsWith(writing, StringComparison.Ordinal));
        var name = last is null ? "" : MkbaselibsReport.NameOf(last);
        var line = own.Packages.FirstOrDefault(l => l.Package == name);
        return line?.Place.ToString() ?? (name.Length > 0 ? $"{own.Name}: {name}" : own.Name);
    }

    private static string End(ProcessResult result) => result.ExitStatus == Killed
        ? "mkbaselibs was killed: the unpacked package needs more memory than it may have (memoryMB in the hook's settings)"
        : $"mkbaselibs ended with {result.ExitStatus}: {LastLine(result)}";

    private static string LastLine(ProcessResult result) =>
        (result.Error.TrimEnd() is { Length: > 0 } error ? error : result.Output.TrimEnd()).Split('\n')[^1];
}
