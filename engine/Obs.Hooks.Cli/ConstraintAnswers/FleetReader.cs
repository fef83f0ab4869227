using System.Xml;
using System.Xml.Linq;
using Obs.Hooks.Constraints.Hints;
using Obs.Hooks.Constraints.Language;
using Obs.Hooks.Constraints.Matching;
using Obs.Hooks.Engine.Diagnostics;

namespace Obs.Hooks.Cli.ConstraintAnswers;

/// <summary>
/// Reads workers from where people have them: the backend's directory <c>workers</c> with one directory a state, any
/// directory with one description a file, or files with one or many <c>&lt;worker&gt;</c> elements, inside of whatever.
/// </summary>
/// <param name="strict">Whether a worker that OBS would not see is left out.</param>
/// <param name="bag">Gets a warning for each that is left out.</param>
internal sealed class FleetReader(bool strict, DiagnosticBag bag)
{
    private static readonly Dictionary<string, BackendState> _states = new(StringComparer.Ordinal)
    {
        ["idle"] = BackendState.Idle,
        ["building"] = BackendState.Building,
        ["away"] = BackendState.Away,
        ["down"] = BackendState.Down,
        ["dead"] = BackendState.Dead,
    };

    private readonly List<BackendWorker> _workers = [];

    /// <summary>All workers, sorted by name.</summary>
    /// <exception cref="EngineException">There is no worker at all.</exception>
    public IReadOnlyList<BackendWorker> Read(IReadOnlyList<string> paths)
    {
        foreach (var path in paths)
        {
            try
            {
                ReadPath(path);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new EngineException(DiagnosticCodes.WorkersUnreadable, $"{path}: cannot be read: {e.Message}", e, ExitStatus.Failed);
            }
        }

        return _workers.Count > 0
            ? [.. _workers.OrderBy(static w => w.Name, StringComparer.Ordinal).ThenBy(static w => w.State)]
            : throw new EngineException(
                DiagnosticCodes.WorkersUnreadable,
                $"{string.Join(", ", paths)}: found no <worker> element; expected descriptions as the backend keeps them below workers/ "
                + "and `osc workerinfo` prints them",
                ExitStatus.Failed);
    }

    private void ReadPath(string path)
    {
        if (!Directory.Exists(path))
        {
            ReadFile(path, BackendState.Idle);
            return;
        }

        foreach (var (name, state) in _states)
        {
            if (Path.Combine(path, name) is var directory && Directory.Exists(directory))
            {
                ReadFiles(directory, state);
            }
        }

        ReadFiles(path, BackendState.Idle);
    }

    private void ReadFiles(string directory, BackendState state)
    {
        var files = Directory.EnumerateFiles(directory).Where(static f => Path.GetFileName(f)[0] != '.');
        foreach (var file in files.Order(StringComparer.Ordinal))
        {
            ReadFile(file, state);
        }
    }

    private void ReadFile(string path, BackendState state)
    {
        using var file = File.OpenRead(path);
        // Several documents in a row, as cat(1) makes them, are fine.
        using var reader = XmlFiles.Read(file, ConformanceLevel.Fragment);
        var open = new Stack<string>();
        try
        {
            reader.Read();
            while (!reader.EOF)
            {
                if (reader is { NodeType: XmlNodeType.Element, LocalName: "worker" })
                {
                    var line = ((IXmlLineInfo)reader).LineNumber;
                    Add(path, line, (XElement)XNode.ReadFrom(reader), _states.GetValueOrDefault(open.TryPeek(out var parent) ? parent : "", state));
                    continue;
                }

                if (reader is { NodeType: XmlNodeType.Element, IsEmptyElement: false })
                {
                    open.Push(reader.LocalName);
                }
                else if (reader.NodeType == XmlNodeType.EndElement)
                {
                    open.Pop();
                }

                reader.Read();
            }
        }
        catch (XmlException e)
        {
            bag.Warning(
                DiagnosticCodes.BadWorker, new SourceLocation(path, e.LineNumber, e.LinePosition), e.Message, "XML with <worker> elements",
                "what follows in this file is left out");
        }
    }

    private void Add(string path, int line, XElement element, BackendState state)
    {
        // Dumps say it there; the backend knows no such attribute.
        if (element.Attribute("state") is { } own)
        {
            state = _states.GetValueOrDefault(own.Value, state);
            own.Remove();
        }

        var name = Name(path, element);
        if (!name.Contains(':', StringComparison.Ordinal))
        {
            bag.Warning(
                DiagnosticCodes.BadWorker, new SourceLocation(path, line, 1), "<worker> without hostarch", "hostarch and workerid",
                "add the attributes, or name the file hostarch:id; the worker is left out");
            return;
        }

        try
        {
            var xml = element.ToString(SaveOptions.DisableFormatting);
            _workers.Add(new BackendWorker(state, name, strict ? WorkerXml.ParseStrict(xml) : WorkerXml.Parse(xml)));
        }
        catch (ConstraintException e)
        {
            bag.Warning(
                DiagnosticCodes.BadWorker, new SourceLocation(path, line, 1), $"{name}: {e.Message}", "a worker's description",
                "the worker is left out");
        }
    }

    /// <summary>The backend writes arch and id into its files; a file without them may still be named like the backend's.</summary>
    private static string Name(string path, XElement worker) =>
        (worker.Attribute("hostarch")?.Value, worker.Attribute("workerid")?.Value) switch
        {
            ({ Length: > 0 } arch, { Length: > 0 } id) => $"{arch}:{id}",
            ({ Length: > 0 } arch, _) => $"{arch}:{Path.GetFileNameWithoutExtension(path)}",
            _ => Path.GetFileName(path),
        };
}
