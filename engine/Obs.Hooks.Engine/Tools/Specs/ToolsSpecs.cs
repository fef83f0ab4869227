using System.Collections.Immutable;
using Obs.Hooks.Engine.Configuration;
using Obs.Hooks.Engine.Configuration.Reading;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Templates;

namespace Obs.Hooks.Engine.Tools.Specs;

/// <summary>Makes a <see cref="ToolsSpec"/> of what is configured, or says what is wrong with it.</summary>
internal static class ToolsSpecs
{
    /// <summary>Reports what is wrong with a hook's <c>tools</c>, without a job.</summary>
    public static void Check(ConfiguredHook hook, SettingsTemplates templates, DiagnosticBag bag)
    {
        if (hook.Options.Tools is not { } tools || hook.Node.Find("tools") is not { } node)
        {
            return;
        }

        templates.Check(node, bag);
        foreach (var member in node.Members)
        {
            if (member.Value.Trust != TrustClass.Host)
            {
                bag.Error(DiagnosticCodes.NotTrustedEnough, member.Value.Location, "a tools root outside the host's own files", "no \"tools\"");
            }
        }

        if (tools.Provider is not { } provider)
        {
            bag.Error(
                DiagnosticCodes.MissingKey, node.Location, $"\"tools\" of hook \"{hook.Id}\" without \"provider\"",
                "one of " + string.Join(", ", ToolsNames.Providers));
            return;
        }

        CheckList(node, "repository", tools.Repository, provider != ToolsProviderKind.Host, provider, bag);
        var wantsPackages = provider is ToolsProviderKind.Debian or ToolsProviderKind.Rpm or ToolsProviderKind.Obs;
        CheckList(node, "packages", tools.Packages, wantsPackages, provider, bag);
        if (!wantsPackages && tools.KeepPackages is true)
        {
            bag.Error(
                DiagnosticCodes.BadValue, node.Find("keepPackages")?.Location ?? node.Location,
                $"\"keepPackages\" for provider {ToolsNames.Of(provider)}", "no \"keepPackages\"");
        }

        if (provider is ToolsProviderKind.Directory or ToolsProviderKind.Tarball
            && tools.Repository is not [['/', ..]] and not [])
        {
            bag.Error(DiagnosticCodes.BadValue, node.Location, "\"repository\" of a directory or tarball", "one absolute path");
        }
    }

    /// <summary>The root a job needs; null when the hook has none.</summary>
    public static ToolsSpec? For(ConfiguredHook hook, SettingsTemplates templates, TemplateContext context)
    {
        if (hook.Options.Tools is not { Provider: { } provider } tools || hook.Node.Find("tools") is not { } node)
        {
            return null;
        }

        return new ToolsSpec
        {
            Provider = provider,
            Repositories = Fill(tools.Repository),
            Packages = [.. new SortedSet<string>(Fill(tools.Packages), StringComparer.Ordinal)],
            Arch = tools.Arch is { } arch ? ToolsNames.Canonical(templates.Fill(arch, context)) : ToolsNames.HostArch,
            KeepPackages = tools.KeepPackages ?? false,
            AskedBy = node.Find("packages")?.Trust ?? TrustClass.Host,
            Location = node.Location,
        };

        ImmutableArray<string> Fill(ImmutableArray<string> texts) => [.. texts.Select(t => templates.Fill(t, context))];
    }

    /// <summary>
    /// Refuses what could be taken for something else by a program it is handed to: placeholders are filled in with what the
    /// project chose.
    /// </summary>
    public static void CheckFilledIn(ToolsSpec spec)
    {
        foreach (var package in spec.Packages)
        {
            if (package.Length > 200 || !char.IsAsciiLetterOrDigit(package.Length == 0 ? ' ' : package[0])
                || package.Any(static c => !char.IsAsciiLetterOrDigit(c) && c is not ('+' or '-' or '.' or '_' or '~' or '(' or ')' or ':' or '^')))
            {
                throw Refused(spec, $"the package \"{ConfigNode.Printable(package)}\"", "the name of a package");
            }
        }

        foreach (var repository in spec.Repositories)
        {
            if (repository.Length > 1000 || repository.Any(static c => char.IsControl(c) || c is '"' or '\'' or '\\' or '[' or ']'))
            {
                throw Refused(spec, $"the repository \"{ConfigNode.Printable(repository)}\"", "a URL or an absolute path");
            }
        }

        if (!ToolsNames.CanRun(spec.Arch))
        {
            throw Refused(spec, $"tools for {ConfigNode.Printable(spec.Arch)} on {ToolsNames.HostArch}", "an architecture that this host runs");
        }
    }

    public static EngineException Refused(ToolsSpec spec, string found, string expected) => new(
        DiagnosticCodes.ToolsRefused,
        $"{spec.Location}: {found}; expected {expected}",
        spec.AskedBy == TrustClass.Host ? ExitStatus.BadHost : ExitStatus.Failed);

    private static void CheckList(
        ConfigNode node, string key, ImmutableArray<string> values, bool wanted, ToolsProviderKind provider, DiagnosticBag bag)
    {
        if (wanted && values.IsEmpty)
        {
            bag.Error(
                DiagnosticCodes.MissingKey, node.Location, $"\"tools\" of provider {ToolsNames.Of(provider)} without \"{key}\"", $"\"{key}\": [\"…\"]");
        }
        else if (!wanted && !values.IsEmpty)
        {
            bag.Error(
                DiagnosticCodes.BadValue, node.Find(key)?.Location ?? node.Location, $"\"{key}\" for provider {ToolsNames.Of(provider)}", $"no \"{key}\"");
        }
    }
}
