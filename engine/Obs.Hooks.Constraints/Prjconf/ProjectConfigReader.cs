using Obs.Hooks.Constraints.Language;
using Obs.Hooks.Constraints.Macros;
using Obs.Hooks.Constraints.Origins;

namespace Obs.Hooks.Constraints.Prjconf;

/// <summary>Reads a project configuration as OBS's <c>Build::read_config</c> does, macros and conditions included.</summary>
public sealed class ProjectConfigReader
{
    private readonly string? _file;
    private readonly DefinitionList _definitions;
    private readonly List<ConstraintText> _constraints = [];
    private readonly List<string> _buildFlags = [];
    private string _macros = "";
    private string? _hostArch;

    private ProjectConfigReader(string arch, string? file)
    {
        _file = file;
        _definitions = new DefinitionList(arch);
    }

    /// <summary>Reads a configuration, of one project or several in a row as the scheduler gets it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="arch">The architecture it is read for.</param>
    /// <param name="file">The name to give in the origins of constraints.</param>
    /// <returns>What it says.</returns>
    /// <exception cref="ConstraintException">Its macros expand beyond all measure. OBS itself accepts any text.</exception>
    public static ProjectConfig Read(string text, string arch, string? file = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(arch);
        try
        {
            return new ProjectConfigReader(Octets.From(arch), file).Read(PerlLines.Split(Octets.From(text)));
        }
        catch (InsufficientExecutionStackException)
        {
            throw new ConstraintException("macros nest too deeply");
        }
    }

    private ProjectConfig Read(string[] text)
    {
        var budget = new MacroBudget();
        var expander = new MacroExpander(new MacroTable(_definitions.All), budget);
        var reader = new ConditionalLineReader(CollectBlocks(text), expander);
        var lines = new List<ProjectConfigLine>();
        while (reader.TryRead(out var line))
        {
            if (line.IsAdded)
            {
                // Only the first line of what a macro expands to belongs to the configuration.
                continue;
            }

            lines.Add(new ProjectConfigLine(line.Number, line.IsActive, Octets.ToText(line.Text)));
            if (line.State != LineState.LeftOut)
            {
                // A consumed line counts, too, as it was written: the second line of a definition may look like a keyword.
                Apply(line);
            }
        }

        if (_macros.Length > 0)
        {
            _definitions.AddBlock(_macros);
        }

        return new ProjectConfig(_constraints, _hostArch, lines) { Definitions = _definitions.All, BuildFlags = _buildFlags };
    }

    /// <summary>Blocks from <c>Macros:</c> to <c>:Macros</c> become one line each.</summary>
    private static IEnumerable<SourceLine> CollectBlocks(string[] text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (!IsMark(text[at], "macros:"))
            {
                yield return new SourceLine(at + 1, text[at]);
                continue;
            }

            var start = at++;
            var end = at;
            while (end < text.Length && !IsMark(text[end], ":macros"))
            {
                end++;
            }

            yield return new SourceLine(
                start + 1, string.Concat(text[at..end].Select(static l => $"{l}\n").Prepend("macros:\n")), IsBlock: true);
            at = end;
        }
    }

    private static bool IsMark(string line, string mark) =>
        line.AsSpan().Trim(PerlBlanks.All).Equals(mark, StringComparison.OrdinalIgnoreCase);

    private void Apply(ConditionalLine line)
    {
        var words = PerlBlanks.Split(line.Text);
        if (words.Length == 0)
        {
            return;
        }

        var value = string.Join(' ', words.Skip(1));
        switch (words[0].ToLowerInvariant())
        {
            case "macros:":
                var block = line.Text.IndexOf('\n', StringComparison.Ordinal) is var end && end < 0 ? line.Text : line.Text[(end + 1)..];
                _macros = block.StartsWith("!\n", StringComparison.Ordinal) ? block[2..] : _macros + block;
                break;
            case "distmacro:":
                AddDistributionMacro(line.Text);
                break;
            case "target:" or "changetarget:":
                SetTarget(value);
                break;
            case "hostarch:":
                _hostArch = Octets.ToText(value);
                break;
            case "buildflags:":
                SetBuildFlags(words.Skip(1));
                break;
            case "constraint:" when value == "!*":
                _constraints.Clear();
                break;
            case "constraint:":
                _constraints.Add(new ConstraintText(
                    Octets.ToText(value), new ConstraintOrigin(ConstraintSource.ProjectConfig, _file, line.Number, 1)));
                break;
        }
    }

    private void AddDistributionMacro(string line)
    {
        var rest = line.AsSpan().TrimStart(PerlBlanks.All);
        var blank = rest.IndexOfAny(PerlBlanks.All);
        var definition = blank < 0 ? "" : rest[blank..].TrimStart(PerlBlanks.All);
        if (!definition.IsEmpty)
        {
            _definitions.Add(definition.ToString());
        }
    }

    private void SetBuildFlags(IEnumerable<string> words)
    {
        foreach (var word in words)
        {
            if (word == "!*")
            {
                _buildFlags.Clear();
            }
            else if (word.StartsWith('!'))
            {
                _buildFlags.RemoveAll(flag => flag == word[1..]);
            }
            else
            {
                _buildFlags.Add(word);
            }
        }
    }

    private void SetTarget(string target)
    {
        if (target is not ("" or "0"))
        {
            var dash = target.IndexOf('-', StringComparison.Ordinal);
            _definitions.Add($"_target_cpu {(dash < 0 ? target : target[..dash])}");
        }
    }
}
