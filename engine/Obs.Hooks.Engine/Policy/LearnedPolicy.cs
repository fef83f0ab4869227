using System.Collections.Immutable;
using System.Text;
using Obs.Hooks.Effects;
using Obs.Hooks.Engine.Configuration.Reading;
using Obs.Hooks.Engine.Planning;
using Obs.Hooks.Engine.Plugins;
using Obs.Hooks.Scripting.Digests;

namespace Obs.Hooks.Engine.Policy;

/// <summary>
/// Learning mode: what the scripts of one job asked for, and the smallest policy that grants it. Nothing that is denied is
/// applied meanwhile. A run shows only what this run needed: another architecture may take another way through a script.
/// </summary>
internal sealed class LearnedPolicy
{
    private static readonly SourcePoint s_nowhere = new(new SourceText("", ReadOnlyMemory<byte>.Empty, TrustClass.Host), 0);

    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, SortedSet<string>> _lists = new(StringComparer.Ordinal);
    private HookCapabilities _capabilities;
    private bool _changesResults;
    private bool _hasScripts;

    /// <summary>Takes note of a script in the plan.</summary>
    public void NoteScript(PlannedHook hook)
    {
        if (hook.Code is ScriptCode { Source: var source })
        {
            lock (_gate)
            {
                _hasScripts = true;
                Add("pins", PolicyNames.PinPrefix + Sha256.HexOf(source.Main.Utf8.Span));
            }
        }
    }

    /// <summary>Takes note of what a script asks for.</summary>
    public void Note(PlannedHook hook, ImmutableArray<Effect> effects)
    {
        if (hook.Policy is null)
        {
            return;
        }

        lock (_gate)
        {
            foreach (var effect in effects)
            {
                _capabilities |= effect.Capability;
                Note(effect);
            }
        }
    }

    /// <summary>Takes note of a verdict that needs a capability.</summary>
    public void NoteUnchanged()
    {
        lock (_gate)
        {
            _capabilities |= HookCapabilities.Unchanged;
        }
    }

    /// <summary>Takes note of a tool a script wants to run.</summary>
    public void NoteTool(string tool)
    {
        lock (_gate)
        {
            Add("tools", tool);
        }
    }

    /// <summary>A file for conf.d that grants what was asked for, and no more.</summary>
    public string ToJson(string project)
    {
        lock (_gate)
        {
            if (!_hasScripts)
            {
                return "{}\n";
            }

            var lists = new SortedDictionary<string, IEnumerable<string>>(StringComparer.Ordinal);
            foreach (var (key, values) in _lists)
            {
                lists[key] = values;
            }

            lists["capabilities"] = _capabilities == HookCapabilities.None ? [] : PolicyNames.Describe(_capabilities).Split(", ");
            var json = new StringBuilder("{\n  \"policy\": {\n    ").Append(Quoted(project.Length == 0 ? "*" : project)).Append(": {\n");
            foreach (var (key, values) in lists)
            {
                json.Append("      ").Append(Quoted(key)).Append(": [").AppendJoin(", ", values.Select(Quoted)).Append("],\n");
            }

            json.Append("      \"changeResults\": ").Append(_changesResults ? "true" : "false").Append("\n    }\n  }\n}\n");
            return json.ToString();
        }
    }

    private void Note(Effect effect)
    {
        switch (effect)
        {
            case AddPackage e:
                Add("packages", e.Name);
                if (e.Path.StartsWith('/'))
                {
                    Add("packageDirectories", Path.GetDirectoryName(e.Path) ?? "/");
                }

                break;
            case SetBuildOption e:
                Add("buildOptions", e.Option);
                break;
            case AddSource e:
                Add("sources", e.Name);
                break;
            case AddRootFile e:
                Add("rootFiles", e.Path);
                break;
            case AppendPrjconf e:
                foreach (var line in e.Lines)
                {
                    Add("prjconfKeywords", line.Split(':')[0].Trim());
                }

                break;
            case UseToolsRoot e:
                Add("toolsRoots", e.Directory);
                break;
            case AddResult e:
                Result(e.Directory, e.Name);
                break;
            case ReplaceResult e:
                _changesResults = true;
                Result(e.Directory, e.Name);
                break;
            case RemoveResult e:
                _changesResults = true;
                Result(e.Directory, e.Name);
                break;
            case AttachReport e:
                Add("results", e.Name);
                break;
            default:
                break;
        }
    }

    private void Result(string directory, string name)
    {
        Add("resultDirectories", directory);
        Add("results", name);
    }

    private void Add(string key, string value)
    {
        if (!_lists.TryGetValue(key, out var values))
        {
            _lists.Add(key, values = new SortedSet<string>(StringComparer.Ordinal));
        }

        values.Add(value);
    }

    private static string Quoted(string text) =>
        ConfigNodeWriter.Write(new ConfigNode(ConfigNodeKind.Text, s_nowhere) { Text = text }, static t => t);
}
