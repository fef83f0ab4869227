using System.Collections.Immutable;

namespace Obs.Hooks.Plugins.Target;

/// <summary>A kind of packages and the package manager that installs them.</summary>
internal interface ITargetFamily
{
    /// <summary>Of package files: <c>.deb</c>.</summary>
    string Suffix { get; }

    /// <summary>Programs it needs in the tools root.</summary>
    ImmutableArray<string> Programs { get; }

    /// <summary>Whether a result is a package that is installed: no sources.</summary>
    bool IsInstallable(string fileName);

    /// <summary>Finds out what is wrong before anything is unpacked, and what has to be there first.</summary>
    Task<Resolution> ResolveAsync(ImmutableArray<TargetPackage> packages, TargetRoot root, CancellationToken cancellationToken);

    /// <summary>The script that installs, and its variables.</summary>
    (string Script, ImmutableDictionary<string, string> Environment) Installation(Resolution resolution);

    /// <summary>What is wrong according to what the package manager said.</summary>
    ImmutableArray<Problem> Problems(StepOutput output, Resolution resolution);
}
