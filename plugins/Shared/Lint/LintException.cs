namespace Obs.Hooks.Plugins.Shared.Lint;

/// <summary>The check could not be made. The message says why, for the build log.</summary>
/// <param name="message">One line.</param>
/// <param name="byPackage">Whether the package is at fault, and not the host or its configuration.</param>
internal sealed class LintException(string message, bool byPackage = false) : Exception(message)
{
    public bool ByPackage => byPackage;
}
