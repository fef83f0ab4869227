using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Obs.Hooks.Engine.Configuration;
using Obs.Hooks.Engine.Configuration.Reading;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Plugins;

namespace Obs.Hooks.Engine.Scripts.Headers;

/// <summary>Turns the lines of a header into a manifest.</summary>
internal sealed class HeaderBinder(DiagnosticBag bag, TrustClass trust)
{
    private const string AnId = $"a hook's id ({PluginNames.IdGrammar})";

    private readonly NodeBinder _binder = new(bag);

    public HookManifest Bind(IReadOnlyList<HeaderLine> lines)
    {
        var manifest = new HookManifest { Id = "", Type = "", Points = [] };
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var line in lines)
        {
            if (!seen.Add(line.Key) && !HeaderKeys.Repeats(line.Key))
            {
                bag.Error(
                    DiagnosticCodes.DuplicateKey,
                    line.KeyPoint.Location,
                    $"\"{line.Key}\" is there twice",
                    "one line for each key",
                    "remove one of them");
            }
            else
            {
                manifest = Bind(manifest, line);
            }
        }

        CheckStage(manifest, lines);
        return manifest;
    }

    private HookManifest Bind(HookManifest manifest, HeaderLine line)
    {
        var member = Member(line);
        return line.Key switch
        {
            HeaderKeys.Hook => manifest with { Id = _binder.Text(member, HookNames.IsId, AnId) ?? "" },
            HeaderKeys.Summary => manifest with { Summary = _binder.Text(member) ?? "" },
            HeaderKeys.Points => manifest with { Points = Points(member) },
            HeaderKeys.Stage => manifest with
            {
                Stage = _binder.Choice(member, OptionNames.Stage, OptionNames.Stages) ?? manifest.Stage,
            },
            HeaderKeys.Before => manifest with { Before = _binder.TextList(member, HookNames.IsId, AnId) },
            HeaderKeys.After => manifest with { After = _binder.TextList(member, HookNames.IsId, AnId) },
            HeaderKeys.Timeout => manifest with
            {
                TimeoutSeconds = _binder.Time(member) is { } time ? (int)time.TotalSeconds : manifest.TimeoutSeconds,
            },
            HeaderKeys.Capabilities => manifest with { Capabilities = Capabilities(member) },
            HeaderKeys.OnError => manifest with { OnError = Policy(member) ?? manifest.OnError },
            HeaderKeys.Setting => WithSetting(manifest, line),
            _ => Unknown(manifest, member),
        };
    }

    private static ConfigMember Member(HeaderLine line)
    {
        var value = new ConfigNode(ConfigNodeKind.Text, line.ValuePoint) { Text = line.Value };
        if (!HeaderKeys.IsList(line.Key))
        {
            return new ConfigMember(line.Key, line.KeyPoint, value);
        }

        var items = ImmutableArray.CreateBuilder<ConfigNode>();
        foreach (var range in line.Value.AsSpan().Split(','))
        {
            var item = line.Value.AsSpan(range);
            var blanks = item.Length - item.TrimStart().Length;
            var before = line.Value.AsSpan(0, range.Start.Value + blanks);
            var offset = line.ValuePoint.Offset + System.Text.Encoding.UTF8.GetByteCount(before);
            items.Add(new ConfigNode(ConfigNodeKind.Text, line.ValuePoint with { Offset = offset }) { Text = item.Trim().ToString() });
        }

        return new ConfigMember(line.Key, line.KeyPoint, value with { Kind = ConfigNodeKind.Array, Text = "", Items = items.ToImmutable() });
    }

    private ImmutableArray<HookPoint> Points(ConfigMember member)
    {
        var named = new bool[ManifestNames.Points.Length];
        foreach (var item in member.Value.Items)
        {
            // bs_worker asks at precheck before anything of the project is there.
            var point = ManifestNames.IndexOf(ManifestNames.Points, item.Text);
            if (point > (int)HookPoint.Precheck)
            {
                named[point] = true;
            }
            else
            {
                BadName(member, item, "pre-chroot, post-build or cleanup", ManifestNames.Points[1..].ToArray());
            }
        }

        // In order and once each; a sorted set of enumerations would be compiled at run time.
        var points = new HookPoint[named.AsSpan().Count(true)];
        for (int point = 0, next = 0; point < named.Length; point++)
        {
            if (named[point])
            {
                points[next++] = (HookPoint)point;
            }
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(points);
    }

    private HookCapabilities Capabilities(ConfigMember member)
    {
        var capabilities = HookCapabilities.None;
        foreach (var item in member.Value.Items)
        {
            var bit = ManifestNames.IndexOf(ManifestNames.Capabilities, item.Text);
            if (bit >= 0)
            {
                capabilities |= (HookCapabilities)(1 << bit);
            }
            else
            {
                BadName(
                    member,
                    item,
                    $"one of {string.Join(", ", ManifestNames.Capabilities)}",
                    ManifestNames.Capabilities.ToArray());
            }
        }

        return capabilities;
    }

    /// <summary>Only who owns the host may call it bad: a bad host takes work away from everybody.</summary>
    private ErrorPolicy? Policy(ConfigMember member)
    {
        var policy = _binder.Choice(member, OptionNames.Policy, OptionNames.Policies);
        if (policy != ErrorPolicy.BadHost || trust == TrustClass.Host)
        {
            return policy;
        }

        bag.Error(
            DiagnosticCodes.NotTrustedEnough, member.Value.Location, "\"badhost\" in a script that is not the host's", "\"fail\" or \"warn\"");
        return null;
    }

    private HookManifest WithSetting(HookManifest manifest, HeaderLine line)
    {
        var setting = SettingLine.Parse(line, bag);
        if (setting is null)
        {
            return manifest;
        }

        foreach (var other in manifest.Settings)
        {
            if (string.Equals(other.Name, setting.Name, StringComparison.Ordinal))
            {
                bag.Error(
                    DiagnosticCodes.DuplicateKey,
                    line.ValuePoint.Location,
                    $"the setting \"{setting.Name}\" is there twice",
                    "one line for each setting",
                    "remove one of them");
                return manifest;
            }
        }

        return manifest with { Settings = manifest.Settings.Add(setting) };
    }

    private HookManifest Unknown(HookManifest manifest, ConfigMember member)
    {
        _binder.Unknown(member, "the header", HeaderKeys.All);
        return manifest;
    }

    private void BadName(ConfigMember member, ConfigNode item, string expected, IEnumerable<string> known) =>
        bag.Error(
            DiagnosticCodes.BadValue,
            item.Location,
            $"\"{member.Name}\" has {item.Describe()}",
            expected,
            DidYouMean.Nearest(item.Text, known) is { } nearest ? $"did you mean \"{nearest}\"?" : "");

    private void CheckStage(HookManifest manifest, IReadOnlyList<HeaderLine> lines)
    {
        if (manifest.Points.IsEmpty || manifest.Points.Contains(HookPoint.PostBuild))
        {
            return;
        }

        foreach (var line in lines)
        {
            if (string.Equals(line.Key, HeaderKeys.Stage, StringComparison.Ordinal))
            {
                bag.Warning(
                    DiagnosticCodes.StageWithoutPostBuild,
                    line.KeyPoint.Location,
                    "a stage in the header of a script that does not run at post-build",
                    "no stage",
                    "remove it");
            }
        }
    }
}
