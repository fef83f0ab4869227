using System.Collections.Immutable;
using System.Globalization;
using Obs.Hooks.Plugins.AbiCheck.Policy;

namespace Obs.Hooks.Plugins.AbiCheck.Running;

/// <summary>
/// Reads what abipkgdiff 2 prints. It has no other format, and its exit status says little: 0 for a library with another
/// SONAME, 4 for a structure with another layout, 0 for anything without debug information.
/// </summary>
internal sealed class AbiOutput
{
    private const string Banner = "================ ";
    private const string ErrorBanner = "==== Error happened during processing of '";
    private const string EndOfError = "==== End of error for ";
    private const string NoDebugInfo = "could not find debug info";
    private const int EntryIndent = 4;
    private const int MaximumChanges = 10_000;

    private readonly ImmutableArray<AbiChange>.Builder _changes = ImmutableArray.CreateBuilder<AbiChange>();
    private readonly List<(string Path, string Soname)> _removed = [];
    private readonly List<(string Path, string Soname)> _added = [];
    private readonly Dictionary<ChangeKind, int> _counted = [];
    private readonly Dictionary<ChangeKind, int> _listed = [];
    private string _binary = "";
    private List<(string Path, string Soname)>? _binaries;
    private bool _isError;

    /// <param name="text">Standard output.</param>
    /// <param name="isStillThere">Whether a library of the last build, by its SONAME, is in another package now.</param>
    public static ImmutableArray<AbiChange> Read(string text, Func<string, bool> isStillThere)
    {
        var output = new AbiOutput();
        foreach (var line in text.Split('\n'))
        {
            output.Line(line);
        }

        output.EndBinary();
        output.Binaries(isStillThere);
        return output._changes.ToImmutable();
    }

    private void Line(string line)
    {
        if (line.StartsWith(Banner, StringComparison.Ordinal))
        {
            EndBinary();
            _binary = Between(line, "changes of '", "'");
            _binaries = null;
        }
        else if (line.StartsWith(ErrorBanner, StringComparison.Ordinal))
        {
            _binary = Between(line, ErrorBanner, "'");
            _isError = true;
        }
        else if (line.StartsWith(EndOfError, StringComparison.Ordinal))
        {
            _isError = false;
        }
        else if (_isError)
        {
            Add(line.StartsWith(NoDebugInfo, StringComparison.Ordinal) ? ChangeKind.DebugInfo : ChangeKind.Error, line);
        }
        else if (line is "Removed binaries:" or "Added binaries:")
        {
            _binaries = line[0] == 'R' ? _removed : _added;
        }
        else if (_binaries is not null && line.Length > 6 && line.StartsWith("  [", StringComparison.Ordinal))
        {
            var parts = line[6..].Split(", SONAME: ", 2);
            _binaries.Add((parts[0], parts.Length > 1 ? parts[1] : ""));
        }
        else if (line.Contains(" changes summary: ", StringComparison.Ordinal))
        {
            Summary(line);
        }
        else if (line.TrimStart().StartsWith("SONAME changed from ", StringComparison.Ordinal))
        {
            Add(ChangeKind.Soname, line.Trim());
        }
        else if (line.TrimStart().StartsWith("architecture changed from ", StringComparison.Ordinal))
        {
            Add(ChangeKind.Changed, line.Trim());
        }
        else if (line.IndexOf('[', StringComparison.Ordinal) is >= 0 and <= EntryIndent and var at && line.AsSpan(0, at).IsWhiteSpace())
        {
            Entry(line.AsSpan(at));
        }
    }

    /// <summary><c>[D] 'function int f()'    {f}</c>.</summary>
    private void Entry(ReadOnlySpan<char> entry)
    {
        ChangeKind? kind = entry.Length < 4 || entry[2] != ']' ? null : entry[1] switch { 'D' => ChangeKind.Removed, 'C' => ChangeKind.Changed, 'A' => ChangeKind.Added, _ => null };
        if (kind is { } known)
        {
            _listed[known] = _listed.GetValueOrDefault(known) + 1;
            Add(known, entry[4..].ToString().TrimEnd(':'));
        }
    }

    /// <summary><c>Functions changes summary: 1 Removed, 0 Changed (2 filtered out), 0 Added function</c>.</summary>
    private void Summary(string line)
    {
        foreach (var part in line[(line.IndexOf(": ", StringComparison.Ordinal) + 2)..].Split(", "))
        {
            var words = part.Split(' ', 3);
            ChangeKind? kind = words.Length < 2 ? null : words[1] switch { "Removed" => ChangeKind.Removed, "Changed" => ChangeKind.Changed, "Added" => ChangeKind.Added, _ => null };
            if (kind is { } known && int.TryParse(words[0], NumberStyles.None, CultureInfo.InvariantCulture, out var count))
            {
                _counted[known] = _counted.GetValueOrDefault(known) + count;
            }
        }
    }

    /// <summary>What was counted and not listed must not get lost.</summary>
    private void EndBinary()
    {
        foreach (var (kind, count) in _counted.OrderBy(static c => c.Key))
        {
            if (count > 0 && _listed.GetValueOrDefault(kind) == 0)
            {
                Add(kind, string.Create(CultureInfo.InvariantCulture, $"{count} that abipkgdiff does not name"));
            }
        }

        _counted.Clear();
        _listed.Clear();
        _binary = "";
    }

    /// <summary>A library with another SONAME is one that is gone and one that is new.</summary>
    private void Binaries(Func<string, bool> isStillThere)
    {
        foreach (var (path, soname) in _removed.Where(r => r.Soname.Length > 0 && !isStillThere(r.Soname)))
        {
            _binary = path;
            var next = _added.Find(a => a.Path == path || (a.Soname.Length > 0 && Stem(a.Soname) == Stem(soname))).Soname;
            Add(ChangeKind.Soname, string.IsNullOrEmpty(next) ? $"{soname} is gone" : $"SONAME changed from '{soname}' to '{next}'");
        }
    }

    private void Add(ChangeKind kind, string what)
    {
        if (_changes.Count < MaximumChanges)
        {
            _changes.Add(new AbiChange(kind, _binary, what));
        }
    }

    private static string Stem(string soname) => soname.Split(".so", 2)[0];

    private static string Between(string line, string start, string end)
    {
        var from = line.IndexOf(start, StringComparison.Ordinal);
        var to = line.LastIndexOf(end, StringComparison.Ordinal);
        return from < 0 || to <= from + start.Length ? "" : line[(from + start.Length)..to];
    }
}
