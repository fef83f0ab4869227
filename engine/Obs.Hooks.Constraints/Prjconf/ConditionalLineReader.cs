using Obs.Hooks.Constraints.Expressions;
using Obs.Hooks.Constraints.Macros;

namespace Obs.Hooks.Constraints.Prjconf;

/// <summary>
/// What project configurations and spec files share: macros, definitions over several lines, <c>%if</c> and its kin, and the
/// names of flavor and package. Lines are read one by one because what they say (<c>Name:</c>) changes the macros of later ones.
/// </summary>
/// <param name="lines">The document.</param>
/// <param name="expander">The macros, which definitions in the document change.</param>
internal sealed class ConditionalLineReader(IEnumerable<SourceLine> lines, MacroExpander expander)
{
    /// <summary>What stays of <c>@OBS_PACKAGE@</c> where no package is known.</summary>
    public const string NoPackage = "@OBS_PACKAGE@";

    private readonly IEnumerator<SourceLine> _lines = lines.GetEnumerator();
    private readonly Queue<string> _added = new();
    private readonly LineContinuation _continuation = new();
    private ConditionStack _conditions;
    private int _number;

    /// <summary>Replaces <c>@BUILD_FLAVOR@</c>.</summary>
    public string Flavor { get; init; } = "";

    /// <summary>Replaces <c>@OBS_PACKAGE@</c>.</summary>
    public string Package { get; init; } = NoPackage;

    public bool TryRead(out ConditionalLine line)
    {
        var isActive = _conditions.IsActive;
        var isAdded = _added.TryDequeue(out var text);
        if (!isAdded)
        {
            if (!_lines.MoveNext())
            {
                line = default;
                return false;
            }

            text = _lines.Current.Text;
            _number = _lines.Current.Number;
            if (_lines.Current.IsBlock)
            {
                line = new ConditionalLine(_number, text, isActive ? LineState.Consumed : LineState.LeftOut, isActive, false);
                return true;
            }
        }

        var result = text!;
        var state = Process(ref result);
        // What was only looked at stays as it was.
        line = new ConditionalLine(_number, state == LineState.Expanded ? result : text!, state, isActive, isAdded);
        return true;
    }

    private LineState Process(ref string line)
    {
        if (IsNeededForBuild(line))
        {
            return LineState.Consumed;
        }

        if (_continuation.Join(line) is not { } joined)
        {
            return LineState.Consumed;
        }

        line = joined;
        if (line.AsSpan().TrimStart(PerlBlanks.All).StartsWith("#") && !line.StartsWith("#!", StringComparison.Ordinal))
        {
            return LineState.Consumed;
        }

        if (_conditions.IsActive)
        {
            Expand(ref line);
        }

        if (Directives.ReadBranch(line) is { } branch)
        {
            if (!TakesBranch(branch))
            {
                return LineState.Consumed;
            }

            // It was left out so far, so its macros are still there.
            line = Directives.ToIf(line);
            Expand(ref line);
        }
        else if (!_conditions.IsActive)
        {
            if (Directives.StartsIf(line))
            {
                _conditions.Nest();
            }

            return LineState.LeftOut;
        }

        if (line.Contains('@', StringComparison.Ordinal))
        {
            line = line.Replace("@BUILD_FLAVOR@", Flavor, StringComparison.Ordinal).Replace("@OBS_PACKAGE@", Package, StringComparison.Ordinal);
        }

        if (Directives.ReadIf(line) is not { } condition)
        {
            return LineState.Expanded;
        }

        if (!Holds(condition))
        {
            _conditions.Fail();
        }

        return LineState.Consumed;
    }

    /// <summary>Only with text behind it: a remnant of the time before build requirements.</summary>
    private static bool IsNeededForBuild(string line)
    {
        const string Keyword = "neededforbuild";
        if (!line.StartsWith('#'))
        {
            return false;
        }

        var rest = line.AsSpan(1).TrimStart(PerlBlanks.All);
        return rest.StartsWith(Keyword) && !rest[Keyword.Length..].Trim(PerlBlanks.All).IsEmpty;
    }

    private bool TakesBranch(string branch)
    {
        switch (branch)
        {
            case "else":
                _conditions.Else();
                return false;
            case "endif":
                _conditions.End();
                return false;
            default:
                return _conditions.ElseIf();
        }
    }

    private void Expand(ref string line)
    {
        if (!line.Contains('%', StringComparison.Ordinal))
        {
            return;
        }

        line = expander.Expand(line);
        if (!line.Contains('\n', StringComparison.Ordinal))
        {
            return;
        }

        var parts = PerlLines.Split(line);
        var waiting = _added.ToArray();
        _added.Clear();
        foreach (var part in parts.Skip(1).Select(static p => p.Replace("%", "%%", StringComparison.Ordinal)).Concat(waiting))
        {
            _added.Enqueue(part);
        }

        line = parts.Length > 0 ? parts[0] : "";
    }

    private bool Holds(Condition condition)
    {
        switch (condition.Keyword)
        {
            case "if":
                return new Expression(condition.Text, null, expander.Budget).Evaluate().IsTrue;
            case "ifarch" or "ifnarch":
                return Names("_target_cpu", condition) == (condition.Keyword == "ifarch");
            default:
                return Names("_target_os", condition) == (condition.Keyword == "ifos");
        }
    }

    private bool Names(string macro, Condition condition)
    {
        var value = expander.Macros.Body(macro);
        return PerlBlanks.Split(condition.Text).Contains(value is null or "" or "0" ? "unknown" : value, StringComparer.Ordinal);
    }
}
