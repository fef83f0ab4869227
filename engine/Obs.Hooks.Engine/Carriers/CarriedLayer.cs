using System.Collections.Immutable;
using System.Text;
using Obs.Hooks.Engine.Configuration;
using Obs.Hooks.Engine.Configuration.Reading;
using Obs.Hooks.Engine.Diagnostics;

namespace Obs.Hooks.Engine.Carriers;

/// <summary>Makes a layer out of what is no JSON file: flags, and scripts that are there.</summary>
internal sealed class CarriedLayer(string carrier, TrustClass trust)
{
    private readonly List<string> _order = [];
    private readonly Dictionary<string, SourcePoint> _points = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<string, ConfigMember>> _keys = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<string, ConfigMember>> _settings = new(StringComparer.Ordinal);

    public bool IsEmpty => _order.Count == 0;

    public IEnumerable<string> Ids => _order;

    /// <summary>A place in the carrier.</summary>
    /// <param name="line">From 0.</param>
    /// <param name="text">The line.</param>
    /// <param name="column">From 0.</param>
    public SourcePoint Point(int line, string text, int column = 0) => new(
        new SourceText(carrier, Encoding.UTF8.GetBytes(text), trust) { FirstLine = line, HasUntypedValues = true },
        Encoding.UTF8.GetByteCount(text.AsSpan(0, Math.Min(column, text.Length))));

    public void Mention(string id, SourcePoint point)
    {
        if (_points.TryAdd(id, point))
        {
            _order.Add(id);
            _keys.Add(id, new(StringComparer.Ordinal));
            _settings.Add(id, new(StringComparer.Ordinal));
        }
    }

    public void SetScript(string id, string name, SourcePoint point) => Set(_keys[id], "script", ConfigNodeKind.Text, name, point);

    public void Enable(string id, SourcePoint point) => Set(_keys[id], "enabled", ConfigNodeKind.Switch, "true", point);

    public void SetSetting(string id, string key, string value, SourcePoint point) =>
        Set(_settings[id], key, ConfigNodeKind.Text, value, point);

    public ConfigurationLayer ToLayer(ScriptShelf shelf, DiagnosticBag bag)
    {
        var hooks = ImmutableArray.CreateBuilder<ConfigMember>(_order.Count);
        foreach (var id in _order)
        {
            var (point, keys) = (_points[id], _keys[id]);
            if (_settings[id].Count > 0)
            {
                var settings = new ConfigNode(ConfigNodeKind.Object, point) { Members = [.. _settings[id].Values] };
                keys["settings"] = new ConfigMember("settings", point, settings);
            }

            hooks.Add(new ConfigMember(id, point, new ConfigNode(ConfigNodeKind.Object, point) { Members = [.. keys.Values] }));
        }

        var start = Point(0, "");
        var root = new ConfigNode(ConfigNodeKind.Object, start)
        {
            Members = [new ConfigMember("hooks", start, new ConfigNode(ConfigNodeKind.Object, start) { Members = hooks.MoveToImmutable() })],
        };
        return new ConfigurationLayer(carrier, trust, root, new HooksFileBinder(bag).File(root)) { Shelf = shelf };
    }

    private static void Set(Dictionary<string, ConfigMember> members, string name, ConfigNodeKind kind, string text, SourcePoint point) =>
        members[name] = new ConfigMember(name, point, new ConfigNode(kind, point) { Text = text });
}
