namespace Obs.Hooks.Plugins.Shared.Lint;

/// <summary>The check could not be made. The message says why, for the build log.</summary>
/// <param name="code">One of <see cref="LintCodes"/>.</param>
/// <param name="message">One line.</param>
/// <param name="byPackage">Whether the package is at fault, and not the host or its configuration.</param>
internal sealed class LintException(string code, string message, bool byPackage = false) : Exception($"{code}: {message}")
{
    public bool ByPackage => byPackage;
}
