using System.Collections.Immutable;
using Obs.Hooks.Engine.Carriers.Prjconf;
using Obs.Hooks.Engine.Configuration;
using Obs.Hooks.Engine.Configuration.Reading;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Planning;
using Obs.Hooks.Engine.Policy;
using Obs.Hooks.Scripting.Sources;

namespace Obs.Hooks.Engine.Carriers;

/// <summary>
/// The scripts and settings in a project configuration: embedded files, and <c>BuildFlags: hook:…</c> that selects them.
/// </summary>
/// <remarks>
/// The text names the projects it was made of, but anybody in it can write such a name. So a name never gives more than
/// everybody has: the last part that names the building project is its own (the server puts it last, unless that project has
/// no configuration at all: then a project below can speak for it); others run only if policy lists them and everything above
/// them, and with the rights of the building project's scripts.
/// </remarks>
internal sealed class PrjconfCarrier
{
    private readonly BuildJob _job;
    private readonly ScriptPolicy _policy;
    private readonly TrustClass _trust;
    private readonly CarriedLayerCheck _check;
    private readonly DiagnosticBag _bag;
    private readonly PrjconfLines _lines;
    private readonly PrjconfView _view;
    private readonly ImmutableArray<LeftOutHook>.Builder _leftOut = ImmutableArray.CreateBuilder<LeftOutHook>();

    /// <param name="job">The job.</param>
    /// <param name="policy">For the project.</param>
    /// <param name="trust">Package, when the package may have written the text.</param>
    /// <param name="check">What the layers may say.</param>
    /// <param name="bag">Takes errors.</param>
    public PrjconfCarrier(
        BuildJob job, ScriptPolicy policy, TrustClass trust, CarriedLayerCheck check, DiagnosticBag bag)
    {
        (_job, _policy, _trust, _check, _bag) = (job, policy, trust, check, bag);
        _lines = new PrjconfLines(job.Prjconf);
        _view = PrjconfReader.Read(job.Prjconf, job.Arch, job.PrjconfPath, bag);
    }

    /// <summary>Whether there can be anything for us: all that a build without project hooks pays.</summary>
    public static bool MayHaveHooks(string prjconf) =>
        prjconf.Contains(HookFlag.Prefix, StringComparison.Ordinal) || PrjconfBlockScanner.MayHaveBlocks(prjconf);

    /// <summary>Adds the layers, low to high.</summary>
    public void AddTo(ImmutableArray<ConfigurationLayer>.Builder layers)
    {
        var blocks = PrjconfBlockScanner.Scan(_lines);
        var sections = PrjconfSections.Of(_lines);
        var trusted = new TrustedSections(_job.Project, _policy, sections);
        for (var i = 0; i < sections.Length; i++)
        {
            var section = sections[i];
            var parts = blocks.RemoveAll(b => b.FirstLine < section.FirstLine || b.FirstLine >= section.EndLine);
            if (trusted.ReasonAgainst(i) is { } reason)
            {
                LeaveOut(section, parts, reason);
            }
            else
            {
                AddSection(section, parts, layers);
            }
        }
    }

    public ImmutableArray<LeftOutHook> LeftOut => _leftOut.ToImmutable();

    private void LeaveOut(PrjconfSection section, ImmutableArray<PrjconfBlock> blocks, string reason)
    {
        var ids = new SortedSet<string>(StringComparer.Ordinal);
        // Its mistakes are not those of the project that is built.
        foreach (var (flag, _) in Flags(section, reportsErrors: false))
        {
            ids.Add(flag.Id);
        }

        foreach (var block in blocks)
        {
            if (block.Name == PrjconfBlockFormat.ConfigurationName && !block.InMacros && _view.IsActive(block.FirstLine))
            {
                ids.Add(block.Name);
            }
        }

        foreach (var id in ids)
        {
            _leftOut.Add(new LeftOutHook(id, reason));
        }
    }

    private void AddSection(PrjconfSection section, ImmutableArray<PrjconfBlock> blocks, ImmutableArray<ConfigurationLayer>.Builder layers)
    {
        var owner = section.Project.Length > 0 ? section.Project : _job.Project;
        var carrier = owner.Length > 0 ? $"prjconf of {owner}" : _job.PrjconfPath;
        var whole = new PrjconfBlockCheck(_view, section, carrier, _bag).WholeOf(blocks);
        var origin = new ScriptOrigin(_trust, owner, _trust == TrustClass.Package ? _job.Package : "");
        var files = ImmutableArray.CreateBuilder<ScriptFile>();
        foreach (var block in whole)
        {
            if (block.Name != PrjconfBlockFormat.ConfigurationName)
            {
                files.Add(new ScriptFile(block.Name, carrier, block.FirstLine + 1 - section.FirstLine, block.Utf8)
                {
                    ColumnOffset = PrjconfBlockFormat.Line.Length + 1,
                });
            }
        }

        files.Sort(static (a, b) => string.CompareOrdinal(a.Name, b.Name));
        var shelf = new CarriedShelf(origin, carrier, files.ToImmutable());
        var configured = Configured(section, carrier, whole, shelf);
        if (configured is not null)
        {
            layers.Add(_check.Check(configured));
        }

        var selected = Selected(section, carrier, shelf, configured);
        if (!selected.IsEmpty)
        {
            layers.Add(_check.Check(selected.ToLayer(shelf, _bag)));
        }

        LeaveOutUnselected(carrier, files, selected, configured);
    }

    private ConfigurationLayer? Configured(
        PrjconfSection section, string carrier, ImmutableArray<PrjconfBlock> blocks, ScriptShelf shelf)
    {
        foreach (var block in blocks)
        {
            if (block.Name != PrjconfBlockFormat.ConfigurationName)
            {
                continue;
            }

            var place = new SourceText(carrier, block.Utf8, _trust)
            {
                FirstLine = block.FirstLine + 1 - section.FirstLine,
                FirstColumn = PrjconfBlockFormat.Line.Length + 1,
            };
            return HookConfigurationLoader.Parse(place, _bag) is { } layer ? layer with { Shelf = shelf } : null;
        }

        return null;
    }

    private CarriedLayer Selected(PrjconfSection section, string carrier, CarriedShelf shelf, ConfigurationLayer? configured)
    {
        var layer = new CarriedLayer(carrier, _trust);
        foreach (var (flag, line) in Flags(section, reportsErrors: true))
        {
            var text = _lines[line].ToString();
            var point = layer.Point(line - section.FirstLine, text, Math.Max(0, text.IndexOf(HookFlag.Prefix + flag.Id, StringComparison.Ordinal)));
            var script = flag.Id + PrjconfBlockFormat.ScriptSuffix;
            var isConfigured = configured?.Hooks.Any(h => h.Name == flag.Id) == true;
            var isOwn = shelf.Names.Contains(script);
            if (!isOwn && !isConfigured && !_check.IsHosts(flag.Id))
            {
                _bag.Error(
                    DiagnosticCodes.UnknownScript,
                    point.Location,
                    $"hook:{flag.Id}, but {script} is not embedded in the {carrier}",
                    "a script that is embedded and not in an %if that is false",
                    DidYouMean.Fix(script, shelf.Names) is { Length: > 0 } fix ? fix : $"obs-hooks prjconf embed PRJCONF {script}");
                continue;
            }

            layer.Mention(flag.Id, point);
            if (isOwn && !isConfigured)
            {
                layer.SetScript(flag.Id, script, point);
            }
            else if (!isOwn && !isConfigured)
            {
                layer.Enable(flag.Id, point);
            }

            if (flag.Key is not null)
            {
                layer.SetSetting(flag.Id, flag.Key, flag.Value, point);
            }
        }

        return layer;
    }

    private void LeaveOutUnselected(
        string carrier, ImmutableArray<ScriptFile>.Builder files, CarriedLayer selected, ConfigurationLayer? configured)
    {
        foreach (var file in files)
        {
            var id = file.Name[..^PrjconfBlockFormat.ScriptSuffix.Length];
            var isNamed = configured?.Hooks.Any(h => h.Name == id || h.Value.Find("script")?.Text == file.Name) == true;
            if (HookNames.IsId(id) && !isNamed && !selected.Ids.Contains(id))
            {
                _leftOut.Add(new LeftOutHook(id, $"embedded in the {carrier}, but no \"BuildFlags: {HookFlag.Prefix}{id}\" selects it"));
            }
        }
    }

    private IEnumerable<(HookFlag Flag, int Line)> Flags(PrjconfSection section, bool reportsErrors)
    {
        foreach (var flag in _view.BuildFlags)
        {
            if (flag.Line < section.FirstLine || flag.Line >= section.EndLine || !flag.Text.StartsWith(HookFlag.Prefix, StringComparison.Ordinal))
            {
                continue;
            }

            if (HookFlag.Parse(flag.Text) is { } parsed)
            {
                yield return (parsed, flag.Line);
            }
            else if (reportsErrors)
            {
                _bag.Error(
                    DiagnosticCodes.BadHookFlag,
                    new SourceLocation($"prjconf of {section.Project}", flag.Line + 1 - section.FirstLine, 1),
                    $"the flag \"{ConfigNode.Printable(flag.Text)}\"",
                    HookFlag.Grammar);
            }
        }
    }
}
