using System.CommandLine;
using Obs.Hooks.Cli.Planning;
using Obs.Hooks.Cli.Verbs;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Templates;
using Obs.Hooks.Engine.Tools.Specs;

namespace Obs.Hooks.Cli.Tools;

/// <summary>The ways to say which root a verb is about: a configured hook's, or one described by options.</summary>
internal sealed class ToolsSelection
{
    private readonly Option<string?> _provider = new("--provider")
    {
        Description = "A root that no hook is configured for: " + string.Join(", ", ToolsNames.Providers) + ".",
        HelpName = "NAME",
    };

    private readonly Option<string[]> _repository = new("--from") { Description = "Its repository, as \"repository\" in hooks.json; may be repeated.", HelpName = "REPOSITORY" };
    private readonly Option<string[]> _packages = new("--with") { Description = "A package it must have; may be repeated.", HelpName = "PACKAGE" };
    private readonly Option<string?> _arch = new("--tools-arch") { Description = "Its architecture.", HelpName = "ARCH" };

    public ToolsSelection(Command command)
    {
        foreach (var option in (ReadOnlySpan<Option>)[_provider, _repository, _packages, _arch])
        {
            command.Options.Add(option);
        }
    }

    /// <summary>The roots of all hooks of a job that have one, or the one that is described.</summary>
    /// <exception cref="EngineException">What is described or configured is wrong.</exception>
    public IReadOnlyList<NamedSpec> Read(ParseResult parsed, HostSetup setup, BuildJob job)
    {
        if (parsed.GetValue(_provider) is { } provider)
        {
            return
            [
                new NamedSpec("-", new ToolsSpec
                {
                    Provider = ToolsNames.Provider(provider) ?? throw new EngineException(
                        DiagnosticCodes.ToolsRefused,
                        $"--provider {provider}: expected one of {string.Join(", ", ToolsNames.Providers)}",
                        ExitStatus.Failed),
                    Repositories = [.. parsed.GetValue(_repository) ?? []],
                    Packages = [.. new SortedSet<string>(parsed.GetValue(_packages) ?? [], StringComparer.Ordinal)],
                    Arch = parsed.GetValue(_arch) is { } arch ? ToolsNames.Canonical(arch) : ToolsNames.HostArch,
                }),
            ];
        }

        return Configured(setup, job);
    }

    /// <summary>The roots that hooks of this host ask for, by hook; wrong ones are in the setup's bag.</summary>
    public static IReadOnlyList<NamedSpec> Configured(HostSetup setup, BuildJob job)
    {
        var templates = new SettingsTemplates();
        var specs = new List<NamedSpec>();
        foreach (var hook in setup.Configuration.HooksFor(job.Project))
        {
            var bag = new DiagnosticBag();
            ToolsSpecs.Check(hook, templates, bag);
            setup.Bag.AddRange(bag);
            if (!bag.HasErrors && hook.Options.Enabled != false
                && ToolsSpecs.For(hook, templates, new TemplateContext(job, hook.Id, Environment.MachineName)) is { } spec)
            {
                specs.Add(new NamedSpec(hook.Id, spec));
            }
        }

        return specs;
    }
}
