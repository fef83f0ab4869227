using System.Collections.Immutable;
using Obs.Hooks.Effects;
using Obs.Hooks.Engine.Configuration;
using Obs.Hooks.Engine.Effects;
using Obs.Hooks.Engine.Effects.Machines;

namespace Obs.Hooks.Engine.Policy;

/// <summary>Holds the effects a script asks for against the policy. What an effect must be in any case is checked elsewhere.</summary>
/// <param name="policy">The policy.</param>
/// <param name="workDirectory">Where files the engine took from the script are.</param>
internal sealed class EffectPolicy(ScriptPolicy policy, string workDirectory)
{
    /// <summary>Null when it is allowed.</summary>
    public PolicyDenial? Check(Effect effect) =>
        effect is Warn ? null
        : (policy.Capabilities & effect.Capability) != effect.Capability ? Deny(effect, "capabilities")
        : policy.IsUnlimited ? null
        : KeyAgainst(effect) is { } key ? Deny(effect, key) : null;

    private PolicyDenial Deny(Effect effect, string key) => new(EffectText.Describe(effect), policy.Rule(key));

    private string? KeyAgainst(Effect effect) => effect switch
    {
        AddPackage e => !Matches(policy.Packages, e.Name) || (e.InsteadOf is { } other && !Matches(policy.Packages, other)) ? "packages" : SourcePackages.IsSource(e) || IsPackageFile(e.Path) ? null : "packageDirectories",
        SetBuildOption e => policy.BuildOptions is { } options && !options.Contains(e.Option) ? "buildOptions"
            : MachineOption.Of(e) is { } machine ? MachineKey(machine) : null,
        AddSource e => Matches(policy.Sources, e.Name) ? null : "sources",
        AppendPrjconf e => e.Lines.All(IsPrjconfLine) ? null : "prjconfKeywords",
        AddRootFile e => Matches(policy.RootFiles, e.Path) ? null : "rootFiles",
        SetMachine e => MachineKey(e),
        UseToolsRoot e => IsBelow(e.Directory, policy.ToolsRoots) ? null : "toolsRoots",
        AddResult e => ResultKey(e.Directory, e.Name),
        AttachReport e => Matches(policy.Results, e.Name) ? null : "results",
        ReplaceResult e => policy.ChangeResults ? ResultKey(e.Directory, e.Name) : "changeResults",
        RemoveResult e => policy.ChangeResults ? ResultKey(e.Directory, e.Name) : "changeResults",

        // Mounts, registrations with the kernel, a kernel of the host: no policy can grant their capabilities.
        _ => "capabilities",
    };

    private string? ResultKey(string directory, string name) =>
        NamePattern.FirstMatch(policy.ResultDirectories, directory) is null ? "resultDirectories"
        : Matches(policy.Results, name) ? null : "results";

    private string? MachineKey(SetMachine machine)
    {
        if (policy.MachineDiskMegabytes is { } diskLimit && (machine.DiskMegabytes ?? 0L) + (machine.SwapMegabytes ?? 0L) > diskLimit)
        {
            return "machineDiskMegabytes";
        }

        // A disk in memory without a size has the caller's, which is not known here.
        return policy.MachineMemoryMegabytes is { } limit
            ? (machine.DiskInMemory && machine.DiskMegabytes is null)
                || (machine.MemoryMegabytes ?? 0L) + (machine.DiskInMemory ? machine.DiskMegabytes ?? 0L : 0L) > limit
                ? "machineMemoryMegabytes"
                : null
            : machine.DiskInMemory ? "machineMemoryMegabytes" : null;
    }

    private bool IsPackageFile(string path) => IsBelow(path, [workDirectory]) || IsBelow(path, policy.PackageDirectories);

    private bool IsPrjconfLine(string line)
    {
        if (policy.PrjconfKeywords is not { } keywords)
        {
            return true;
        }

        var text = line.AsSpan().TrimStart();
        foreach (var keyword in keywords)
        {
            if (text.StartsWith(keyword, StringComparison.OrdinalIgnoreCase) && text[keyword.Length..].StartsWith(":", StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Matches(ImmutableArray<string>? patterns, string name) =>
        patterns is not { } all || NamePattern.FirstMatch(all, name) is not null;

    /// <summary>By text, so the path must be in its shortest form: no <c>..</c> leads out again.</summary>
    private static bool IsBelow(string path, ImmutableArray<string> directories)
    {
        if (!path.StartsWith('/') || Path.GetFullPath(path) != path)
        {
            return false;
        }

        foreach (var directory in directories)
        {
            var top = directory.TrimEnd('/');
            if (path == top || (path.StartsWith(top, StringComparison.Ordinal) && path.Length > top.Length && path[top.Length] == '/'))
            {
                return true;
            }
        }

        return false;
    }
}
