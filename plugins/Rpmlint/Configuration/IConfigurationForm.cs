using System.Collections.Immutable;
using Obs.Hooks.Plugins.Rpmlint.Rules;

namespace Obs.Hooks.Plugins.Rpmlint.Configuration;

/// <summary>How a major version of rpmlint is told its configuration.</summary>
internal interface IConfigurationForm
{
    /// <summary>Which files of a configured directory count.</summary>
    bool Handles(string fileName);

    /// <summary>Everything rpmlint has to be given besides the packages.</summary>
    /// <param name="files">Configuration files of the host, in order.</param>
    /// <param name="settings">The hook's.</param>
    /// <param name="rules">The package's.</param>
    /// <param name="directory">Where to write files.</param>
    RpmlintConfiguration Write(ImmutableArray<string> files, RpmlintSettings settings, PackageRules rules, string directory);
}
