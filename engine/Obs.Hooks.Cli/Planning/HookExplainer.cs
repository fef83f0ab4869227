using Obs.Hooks.Engine.Configuration;
using Obs.Hooks.Engine.Configuration.Reading;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Planning;
using Obs.Hooks.Engine.Plugins;
using Obs.Hooks.Engine.Policy;
using Obs.Hooks.Engine.Reporting;
using Obs.Hooks.Engine.Templates;

namespace Obs.Hooks.Cli.Planning;

/// <summary>Collects everything about one hook for one job.</summary>
internal sealed class HookExplainer(HostSetup setup, BuildJob job)
{
    private const string Default = "default";
    private const string NotSet = "not set";

    /// <returns>With no layers, and an error, when there is no such hook.</returns>
    public ExplainRecord Explain(string id)
    {
        var configuration = setup.WithCarriers(job);
        var hook = configuration.HooksFor(job.Project).FirstOrDefault(h => h.Id == id);
        if (hook is null)
        {
            ReportUnknown(id, configuration);
            return new ExplainRecord { Id = id, Job = JobRecord.Of(job), Diagnostics = [.. setup.Bag.Select(DiagnosticRecord.Of)] };
        }

        var plan = Planner.Plan(configuration, setup.Plugins, job, setup.Bag);
        var resolved = new HookResolver(
            setup.Plugins,
            new SettingsTemplates(),
            new Lazy<ScriptPolicy>(() => ScriptPolicy.Of(configuration, job.Project)),
            new DiagnosticBag()).Resolve(hook);
        var code = resolved?.Code;
        return new ExplainRecord
        {
            Id = id,
            Job = JobRecord.Of(job),
            Plugin = code is null ? null : $"{code.Name} {code.Version}".TrimEnd(),
            Summary = resolved?.Manifest.Summary ?? "",
            LeftOut = plan.LeftOut.FirstOrDefault(l => l.Id == id)?.Reason,
            Planned = [.. plan.Hooks.Select(static (h, index) => PlannedHookRecord.Of(h, index + 1)).Where(h => h.Id == id)],
            Layers = [.. hook.Mentions.Select(static m => m.Location.ToString())],
            Values = [.. Values(hook, resolved?.Manifest, resolved?.ManifestLocation.File ?? "")],
            Settings = [.. Settings(hook, resolved?.Manifest)],
            Effects = [.. CapabilityNames.EffectsOf(resolved?.Manifest.Capabilities ?? HookCapabilities.None)],
            Diagnostics = [.. setup.Bag.Select(DiagnosticRecord.Of)],
        };
    }

    private static IEnumerable<ExplainedValue> Values(ConfiguredHook hook, HookManifest? manifest, string plugin)
    {
        var options = hook.Options;
        yield return Value(hook, "uses", options.Uses ?? hook.Id, Default);
        yield return Value(hook, "enabled", options.Enabled == false ? "false" : "true", Default);
        foreach (var (name, node) in When(hook))
        {
            yield return new ExplainedValue($"when.{name}", ConfigNodeWriter.Write(node, static text => text), node.Location.ToString());
        }

        if (manifest is null)
        {
            yield break;
        }

        if (manifest.Points.Contains(HookPoint.PostBuild))
        {
            yield return Value(hook, "stage", PointNames.Of(options.Stage ?? manifest.Stage), plugin);
        }

        var timeout = options.Timeout ?? TimeSpan.FromSeconds(manifest.TimeoutSeconds);
        yield return Value(hook, "timeout", Durations.Limit(timeout), plugin);
        yield return Value(hook, "onError", PointNames.Of(options.OnError ?? manifest.OnError), plugin);
        foreach (var (name, configured, declared) in new[] { ("before", options.Before, manifest.Before), ("after", options.After, manifest.After) })
        {
            if (!configured.IsEmpty)
            {
                yield return Value(hook, name, string.Join(", ", configured), "");
            }

            if (!declared.IsEmpty)
            {
                yield return new ExplainedValue(name, string.Join(", ", declared), plugin);
            }
        }
    }

    private IEnumerable<ExplainedValue> Settings(ConfiguredHook hook, HookManifest? manifest)
    {
        var templates = new SettingsTemplates();
        var context = new TemplateContext(job, hook.Id, Environment.MachineName);
        foreach (var member in hook.Options.Settings?.Members ?? [])
        {
            var bag = new DiagnosticBag();
            templates.Check(member.Value, bag);
            var written = ConfigNodeWriter.Write(member.Value, static text => text);
            var value = bag.HasErrors ? written : ConfigNodeWriter.Write(member.Value, text => templates.Fill(text, context));
            yield return new ExplainedValue(
                member.Name, value, member.Value.Location.ToString(), value == written ? "" : $"from {written}");
        }

        foreach (var setting in manifest?.Settings ?? [])
        {
            if (hook.Options.Settings?.Find(setting.Name) is null)
            {
                yield return new ExplainedValue(setting.Name, "", NotSet, setting.Summary);
            }
        }
    }

    private static IEnumerable<(string Name, ConfigNode Node)> When(ConfiguredHook hook) =>
        (hook.Node.Find("when")?.Members ?? []).Select(static m => (m.Name, m.Value));

    private static ExplainedValue Value(ConfiguredHook hook, string name, string value, string otherwise) =>
        new(name, value, hook.Node.Find(name) is null ? otherwise : hook.LocationOf(name).ToString());

    private void ReportUnknown(string id, HookConfiguration configuration) => setup.Bag.Error(
        DiagnosticCodes.UnknownHook,
        new SourceLocation(setup.Options.ConfigDirectory),
        $"no hook \"{ConfigNode.Printable(id)}\"",
        "a hook of hooks.json",
        DidYouMean.Fix(id, configuration.AllIds));
}
