using System.Collections.Immutable;
using System.Globalization;

namespace Obs.Hooks.Plugins.Target;

/// <summary>
/// What a script of this directory told: lines that begin with the name of their file. Scripts of packages could write there, too:
/// a package can lie about itself, and the whole is bounded and parsed with suspicion.
/// </summary>
internal sealed class StepOutput
{
    private readonly Dictionary<string, ImmutableArray<string>.Builder> _files = new(StringComparer.Ordinal);

    public StepOutput(ProcessResult result)
    {
        Result = result;
        foreach (var line in result.Output.Split('\n'))
        {
            var space = line.IndexOf(' ', StringComparison.Ordinal);
            if (space > 0)
            {
                var name = line[..space];
                if (!_files.TryGetValue(name, out var lines))
                {
                    lines = ImmutableArray.CreateBuilder<string>();
                    _files.Add(name, lines);
                }

                lines.Add(line[(space + 1)..].TrimEnd('\r'));
            }
        }
    }

    public ProcessResult Result { get; }

    /// <summary>The lines of a file; none when there is no such file.</summary>
    public ImmutableArray<string> Lines(string name) => _files.TryGetValue(name, out var lines) ? lines.ToImmutable() : [];

    /// <summary>The exit status of a step; null when the script did not come so far.</summary>
    public int? Status(string name) =>
        Lines($"{name}.status") is [var text, ..] && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var status) ? status : null;
}
