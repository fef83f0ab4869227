using System.Collections.Immutable;
using Obs.Hooks.Engine.Configuration;
using Obs.Hooks.Engine.Configuration.Reading;
using Obs.Hooks.Engine.Diagnostics;

namespace Obs.Hooks.Engine.Policy;

/// <summary>Turns nodes into <see cref="PolicyOptions"/>.</summary>
internal sealed class PolicyBinder(DiagnosticBag bag)
{
    public static readonly ImmutableArray<string> Keys =
    [
        "projectScripts", "packageScripts", "inherited", "configures", "capabilities", "packages", "packageDirectories",
        "buildOptions", "sources", "prjconfKeywords", "rootFiles",
        "machineDiskMegabytes", "machineMemoryMegabytes", "toolsRoots", "resultDirectories", "results", "changeResults", "tools",
        "pins", "denied", "timeout", "memoryMegabytes",
    ];

    private readonly NodeBinder _binder = new(bag);

    public IReadOnlyDictionary<string, PolicyOptions> Policies(ConfigMember policies)
    {
        var bound = new Dictionary<string, PolicyOptions>(StringComparer.Ordinal);
        foreach (var member in _binder.Members("\"policy\"", policies.Value))
        {
            bound[member.Name] = Policy(member.Name, member.Value);
        }

        return bound;
    }

    public PolicyOptions Policy(string pattern, ConfigNode node)
    {
        var owner = $"the policy of \"{ConfigNode.Printable(pattern)}\"";
        var options = new PolicyOptions();
        foreach (var member in _binder.Members(owner, node))
        {
            options = member.Name switch
            {
                "projectScripts" => options with { ProjectScripts = _binder.Switch(member) },
                "packageScripts" => options with { PackageScripts = _binder.Switch(member) },
                "inherited" => options with { Inherited = _binder.TextList(member) },
                "configures" => options with { Configures = _binder.TextList(member, HookNames.IsId, "a hook's id") },
                "capabilities" => options with { Capabilities = _binder.TextList(member, PolicyNames.IsCapability, PolicyNames.ACapability) },
                "packages" => options with { Packages = _binder.TextList(member) },
                "packageDirectories" => options with { PackageDirectories = Directories(member) },
                "buildOptions" => options with { BuildOptions = _binder.TextList(member, PolicyNames.IsOption, "an option such as --with") },
                "sources" => options with { Sources = _binder.TextList(member) },
                "prjconfKeywords" => options with { PrjconfKeywords = _binder.TextList(member) },
                "rootFiles" => options with { RootFiles = _binder.TextList(member) },
                "machineDiskMegabytes" => options with { MachineDiskMegabytes = _binder.Count(member, "a whole number of MiB") },
                "machineMemoryMegabytes" => options with { MachineMemoryMegabytes = _binder.Count(member, "a whole number of MiB") },
                "toolsRoots" => options with { ToolsRoots = Directories(member) },
                "resultDirectories" => options with { ResultDirectories = _binder.TextList(member) },
                "results" => options with { Results = _binder.TextList(member) },
                "changeResults" => options with { ChangeResults = _binder.Switch(member) },
                "tools" => options with { Tools = _binder.TextList(member, PolicyNames.IsTool, "the name of a program, without directory") },
                "pins" => options with { Pins = _binder.TextList(member, PolicyNames.IsPin, "sha256: and 64 lower-case hexadecimal digits") },
                "denied" => options with { Denied = _binder.Choice(member, PolicyNames.Action, PolicyNames.Actions) },
                "timeout" => options with { Timeout = _binder.Time(member) },
                "memoryMegabytes" => options with { MemoryMegabytes = _binder.Count(member, "a whole number of MiB") },
                _ => Unknown(options, member, owner),
            };
        }

        return options;
    }

    private ImmutableArray<string> Directories(ConfigMember member) =>
        _binder.TextList(member, PolicyNames.IsDirectory, "an absolute path");

    private PolicyOptions Unknown(PolicyOptions options, ConfigMember member, string owner)
    {
        _binder.Unknown(member, owner, Keys);
        return options;
    }
}
