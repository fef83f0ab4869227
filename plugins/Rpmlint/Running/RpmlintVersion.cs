using System.Globalization;
using Obs.Hooks.Plugins.Shared.Lint;

namespace Obs.Hooks.Plugins.Rpmlint.Running;

/// <summary>Which rpmlint a root has: command line and configuration of 1 and 2 have nothing in common.</summary>
/// <param name="Major">1 or 2; later ones are taken for 2.</param>
/// <param name="Text">Its upstream version: <c>2.4.0</c>.</param>
internal sealed record RpmlintVersion(int Major, string Text)
{
    private static readonly string[] s_packages = ["rpmlint", "rpmlint-mini"];

    /// <summary>From the root's packages, or by asking the program where the root does not say what is in it.</summary>
    /// <exception cref="LintException">It does not say.</exception>
    public static async Task<RpmlintVersion> OfAsync(IToolsRoot tools, string program, CancellationToken cancellationToken)
    {
        foreach (var package in tools.Packages)
        {
            if (s_packages.Contains(package.Name, StringComparer.Ordinal) && Parse(package.Version[(package.Version.IndexOf(':', StringComparison.Ordinal) + 1)..]) is { } known)
            {
                return known;
            }
        }

        var result = await tools.RunAsync(new ToolRun(new ProcessRequest(program, "--version")), cancellationToken).ConfigureAwait(false);

        // "2.4.0", or "rpmlint version 1.11 Copyright …".
        return result.Output.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Select(Parse).FirstOrDefault(static v => v is not null)
            ?? throw new LintException(
                LintCodes.Broke, $"{program} --version ended with status {LintText.Number(result.ExitStatus)} and without a version: {LintText.LastLine(result.Output + result.Error)}");
    }

    private static RpmlintVersion? Parse(string text)
    {
        var length = 0;
        while (length < text.Length && (char.IsAsciiDigit(text[length]) || text[length] == '.'))
        {
            length++;
        }

        var version = text[..length].TrimEnd('.');
        return int.TryParse(version.Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var major) && major > 0
            ? new RpmlintVersion(Math.Min(major, 2), version)
            : null;
    }
}
