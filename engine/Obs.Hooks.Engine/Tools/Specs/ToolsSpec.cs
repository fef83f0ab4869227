using System.Collections.Immutable;
using System.Text;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Scripting.Digests;

namespace Obs.Hooks.Engine.Tools.Specs;

/// <summary>What a tools root should have, as configured, placeholders filled in.</summary>
internal sealed record ToolsSpec
{
    public required ToolsProviderKind Provider { get; init; }

    public ImmutableArray<string> Repositories { get; init; } = [];

    /// <summary>Sorted, without duplicates.</summary>
    public ImmutableArray<string> Packages { get; init; } = [];

    /// <summary>As uname(1) has it: <c>x86_64</c>, <c>aarch64</c>.</summary>
    public required string Arch { get; init; }

    /// <summary>Whether the root keeps the files of its packages, see <see cref="Packages.KeptPackages"/>.</summary>
    public bool KeepPackages { get; init; }

    /// <summary>Who asked for the packages; a project's missing package is the project's failure.</summary>
    public TrustClass AskedBy { get; init; } = TrustClass.Host;

    /// <summary>Where it is configured.</summary>
    public SourceLocation Location { get; init; } = new("(command line)");

    /// <summary>Names the same wish in every job: 64 hexadecimal digits.</summary>
    public string Key()
    {
        var text = new StringBuilder("obs-hooks tools wish 1\n");
        text.Append(ToolsNames.Of(Provider)).Append('\n').Append(Arch).Append('\n');
        foreach (var repository in Repositories)
        {
            text.Append("repository ").Append(repository).Append('\n');
        }

        foreach (var package in Packages)
        {
            text.Append("package ").Append(package).Append('\n');
        }

        if (KeepPackages)
        {
            text.Append("with packages\n");
        }

        return Sha256.HexOf(Encoding.UTF8.GetBytes(text.ToString()));
    }
}
