using System.Globalization;
using Obs.Hooks.Constraints.Macros;
using Obs.Hooks.Constraints.Prjconf;

namespace Obs.Hooks.Constraints.Recipes;

/// <summary>
/// Goes through a spec file as far as constraints need it: which lines belong to a preamble, and which tags become macros.
/// </summary>
internal sealed class SpecPreamble(ConditionalLineReader lines, MacroTable macros)
{
    private readonly Dictionary<string, int> _nextNumber = new(StringComparer.Ordinal) { ["source"] = 0, ["patch"] = 0 };
    private bool _isPreamble = true;
    private bool _isMain = true;

    public IEnumerable<SourceLine> ReadConstraints()
    {
        while (lines.TryRead(out var line))
        {
            if (line.State == LineState.Expanded && line.Text.AsSpan().ContainsAny('%', ':', '!') && Read(line.Text) is { } constraint)
            {
                yield return new SourceLine(line.Number, constraint);
            }
        }
    }

    /// <returns>The value, if the line is a constraint.</returns>
    private string? Read(string line)
    {
        var tag = _isPreamble ? SpecTag.Read(line) : null;
        if (tag is { Value: { } value })
        {
            switch (tag.Keyword)
            {
                case "#!buildconstraint":
                    return value;
                case "name" or "epoch" or "version" or "release" or "disttag" or "url" when _isMain:
                    DefineTag(tag.Keyword, PerlBlanks.Split(value)[0]);
                    break;
                case "url":
                    macros.SetBody(tag.Keyword, value);
                    break;
            }
        }

        if (_isPreamble && (tag is null or { Value: not null }))
        {
            DefineSource(line);
        }

        FollowSection(line);
        return null;
    }

    private void DefineTag(string keyword, string value)
    {
        macros.SetBody(keyword, value);
        macros.SetBody(keyword.ToUpperInvariant(), value);
    }

    /// <summary>Sources and patches have macros with their URLs, numbered on from the last one.</summary>
    private void DefineSource(string line)
    {
        if (SpecSource.Read(line) is not { } source)
        {
            return;
        }

        var number = source.Number ?? _nextNumber[source.Kind];
        macros.SetBody(
            $"{source.Kind.ToUpperInvariant()}URL{number.ToString(CultureInfo.InvariantCulture)}", source.Value);
        if (number >= _nextNumber[source.Kind])
        {
            _nextNumber[source.Kind] = number + 1;
        }
    }

    private void FollowSection(string line)
    {
        if (SpecSections.StartsPackage(line))
        {
            _isPreamble = true;
            _isMain = false;
        }
        else if (SpecSections.StartsOther(line))
        {
            _isPreamble = false;
        }
    }
}
